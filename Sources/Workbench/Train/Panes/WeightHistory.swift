import NeuralCore

/// The weights of a training now against its start: how they spread, and which neurons of the first
/// layer changed most.
package struct WeightHistory: Sendable {
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

  /// The neurons of the first layer that changed most, the most changed first.
  package private(set) var watched: [Int]
  /// Whether they were chosen by how they changed; before the first batch nothing has.
  package var isChosen: Bool { chosenAt > start.stepCount }
  /// The spread of each kernel, first to last.
  package private(set) var spreads: [Spread]

  private let start: Session
  private var stepCount: Int
  private var chosenAt: Int

  /// How many neurons are watched.
  package static let watchedCount = 6
  /// How many classes a spread has.
  package static let classes = 15

  /// The weights at the start, compared with themselves.
  package init(start: Session) {
    self.start = start
    stepCount = start.stepCount
    chosenAt = start.stepCount
    watched = Self.mostChanged(start, since: start)
    spreads = start.network.parameters.indices.filter { start.network.parameters[$0].isKernel }
      .map { Spread(of: $0, in: start) }
  }

  /// Compares the start with the weights as they are now.
  ///
  /// While it runs (`mayChoose` is false) the watched neurons stay: no picture jumps to another
  /// neuron under the eyes of the reader. Only the first ones are chosen at the first batch.
  package mutating func receive(_ session: Session, mayChoose: Bool) {
    guard session.stepCount != stepCount else { return }
    stepCount = session.stepCount
    for index in spreads.indices { spreads[index].compare(session, with: start) }
    guard mayChoose || !isChosen else { return }
    watched = Self.mostChanged(session, since: start)
    chosenAt = session.stepCount
  }

  /// The weights of a neuron of the first layer, one for each input.
  package static func weights(ofUnit unit: Int, in session: Session) -> [Float] {
    guard let slice = session.network.parameters.first, slice.shape.count == 2 else { return [] }
    let first = slice.range.lowerBound + unit
    return stride(from: first, to: slice.range.upperBound, by: slice.shape[1])
      .map { session.parameters[$0] }
  }

  /// The neurons of the first layer whose weights moved farthest (by the sum of squares).
  private static func mostChanged(_ session: Session, since start: Session) -> [Int] {
    guard let slice = session.network.parameters.first, slice.shape.count == 2 else { return [] }
    let units = slice.shape[1]
    var moved = [Float](repeating: 0, count: units)
    for (place, index) in slice.range.enumerated() {
      let change = session.parameters[index] - start.parameters[index]
      moved[place % units] += change * change
    }
    let order = moved.indices.sorted { (moved[$0], $1) > (moved[$1], $0) }
    return Array(order.prefix(watchedCount))
  }
}

extension WeightHistory.Spread {
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
    var counts = [Int](repeating: 0, count: WeightHistory.classes)
    let width = 2 * limit / Float(counts.count)
    for weight in weights where !weight.isNaN {
      let place = ((weight + limit) / width).rounded(.down)
      counts[Int(min(max(place, 0), Float(counts.count - 1)))] += 1
    }
    return counts.map { Float($0) / Float(weights.count) }
  }
}
