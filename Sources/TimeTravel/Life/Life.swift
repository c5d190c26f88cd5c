import NeuralCore

/// The life of a weight, a neuron or a layer: a few numbers after every step of a training.
///
/// They come from replay, a stretch at a time, the latest first: `Timeline.advance(_:atMost:)` makes
/// more of it known. They are the bits that one would find walking there.
public struct Life: Sendable {
  /// What it is about.
  public let subject: LifeSubject
  /// How many steps lie behind the training's beginning.
  public let origin: Int
  /// The numbers of its slice as they began.
  public let start: ArraySlice<Float>
  /// Pictures of a neuron's weights [inputs] some steps after the beginning, by how many steps there are
  /// behind them.
  public internal(set) var frames: [Int: [Float]] = [:]

  /// Which past it was read from.
  let revision: Int
  /// The steps that are known.
  var known = StepRanges()
  /// The stretch that is being replayed.
  var stretch: Stretch?
  private var entries: [Entry] = []

  /// What is known after a step.
  struct Entry: Sendable {
    /// The weight, or the distance from the beginning.
    var value: Float = 0
    /// ∂L/∂ the weight; of a neuron ∂L/∂ its bias.
    var gradient: Float = 0
    /// The share of the rows in which its neuron was kept.
    var kept: Float = 1
    /// The change of the weight that moved most.
    var jump: Float = 0
    /// Which weight that is, as an index of its slice.
    var index = 0
  }

  /// A stretch of steps that is being replayed.
  struct Stretch: Sendable {
    /// The session before the next of them.
    var session: Session
    /// The last of them.
    let last: Int
    /// Who reads them.
    var probe: LifeProbe
  }

  /// One of the largest moves that a single weight made in a step.
  public struct Jump: Hashable, Sendable {
    /// The step.
    public let step: Int
    /// By how much the weight moved.
    public let change: Float
    /// Which weight, as an index of its slice.
    public let index: Int
  }

  init(_ subject: LifeSubject, from session: Session, parameter: Int, revision: Int) {
    self.subject = subject
    origin = session.stepCount
    start = session.parameters[session.network.parameters[parameter].range]
    self.revision = revision
  }

  /// Writes down what was found after a step.
  mutating func note(_ entry: Entry, after step: Int) {
    let place = step - origin - 1
    if place >= entries.count {
      entries += repeatElement(Entry(), count: place + 1 - entries.count)
    }
    entries[place] = entry
    known.insert(step)
  }

  /// Hands out the stretch that is being replayed, so that nobody else holds its weights.
  mutating func takeStretch() -> Stretch? {
    defer { stretch = nil }
    return stretch
  }

  /// The last step up to one that is not known; nil where all are.
  func lastMissing(upTo step: Int) -> Int? {
    step > origin ? known.lastMissing(in: origin + 1...step) : nil
  }

  private func entry(_ step: Int) -> Entry? {
    known.contains(step) ? entries[step - origin - 1] : nil
  }
}

// MARK: - What is known of it

extension Life {
  /// Whether a step is known.
  public func knows(_ step: Int) -> Bool { known.contains(step) }

  /// How many of the steps up to one are known.
  public func knownCount(upTo step: Int) -> Int {
    (origin + 1..<max(origin + 1, step + 1)).count { known.contains($0) }
  }

  /// The number before the first step: of a weight its value, of all else 0, the way it came.
  public var startValue: Float {
    guard case .number(_, let index) = subject else { return 0 }
    return start[start.startIndex + index]
  }

  /// The weight after a step; of a neuron or a layer how far its weights are from where they began,
  /// √Σ (w − w₀)².
  ///
  /// Nil while it is not known.
  public func value(after step: Int) -> Float? {
    step == origin ? startValue : entry(step)?.value
  }

  /// ∂L/∂ the weight in a step; of a neuron ∂L/∂ its bias, which is its blame summed over the rows.
  public func gradient(in step: Int) -> Float? { entry(step)?.gradient }

  /// The share of a step's rows in which the neuron was kept: 0 or 1 in batches of one.
  public func kept(in step: Int) -> Float? { entry(step)?.kept }

  /// The change of the weight that moved most in a step.
  public func jump(in step: Int) -> Jump? {
    entry(step).map { Jump(step: step, change: $0.jump, index: $0.index) }
  }

  /// The largest of the known jumps up to a step, the largest first; steps without any are left out.
  public func largestJumps(upTo step: Int, _ count: Int) -> [Jump] {
    var largest: [Jump] = []
    for step in origin + 1..<max(origin + 1, step + 1) {
      guard let jump = jump(in: step), jump.change != 0 else { continue }
      let size = jump.change.magnitude
      if largest.count == count, let least = largest.last, least.change.magnitude >= size {
        continue
      }
      let place = largest.firstIndex { $0.change.magnitude < size } ?? largest.count
      largest.insert(jump, at: place)
      if largest.count > count { largest.removeLast() }
    }
    return largest
  }

  /// In how many of the known steps up to one anything moved.
  public func movedCount(upTo step: Int) -> Int {
    (origin + 1..<max(origin + 1, step + 1)).count { (entry($0)?.jump ?? 0) != 0 }
  }

  /// The known steps up to one after which a weight lies on the other side of 0 than before.
  ///
  /// A weight that comes to rest on 0 has not crossed it yet.
  public func signChanges(upTo step: Int) -> [Int] {
    guard case .number = subject else { return [] }
    var side: FloatingPointSign?
    var changes: [Int] = []
    for step in origin...max(origin, step) {
      guard let value = value(after: step) else {
        side = nil
        continue
      }
      guard value != 0, !value.isNaN else { continue }
      if let side, side != value.sign { changes.append(step) }
      side = value.sign
    }
    return changes
  }
}
