import NeuralCore

/// What is known of a life up to where one stands, as views and sentences read it.
public struct LifeReport: Hashable, Sendable {
  /// What it is about.
  public let subject: LifeSubject
  /// The network.
  public let network: Sequential
  /// How its examples lie.
  public let arrangement: Arrangement
  /// How many steps lie behind the training's beginning.
  public let origin: Int
  /// The last step that has moved the weights where one stands; the origin before the first.
  public let last: Int
  /// The number at the beginning and after every step up to the last, [last − origin + 1]; NaN of a step
  /// that is not known yet.
  public let values: [Float]
  /// ∂L/∂ the number in every step; NaN where it is not known.
  public let gradients: [Float]
  /// In which share of its rows each step kept the neuron; NaN where it is not known.
  public let kept: [Float]
  /// Whether a dropout layer decides about the neuron.
  public let hasMask: Bool
  /// How many rows a step has.
  public let rows: Int
  /// How many of the steps are known.
  public let knownCount: Int
  /// In how many of those anything moved.
  public let movedCount: Int
  /// The number as it is here: the weight, or how far all have come.
  public let now: Float
  /// The largest jumps, the largest first.
  public let jumps: [Jump]
  /// Of several weights those that are farthest from where they began, the farthest first.
  public let moved: [Moved]
  /// After which steps the sign was another than before.
  public let signChanges: [Int]
  /// What a neuron's weights, of one weight those of its neuron, have learnt after some steps,
  /// w − w₀ [inputs].
  public let frames: [Frame]
  /// Of a layer the neurons whose weights came farthest.
  public let neurons: [Neuron]

  /// One of the largest moves of a weight, and the examples of the step.
  public struct Jump: Hashable, Sendable {
    /// The step.
    public let step: Int
    /// By how much the weight moved.
    public let change: Float
    /// Which weight, as an index of its slice.
    public let index: Int
    /// The examples that the step took.
    public let examples: [Int]
    /// The class of the only example; nil of several, and where its target names none.
    public let label: Int?
  }

  /// A weight, and how far it is from where it began.
  public struct Moved: Hashable, Sendable {
    /// Which weight, as an index of its slice.
    public let index: Int
    /// Where it began.
    public let start: Float
    /// Where it is.
    public let now: Float

    /// w − w₀.
    public var change: Float { now - start }
  }

  /// A neuron's weights against their beginning.
  public struct Frame: Hashable, Sendable {
    /// How many steps lie behind it.
    public let stepCount: Int
    /// w − w₀, [inputs].
    public let change: [Float]
  }

  /// A neuron of a layer.
  public struct Neuron: Hashable, Sendable {
    /// Its number.
    public let unit: Int
    /// √Σ (w − w₀)².
    public let distance: Float
    /// w − w₀, [inputs].
    public let change: [Float]
  }

  /// How many steps there are up to the last.
  public var stepCount: Int { last - origin }
  /// Whether all of them are known.
  public var isComplete: Bool { knownCount == stepCount }
  /// The number at the beginning.
  public var start: Float { values[0] }
  /// The slice that the numbers are of.
  public var slice: ParameterSlice? {
    subject.parameter(in: network).map { network.parameters[$0] }
  }
  /// In how many of the known steps, in whole steps' worth of rows, the neuron was dropped.
  public var droppedCount: Float { kept.reduce(0) { $1.isNaN ? $0 : $0 + 1 - $1 } }
}

extension Life {
  /// Tells what is known up to where a moment stands; `examples` are those of each largest jump's step.
  func report(
    for moment: Moment, neurons: Int, _ told: [LifeReport.Jump]
  ) -> LifeReport {
    let last = max(origin, moment.stepsLived)
    let steps = origin + 1..<last + 1
    let network = moment.network
    let values = (origin...last).map { value(after: $0) ?? .nan }
    return LifeReport(
      subject: subject, network: network, arrangement: moment.arrangement, origin: origin,
      last: last, values: values,
      gradients: steps.map { gradient(in: $0) ?? .nan },
      kept: steps.map { kept(in: $0) ?? .nan },
      hasMask: subject.dropout(in: network) != nil && subject.unit(in: network) != nil,
      rows: moment.rows, knownCount: knownCount(upTo: last), movedCount: movedCount(upTo: last),
      now: now(moment) ?? values[values.count - 1], jumps: told,
      moved: neurons > 0 ? farthestWeights(moment) : [], signChanges: signChanges(upTo: last),
      frames: frames(moment, upTo: last),
      neurons: farthest(moment, neurons))
  }

  /// How many jumps a report tells of.
  static let toldJumps = 5
  /// How many of the weights that are farthest from where they began.
  static let toldWeights = 14

  private func now(_ moment: Moment) -> Float? {
    guard case .number(let parameter, let index) = subject else { return nil }
    let values = moment.parameters(parameter)
    return values[values.startIndex + index]
  }

  private func frames(_ moment: Moment, upTo last: Int) -> [LifeReport.Frame] {
    let network = moment.network
    let layer = subject.layer(in: network)
    guard let unit = subject.unit(in: network), subject.isOfKernel(in: network),
      let now = moment.weights(into: unit, ofLayer: layer)
    else { return [] }
    let beginning = column(unit, of: start, units: network.width(ofLayer: layer))
    func change(_ weights: [Float]) -> [Float] { zip(weights, beginning).map { $0 - $1 } }
    let early = frames.sorted { $0.key < $1.key }.filter { $0.key < last }
      .map { LifeReport.Frame(stepCount: $0.key, change: change($0.value)) }
    let first = LifeReport.Frame(stepCount: origin, change: beginning.map { _ in 0 })
    return last == origin
      ? [first] : [first] + early + [LifeReport.Frame(stepCount: last, change: change(now))]
  }

  /// Of several weights those that are farthest from where they began.
  private func farthestWeights(_ moment: Moment) -> [LifeReport.Moved] {
    if case .number = subject { return [] }
    guard let parameter = subject.parameter(in: moment.network) else { return [] }
    let units = moment.network.parameters[parameter].shape.last ?? 1
    let now = moment.parameters(parameter)
    guard case .neuron(_, let unit) = subject else {
      return farthestWeights(now, Swift.stride(from: 0, to: now.count, by: 1))
    }
    return farthestWeights(now, Swift.stride(from: unit, to: now.count, by: units))
  }

  private func farthestWeights(
    _ now: ArraySlice<Float>, _ places: StrideTo<Int>
  ) -> [LifeReport.Moved] {
    var farthest: [LifeReport.Moved] = []
    // What is not above it is not among them.
    var bound: Float = 0
    now.withUnsafeBufferPointer { now in
      start.withUnsafeBufferPointer { start in
        for index in places where (now[index] - start[index]).magnitude > bound {
          let moved = LifeReport.Moved(index: index, start: start[index], now: now[index])
          let place =
            farthest.firstIndex { $0.change.magnitude < moved.change.magnitude } ?? farthest.count
          farthest.insert(moved, at: place)
          guard farthest.count >= Self.toldWeights else { continue }
          farthest.removeLast(farthest.count - Self.toldWeights)
          bound = farthest[farthest.count - 1].change.magnitude
        }
      }
    }
    return farthest
  }

  private func farthest(_ moment: Moment, _ count: Int) -> [LifeReport.Neuron] {
    guard case .slice(let kernel) = subject, count > 0, moment.network.parameters[kernel].isKernel
    else { return [] }
    let units = moment.network.parameters[kernel].shape.last ?? 1
    let now = moment.parameters(kernel)
    var squares = [Float](repeating: 0, count: units)
    for first in Swift.stride(from: 0, to: now.count, by: units) {
      for unit in 0..<units {
        let way = now[now.startIndex + first + unit] - start[start.startIndex + first + unit]
        squares[unit] += way * way
      }
    }
    let order = squares.indices.sorted { (squares[$0], $1) > (squares[$1], $0) }
    return order.prefix(count).filter { squares[$0] > 0 }.map { unit in
      LifeReport.Neuron(
        unit: unit, distance: squares[unit].squareRoot(),
        change: zip(column(unit, of: now, units: units), column(unit, of: start, units: units))
          .map { $0 - $1 })
    }
  }

  private func column(_ unit: Int, of kernel: ArraySlice<Float>, units: Int) -> [Float] {
    Swift.stride(from: kernel.startIndex + unit, to: kernel.endIndex, by: units).map { kernel[$0] }
  }
}
