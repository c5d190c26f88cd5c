import TimeTravel

extension Lens {
  /// The views that a key leads to, by the names that the command line has for them.
  private static let names: KeyValuePairs<String, Lens> = [
    "event": .event, "gradient-check": .gradientCheck, "weights": .weights(.before),
    "weights-after": .weights(.after), "weights-change": .weights(.change),
    "products": .products, "masks": .masks, "temperature": .temperature,
    "unshifted": .unshifted, "batch": .batch, "diagram": .diagram, "border": .border, "ink": .ink,
    "life": .life,
    "what-if": .whatIf,
  ]

  /// The name of a view that a key leads to; nil of the others.
  package var name: String? { Self.names.first { $0.value == self }?.key }

  /// The view of a name, in any case; nil where none has it.
  package init?(named name: Substring) {
    guard let named = Self.names.first(where: { $0.key == name.lowercased() }) else { return nil }
    self = named.value
  }

  /// The names of the views that a moment's place has.
  package static func names(for moment: Moment) -> [String] {
    ([.event] + offered(by: moment)).compactMap(\.name)
  }
}
