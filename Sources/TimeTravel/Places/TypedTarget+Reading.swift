import NeuralCore

extension TypedTarget {
  /// Reads what was typed: file names such as `dense_1 17`, or the screen's words, `2nd dense 17`.
  ///
  /// Quotes around it are no part of it. An error points at the word that is wrong and says what is
  /// allowed. `arrangement` says how the inputs lie, so that pixels can be named.
  public init(
    _ text: String, in session: Session, _ arrangement: Arrangement = .numbers
  ) throws(DescriptionError) {
    var reader = TargetReader(text.unquoted, session, arrangement)
    self = try reader.read()
  }
}

extension Target {
  /// Reads the text form of a target in this network, as `TypedTarget` does.
  public init(
    _ text: String, in session: Session, _ arrangement: Arrangement = .numbers
  ) throws(DescriptionError) {
    self = try TypedTarget(text, in: session, arrangement).target
  }
}

/// Reads the words of a target one after the other.
private struct TargetReader {
  private let network: Sequential
  private let walk: [Place]
  private let names: NetworkWords
  private var words: WordReader
  private var typed: TypedTarget

  init(_ text: String, _ session: Session, _ arrangement: Arrangement) {
    network = session.network
    walk = Place.walk(of: session)
    names = NetworkWords(network, arrangement)
    // The path over a view parts its words so.
    words = WordReader(text, ignoring: ["›"])
    typed = TypedTarget(text: text)
  }

  mutating func read() throws(DescriptionError) -> TypedTarget {
    guard words.next != nil else { throw words.error("a place is wanted; \(allowed)") }
    // A number alone is a step's, as the line of the timeline counts them.
    if words.take(ifNext: "step") || words.next.flatMap({ Int($0.text) }) != nil {
      try takeNumber(.step, \.step, "a step", in: 1..<Int.max)
    }
    if words.take(ifNext: "row") { try takeNumber(.row, \.row, "a row", in: 0..<Int.max) }
    if !words.take(ifNext: "forward") { _ = words.take(ifNext: "backward") }
    guard let first = words.next else { return typed }
    let (place, unit) = try place(first)
    typed.note(.place, \.place, place, at: first.column)
    if let unit { typed.note(.unit, \.unit, unit, at: first.column) }
    try readInside(place)
    try words.expectEnd(after: place.text(in: network))
    return typed
  }

  private mutating func takeNumber(
    _ part: TypedTarget.Part, _ path: WritableKeyPath<Target, Int?>, _ what: String,
    in range: Range<Int>, or other: String? = nil
  ) throws(DescriptionError) {
    let column = words.next?.column
    typed.note(part, path, try words.wholeNumber(what, in: range, or: other), at: column)
  }

  // MARK: Places

  private mutating func place(
    _ first: WordReader.Word
  ) throws(DescriptionError) -> (Place, unit: Int?) {
    switch first.text.lowercased() {
    case "input":
      _ = words.take()
      return (.input, nil)
    case "pixel": return (.input, nil)
    case "loss":
      _ = words.take()
      return (.loss, nil)
    case "again":
      _ = words.take()
      return (.again, nil)
    case "look":
      _ = words.take()
      guard words.take(ifNext: "again") else {
        throw words.error("“again” follows “look”", at: words.next)
      }
      return (.again, nil)
    case "blame":
      _ = words.take()
      return (.blame(layer: try blamedLayer()), nil)
    case "gradient": return (try parameter("gradient") { .gradient(parameter: $0) }, nil)
    case "update": return (try parameter("update") { .update(parameter: $0) }, nil)
    default:
      guard let found = names.takeLayer(&words) else {
        let hint = WordList(Self.verbs + network.layerNames).hint(for: first.text)
        throw words.error(
          "“\(first.text)” is no place of this network\(hint); \(allowed)", at: first)
      }
      return (.forward(layer: found.layer), found.unit)
    }
  }

  private static let verbs = ["input", "pixel", "loss", "again", "blame", "gradient", "update"]

  private mutating func blamedLayer() throws(DescriptionError) -> Int {
    let known = network.layers.indices.filter { walk.contains(.blame(layer: $0)) }
    _ = words.take(ifNext: "of")
    guard let word = words.next else {
      throw words.error("“blame” wants a layer: \(names.list(known))")
    }
    guard let found = names.takeLayer(&words), known.contains(found.layer), found.unit == nil else {
      throw words.error(
        "there is no blame of “\(word.text)”; a layer is one of \(names.list(known))", at: word)
    }
    return found.layer
  }

  private mutating func parameter(
    _ verb: String, _ place: (Int) -> Place
  ) throws(DescriptionError) -> Place {
    _ = words.take()
    _ = words.take(ifNext: "of")
    let known = network.parameters.indices.filter { walk.contains(place($0)) }
    return place(
      try names.parameter(among: known, &words, "“\(verb)” wants a kernel or a bias"))
  }

  // MARK: Neurons and terms

  private mutating func readInside(_ place: Place) throws(DescriptionError) {
    guard let word = words.next else { return }
    if place == .again {
      _ = words.take(ifNext: "example")
      return try takeNumber(.unit, \.unit, "an example to look at again", in: 0..<Int.max)
    }
    let units = Extent.units(of: place, in: network)
    let name = place.text(in: network)
    guard units > 0 else {
      throw words.error(
        "“\(name)” has no neurons to go into, so “\(word.text)” cannot follow it", at: word)
    }
    if let parameter = place.parameter, Extent.isKernel(place, in: network),
      word.text.contains(",")
    {
      let (from, to) = try names.weight(ofKernel: parameter, &words)
      typed.note(.term, \.term, from, at: word.column)
      typed.note(.unit, \.unit, to, at: word.column)
      return
    }
    if typed.target.unit == nil { try readUnit(place, below: units) }
    try readTerm(place)
  }

  private mutating func readUnit(_ place: Place, below units: Int) throws(DescriptionError) {
    let name = place.text(in: network)
    guard place == .input else {
      Self.unitWords.forEach { _ = words.take(ifNext: $0) }
      return try takeNumber(.unit, \.unit, "a neuron of \(name)", in: 0..<units)
    }
    _ = words.take(ifNext: "pixel")
    let column = words.next?.column
    let input = try names.input("the number of an input", &words)
    typed.note(.unit, \.unit, input, at: column)
  }

  /// What a view calls a neuron, one word behind the other: `the output`.
  private static let unitWords = ["neuron", "digit", "class", "the", "output"]
  /// What a view calls the term of a sum.
  private static let termWords = ["term", "from", "through"]

  private mutating func readTerm(_ place: Place) throws(DescriptionError) {
    let word = words.next
    let isNamed = Self.termWords.reduce(false) { words.take(ifNext: $1) || $0 }
    let terms = Extent.terms(of: place, in: network)
    guard isNamed || word?.text.lowercased() == "bias" else { return }
    let name = place.text(in: network)
    guard terms > 0 else {
      throw words.error("“\(name)” has no terms: its neurons are no sums", at: word)
    }
    let column = words.next?.column
    guard case .forward(let layer) = place else {
      skipSource()
      return try takeTerm(name, in: 0..<terms)
    }
    let inputs = network.inputWidth(ofLayer: layer)
    if let bias = words.next, words.take(ifNext: "bias") {
      guard terms > inputs else {
        throw words.error("“\(name)” has no biases: its sums are of products alone", at: bias)
      }
      typed.note(.term, \.term, inputs, at: column)
    } else {
      skipSource()
      try takeTerm(name, in: 0..<inputs, or: terms > inputs ? "bias" : nil)
    }
  }

  /// Passes over what a view calls the source of a term.
  private mutating func skipSource() {
    (["pixel", "input"] + Self.unitWords).forEach { _ = words.take(ifNext: $0) }
  }

  private mutating func takeTerm(
    _ name: String, in range: Range<Int>, or other: String? = nil
  ) throws(DescriptionError) {
    let column = words.next?.column
    if let pixel = try names.takePixel(&words) {
      typed.note(.term, \.term, pixel, at: column)
    } else {
      try takeNumber(.term, \.term, "a term of \(name)", in: range, or: other)
    }
  }

  private var allowed: String {
    "it is one of input, \(NetworkWords.list(network.layerNames)), loss, again, or blame with a "
      + "layer, or gradient or update with a kernel or bias such as "
      + "\(network.parameters.first?.name ?? "dense/kernel"); “step N” may stand before it"
  }
}

extension Place {
  /// The kernel or bias that it is about; nil where it is about none.
  fileprivate var parameter: Int? {
    switch self {
    case .gradient(let parameter), .update(let parameter): parameter
    case .input, .forward, .loss, .blame, .again: nil
    }
  }
}
