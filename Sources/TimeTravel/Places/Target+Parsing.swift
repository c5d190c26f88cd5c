import NeuralCore

extension Target {
  /// Reads the text form of a target in this network.
  ///
  /// Quotes around it are no part of it. Throws a `TargetError` that lists what is allowed, or the
  /// range that a number missed.
  public init(_ text: String, in session: Session) throws(TargetError) {
    var parser = TargetParser(text, session)
    self = try parser.parse()
  }
}

/// Reads the words of a target one after the other.
private struct TargetParser {
  private let text: String
  private let network: Sequential
  private let walk: [Place]
  private var words: ArraySlice<Substring>

  init(_ text: String, _ session: Session) {
    self.text = text
    network = session.network
    walk = Place.walk(of: session)
    words = text.unquoted.split(whereSeparator: \.isWhitespace)[...]
  }

  mutating func parse() throws(TargetError) -> Target {
    guard !words.isEmpty else { throw error("a place is wanted; \(allowed)") }
    var target = Target()
    if take("step") { target.step = try number("a step", from: 1) }
    if take("row") { target.row = try number("a row", from: 0) }
    guard let word = words.popFirst() else { return target }
    let place = try place(String(word))
    target.place = place
    try readInside(place, into: &target)
    if let extra = words.first {
      throw error("“\(extra)” is one word too many after “\(place.text(in: network))”")
    }
    return target
  }

  // MARK: Places

  private mutating func place(_ word: String) throws(TargetError) -> Place {
    switch word {
    case "input": return .input
    case "loss": return .loss
    case "again": return .again
    case "blame": return .blame(layer: try blamedLayer())
    case "gradient":
      return .gradient(parameter: try parameter(after: word) { .gradient(parameter: $0) })
    case "update": return .update(parameter: try parameter(after: word) { .update(parameter: $0) })
    default:
      guard let layer = network.layer(named: word) else {
        throw error("“\(word)” is no place of this network; \(allowed)")
      }
      return .forward(layer: layer)
    }
  }

  private mutating func blamedLayer() throws(TargetError) -> Int {
    let known = network.layers.indices.filter { walk.contains(.blame(layer: $0)) }
    let names = known.map { network.layerNames[$0] }
    guard let word = words.popFirst() else {
      throw error("“blame” wants a layer: \(list(names))")
    }
    guard let layer = known.first(where: { network.layerNames[$0] == word }) else {
      throw error("there is no blame of “\(word)”; a layer is one of \(list(names))")
    }
    return layer
  }

  private mutating func parameter(
    after verb: String, _ place: (Int) -> Place
  ) throws(TargetError) -> Int {
    let known = network.parameters.indices.filter { walk.contains(place($0)) }
    let names = known.map { network.parameters[$0].name }
    guard let word = words.popFirst() else {
      throw error("“\(verb)” wants a kernel or a bias: \(list(names))")
    }
    guard let index = known.first(where: { network.parameters[$0].name == word }) else {
      throw error("there is no \(verb) of “\(word)”; it is one of \(list(names))")
    }
    return index
  }

  // MARK: Neurons and terms

  private mutating func readInside(_ place: Place, into target: inout Target) throws(TargetError) {
    guard let word = words.first else { return }
    if place == .again {
      target.unit = try number("an example to look at again", from: 0)
      return
    }
    let units = Extent.units(of: place, in: network)
    let name = place.text(in: network)
    guard units > 0 else {
      throw error("“\(name)” has no neurons to go into, so “\(word)” cannot follow it")
    }
    if Extent.isKernel(place, in: network), word.contains(",") {
      try readWeight(place, String(words.removeFirst()), into: &target)
      return
    }
    let noun = place == .input ? "input" : "neuron"
    target.unit = try number("a \(noun) of \(name)", from: 0, below: units)
    guard take("term") else { return }
    let terms = Extent.terms(of: place, in: network)
    guard terms > 0 else { throw error("“\(name)” has no terms: its neurons are no sums") }
    if case .forward = place {
      if take("bias") {
        target.term = terms - 1
      } else {
        target.term = try number("a term of \(name)", from: 0, below: terms - 1, or: "bias")
      }
    } else {
      target.term = try number("a term of \(name)", from: 0, below: terms)
    }
  }

  private func readWeight(
    _ place: Place, _ word: String, into target: inout Target
  ) throws(TargetError) {
    let rows = Extent.terms(of: place, in: network)
    let columns = Extent.units(of: place, in: network)
    let parts = word.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let from = parts[0], let to = parts[1], (0..<rows).contains(from),
      (0..<columns).contains(to)
    else {
      throw error(
        "a weight of \(place.text(in: network)) is named by the neuron it comes from (0–\(rows - 1)) "
          + "and the one it goes to (0–\(columns - 1)), as in “3,\(min(columns - 1, 17))”; "
          + "“\(word)” was given")
    }
    target.term = from
    target.unit = to
  }

  // MARK: Words

  private mutating func take(_ word: String) -> Bool {
    guard words.first.map({ $0 == word }) == true else { return false }
    words.removeFirst()
    return true
  }

  private mutating func number(
    _ what: String, from lowest: Int, below end: Int? = nil, or other: String? = nil
  ) throws(TargetError) -> Int {
    let range = end.map { "a whole number \(lowest)–\($0 - 1)" } ?? "a whole number from \(lowest)"
    let rule = "\(what) is \(range)" + (other.map { " or “\($0)”" } ?? "")
    guard let word = words.popFirst() else { throw error("\(rule); none was given") }
    guard let value = Int(word), value >= lowest, value < end ?? .max else {
      throw error("\(rule); “\(word)” was given")
    }
    return value
  }

  private var allowed: String {
    "it is one of input, \(list(network.layerNames)), loss, again, or blame with a layer, "
      + "or gradient or update with a kernel or bias such as "
      + "\(network.parameters.first?.name ?? "dense/kernel"); “step N” may stand before it"
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "(this network has none)" : names.joined(separator: ", ")
  }

  private func error(_ message: String) -> TargetError {
    TargetError(text: text, message: message)
  }
}
