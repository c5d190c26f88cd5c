import NeuralCore

/// What somebody has chosen: one of the inputs, and of each dense layer one neuron, until another is
/// chosen.
///
/// The layers between two dense ones share their neurons, which stand in one column: neuron 17 of a
/// dense layer is neuron 17 of its ReLU, its dropout, its blame, its gradients and its updates. A weight
/// is chosen by both its ends.
public struct Selection: Hashable, Sendable {
  /// The number chosen in each column: of 0 an input, of n a neuron of the n-th dense layer.
  private var chosen: [Int: Int] = [:]
  /// The update that was last looked at, without its step; nil before the first.
  private(set) var update: Target?
  /// The term that was entered last, with its place and neuron, until something else is chosen where it
  /// comes from; nil before the first.
  private var term: Target?

  /// Nothing is chosen.
  public init() {}

  /// What is chosen in a column; nil where nothing is.
  public subscript(column: Int) -> Int? { chosen[column] }

  /// The term of a neuron at a place that was entered last; nil where another was.
  func term(of unit: Int?, at place: Place) -> Int? {
    term?.place == place && term?.unit == unit ? term?.term : nil
  }

  /// The highest column at or below one in which something is chosen.
  func nearest(below column: Int) -> Int? { chosen.keys.filter { $0 <= column }.max() }

  /// What is chosen and does not follow from where a cursor stands, by the first place of its column.
  public func targets(besides cursor: Cursor, in network: Sequential) -> [Target] {
    var implied = Selection()
    implied.choose(cursor, in: network)
    return chosen.keys.sorted().filter { chosen[$0] != implied[$0] }.map { column in
      Target(
        place: network.dense(ofColumn: column).map { .forward(layer: $0) } ?? .input,
        unit: chosen[column])
    }
  }

  /// Chooses what a cursor has entered: its neuron, and what its term comes from.
  mutating func choose(_ cursor: Cursor, in network: Sequential) {
    if case .update = cursor.place {
      update = Target(place: cursor.place, unit: cursor.unit, term: cursor.term)
    }
    guard let unit = cursor.unit, let column = cursor.place.column(in: network) else { return }
    chosen[column] = unit
    if cursor.term != nil {
      term = Target(place: cursor.place, unit: unit, term: cursor.term)
    } else if term?.place?.columnOfTerms(in: network) == column {
      term = nil
    }
    guard let term = cursor.term, let other = cursor.place.columnOfTerms(in: network) else {
      return
    }
    // The term after the last input is the bias, which comes from nowhere.
    if other > column || term < network.width(ofColumn: other) { chosen[other] = term }
  }
}

extension Place {
  /// The column of the neurons that a place shows; nil where it shows none.
  func column(in network: Sequential) -> Int? {
    switch self {
    case .input: 0
    case .forward, .blame, .gradient, .update:
      layer(in: network).map(network.column(ofLayer:))
    case .loss, .again: nil
    }
  }

  /// The column of what a neuron's terms come from: below it, and of a blame above it; nil where it has
  /// none.
  func columnOfTerms(in network: Sequential) -> Int? {
    guard Extent.terms(of: self, in: network) > 0, let column = column(in: network) else {
      return nil
    }
    if case .blame = self { return column + 1 }
    return column - 1
  }
}

extension Sequential {
  /// The column of a layer's neurons: how many dense layers there are up to it.
  func column(ofLayer layer: Int) -> Int {
    layers[...layer].count { if case .dense = $0 { true } else { false } }
  }

  /// The dense layer that a column begins with; nil of the inputs.
  func dense(ofColumn column: Int) -> Int? {
    guard column > 0 else { return nil }
    return layers.indices.first { self.column(ofLayer: $0) == column }
  }

  /// How many neurons, or inputs, a column has.
  func width(ofColumn column: Int) -> Int { dense(ofColumn: column).map(width(ofLayer:)) ?? inputs }

  /// The layers of a column, from the lowest.
  func layers(ofColumn column: Int) -> [Int] {
    layers.indices.filter { self.column(ofLayer: $0) == column }
  }
}
