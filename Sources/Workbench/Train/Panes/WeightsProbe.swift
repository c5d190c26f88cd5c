import NeuralCore

/// The weights of a training now against its start: how they spread, and what it added to some neurons
/// of the first layer.
package struct WeightsProbe: TrainingProbe {
  /// How a kernel's weights spread over equally wide classes around 0.
  package struct Spread: Equatable, Sendable {
    /// The index of the kernel in `Sequential.parameters`.
    package let parameter: Int
    /// The weight at the outer edge of the last class.
    package let limit: Float
    /// The share of the weights in each class at the start.
    package var start: [Float]
    /// The share of the weights in each class now.
    package var now: [Float]
    /// The mean of |now − start|.
    package var meanChange: Float
  }

  /// A neuron of the first layer: its weights, one for each input.
  package struct Neuron: Equatable, Sendable {
    /// Its number.
    package let unit: Int
    /// Its weights as they began.
    package let start: [Float]
    /// Its weights as they are.
    package let now: [Float]

    /// What training added to them.
    package var added: [Float] { zip(now, start).map { $0 - $1 } }
  }

  /// The weights as they were last read.
  package struct Reading: Equatable, Sendable {
    /// How many steps were done.
    package let step: Int
    /// The neurons that are watched, by rising number.
    package let neurons: [Neuron]
    /// Whether they were chosen by how they changed; before the first batch nothing has.
    package let areChosen: Bool
    /// The largest size of a weight of the first kernel at the start: the fixed scale of what is added.
    package let limit: Float
    /// The spread of each kernel, first to last.
    package let spreads: [Spread]
  }

  package static let interval = 250
  package private(set) var reading: Reading?

  private let start: Session
  private let kernel: ParameterSlice?
  private var spreads: [Spread]
  private var units: [Int] = []
  private var lastChoice: Int?

  /// How many neurons are watched.
  package static let watchedCount = 6
  /// How many classes a spread has.
  package static let classes = 15

  package init(_ material: ProbeMaterial) {
    let session = material.setup.session
    start = session
    kernel = session.network.parameters.first.flatMap { $0.shape.count == 2 ? $0 : nil }
    spreads = session.network.parameters.indices
      .filter { session.network.parameters[$0].isKernel }
      .map { Spread(of: $0, in: session) }
  }

  /// Compares the start with the weights as they are now.
  ///
  /// The neurons stay: those that the first batches changed most, until others are asked for.
  package mutating func read(_ session: Session, choice: Int) {
    for index in spreads.indices { spreads[index].compare(session, with: start) }
    if lastChoice != choice {
      units = mostChanged(session)
      lastChoice = session.stepCount == start.stepCount ? nil : choice
    }
    let limit = kernel.map { start.parameters[$0.range].reduce(0) { max($0, abs($1)) } } ?? 0
    reading = Reading(
      step: session.stepCount,
      neurons: units.sorted().map {
        Neuron(
          unit: $0, start: weights(ofUnit: $0, in: start), now: weights(ofUnit: $0, in: session))
      }, areChosen: lastChoice != nil, limit: limit > 0 ? limit : 1, spreads: spreads)
  }

  private func weights(ofUnit unit: Int, in session: Session) -> [Float] {
    guard let kernel else { return [] }
    let first = kernel.range.lowerBound + unit
    return stride(from: first, to: kernel.range.upperBound, by: kernel.shape[1])
      .map { session.parameters[$0] }
  }

  /// The neurons of the first layer whose weights moved farthest (by the sum of squares).
  private func mostChanged(_ session: Session) -> [Int] {
    guard let kernel else { return [] }
    let width = kernel.shape[1]
    var moved = [Float](repeating: 0, count: width)
    for (place, index) in kernel.range.enumerated() {
      let change = session.parameters[index] - start.parameters[index]
      moved[place % width] += change * change
    }
    let order = moved.indices.sorted { (moved[$0], $1) > (moved[$1], $0) }
    return Array(order.prefix(Self.watchedCount))
  }
}

extension WeightsProbe.Spread {
  fileprivate init(of parameter: Int, in start: Session) {
    self.parameter = parameter
    let weights = start.parameters[start.network.parameters[parameter].range]
    // Glorot-uniform weights begin within ±limit; half as much again leaves them room to move.
    let largest = weights.reduce(0) { max($0, abs($1)) }
    limit = largest > 0 ? 1.5 * largest : 1
    self.start = []
    now = []
    meanChange = 0
    self.start = shares(weights)
    now = self.start
  }

  fileprivate mutating func compare(_ session: Session, with start: Session) {
    let range = session.network.parameters[parameter].range
    now = shares(session.parameters[range])
    var change: Float = 0
    for index in range { change += abs(session.parameters[index] - start.parameters[index]) }
    meanChange = change / Float(range.count)
  }

  /// The share of the weights in each class; those beyond the limit count in the outermost.
  private func shares(_ weights: ArraySlice<Float>) -> [Float] {
    var counts = [Int](repeating: 0, count: WeightsProbe.classes)
    let width = 2 * limit / Float(counts.count)
    for weight in weights where !weight.isNaN {
      let place = ((weight + limit) / width).rounded(.down)
      counts[Int(min(Float(counts.count - 1), max(0, place)))] += 1
    }
    return counts.map { Float($0) / Float(weights.count) }
  }
}
