import CellCanvas
import Datasets
import LessonKit
import ModelFiles
import NeuralCore
import TimeTravel
import Workbench

/// What the stepper costs on the tutorial's network: keys, ways back, and a long walk both ways.
struct SteppingBench {
  let materials: Materials
  let effort: BenchEffort
  /// How many steps are walked forward and back.
  let steps: Int

  /// All that is measured.
  func measure() throws -> BenchFigures.Stepping {
    let walk = try Walked(steps, on: materials.mnist.train)
    return BenchFigures.Stepping(
      key: .init(try keys(in: Self.usual)), neuron: .init(try neurons(in: Self.usual)),
      largeKey: .init(try keys(in: Self.large)), largeNeuron: .init(try neurons(in: Self.large)),
      back: .init(try waysBack()),
      backSteps: effort.backSteps, walkedSteps: steps, moves: walk.moves,
      isEqual: walk.isEqual, checkpointBytes: walk.checkpointBytes,
      budgetBytes: Timeline.defaultBudget,
      lives: try LifeBench(materials: materials, effort: effort).measure())
  }

  // MARK: Keys

  /// The windows that keys are drawn for.
  private static let usual = Size(width: 120, height: 40)
  private static let large = Size(width: 200, height: 60)

  /// What is pressed at every tenth of the walk: through a step and back, into neurons and terms,
  /// through views and along the origins of numbers.
  private static let tour: [(key: Character, times: Int)] = [
    ("l", 30), ("v", 3), ("h", 28), ("j", 1), ("l", 10), ("j", 1), ("l", 10), ("k", 2), ("]", 3),
    ("[", 3), ("l", 8), ("o", 12), ("O", 4), ("v", 3), (".", 1), ("h", 5),
  ]

  /// How long each key takes until its frame is drawn, in seconds; the terminal's own time not.
  private func keys(in size: Size) throws -> Sample {
    var screen = try Screen(materials, size)
    var seconds: [Double] = []
    for part in 0..<10 {
      let stride = max(1, steps / 10)
      for (key, times) in Self.tour {
        for _ in 0..<times { seconds.append(screen.press(key)) }
      }
      guard part < 9 else { break }
      for digit in "\(min(stride, 9_999))" { seconds.append(screen.press(digit)) }
      seconds.append(screen.press("]"))
      // What is far is walked to a frame at a time.
      while let tick = screen.tick() { seconds.append(tick) }
    }
    return Sample(seconds)
  }

  /// How long it takes to enter a neuron that adds up 784 terms.
  private func neurons(in size: Size) throws -> Sample {
    var screen = try Screen(materials, size)
    _ = screen.press("l")
    var seconds: [Double] = []
    for _ in 0..<max(3, effort.rounds * 4) {
      seconds.append(screen.press("j"))
      _ = screen.press("k")
    }
    return Sample(seconds)
  }

  /// How long it takes back from a late step of batches of 32 to earlier ones, all over the training.
  private func waysBack() throws -> Sample {
    var timeline = try StepOpening(batch: 32).timeline(on: materials.mnist.train)
    let last = effort.backSteps + 1
    try timeline.go(to: Target(step: last))
    let ways = max(3, effort.rounds * 2)
    var seconds: [Double] = []
    for way in 0..<ways {
      // In an order that never comes from a neighbour.
      let step = 1 + (way * 7 % ways) * effort.backSteps / ways
      let start = ContinuousClock.now
      try timeline.go(to: Target(step: step))
      seconds.append(start.duration(to: .now) / .seconds(1))
      try timeline.go(to: Target(step: last))
    }
    return Sample(seconds)
  }
}

/// The program's screen in memory.
private struct Screen {
  private var state: AppState

  init(_ materials: Materials, _ size: Size) throws {
    state = AppState(
      size: size, look: Look(), mnist: materials.mnist, course: materials.course,
      progress: LearningProgress(), settings: Settings())
    _ = try state.open(.step(StepOpening()))
  }

  /// Presses a key and draws the frame; returns how long that took.
  mutating func press(_ key: Character) -> Double { take(.input(.key(.character(key)))) }

  /// Lets what is under way go on; nil where nothing is.
  mutating func tick() -> Double? { state.tickMilliseconds == nil ? nil : take(.tick) }

  private mutating func take(_ action: Action) -> Double {
    Sample.seconds {
      _ = update(&state, action)
      _ = render(state).canvas.presented(in: .unicode)
    }
  }
}

/// A walk through every place of some steps, and back again.
private struct Walked {
  /// How many moves led forward; as many led back.
  private(set) var moves = 0
  /// Whether every place had the same numbers on the way back, to the bit.
  private(set) var isEqual = true
  /// The most that checkpoints took.
  private(set) var checkpointBytes = 0

  init(_ steps: Int, on digits: Digits) throws {
    var timeline = try StepOpening().timeline(on: digits)
    var digests = [Self.digest(timeline.moment)]
    while timeline.later(), timeline.cursor.step <= steps {
      digests.append(Self.digest(timeline.moment))
      checkpointBytes = max(checkpointBytes, timeline.checkpointBytes)
    }
    moves = digests.count - 1
    for digest in digests.reversed() {
      guard timeline.earlier(), Self.digest(timeline.moment) == digest else {
        isEqual = false
        return
      }
      checkpointBytes = max(checkpointBytes, timeline.checkpointBytes)
    }
  }

  /// A fingerprint of where a moment is and of the numbers that its place brings.
  private static func digest(_ moment: Moment) -> Int {
    var hasher = Hasher()
    hasher.combine(moment.cursor)
    func take(_ numbers: (some Sequence<Float>)?) {
      _ = numbers?.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
    }
    switch moment.cursor.place {
    case .input: take(moment.input)
    case .forward(let layer):
      take(moment.output(ofLayer: layer))
      take(moment.mask(ofLayer: layer))
    case .loss: take(moment.rowLosses)
    case .blame(let layer): take(moment.blame(ofLayer: layer))
    case .gradient(let parameter): take(moment.gradient(parameter: parameter))
    case .update(let parameter):
      take(moment.before(parameter: parameter))
      take(moment.after(parameter: parameter))
    case .again:
      take(moment.again?.before)
      take(moment.again?.probabilities)
    }
    return hasher.finalize()
  }
}
