import NeuralCore

extension TypedTarget {
  /// Reads what was typed: file names such as `dense_1 17`, or the screen's words, `2nd dense 17`.
  ///
  /// Quotes around it are no part of it. An error points at the word that is wrong and says what is
  /// allowed. `arrangement` says how the inputs lie, so that pixels can be named; a weight that names
  /// no layer is of that where it is typed, `near`.
  public init(
    _ text: String, in session: Session, _ arrangement: Arrangement = .numbers, near: Place? = nil
  ) throws(DescriptionError) {
    var reader = TargetReader(text.unquoted, session, arrangement, near)
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

  init(_ text: String, _ session: Session, _ arrangement: Arrangement, _ near: Place?) {
    network = session.network
    walk = Place.walk(of: session)
    names = NetworkWords(network, arrangement, near: near)
    // The path over a view parts its words so.
    words = WordReader(Self.withoutArrow(text), ignoring: ["›"])
    typed = TypedTarget(text: text)
  }

  mutating func read() throws(DescriptionError) -> TypedTarget {
    guard words.next != nil else { throw words.error("a place is wanted; \(allowed)") }
    // A number alone is a step's, as the line of the timeline counts them.
    if words.take(ifNext: "step") || words.next.flatMap({ WordReader.wholeNumber($0.text) }) != nil
    {
      try takeNumber(.step, \.step, "a step", in: 1..<Int.max)
    }
    if words.take(ifNext: "row") { try takeNumber(.row, \.row, "a row", in: 0..<Int.max) }
    if !words.take(ifNext: "forward") { _ = words.take(ifNext: "backward") }
    guard let first = words.next else { return typed }
    let (place, unit) = try place(first)
    typed.note(.place, \.place, place, at: first.column)
    if let unit { typed.note(.unit, \.unit, unit, at: first.column) }
    try readInside(place)
    try words.expectEnd(after: NetworkWords.name(of: place, in: network))
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
    case "blame", "δ":
      _ = words.take()
      return (.blame(layer: try blamedLayer()), nil)
    case "gradient": return (try parameter("gradient") { .gradient(parameter: $0) }, nil)
    case "update": return (try parameter("update") { .update(parameter: $0) }, nil)
    default:
      if let kernel = names.takeOwner(ofWeight: &words) { return (nearest(toKernel: kernel), nil) }
      if let parameter = takeNumberOfFile() { return (update(of: parameter), nil) }
      if let bias = takeBiasHere() { return (update(of: bias), nil) }
      guard let found = names.takeLayer(&words) else {
        let layers = network.layers.indices.map { NetworkWords.name(ofLayer: $0, in: network) }
        let hint = WordList(Self.verbs + layers + network.layerNames).hint(for: first.text)
        throw words.error(
          "“\(first.text)” is no place of this network\(hint); \(allowed)", at: first)
      }
      return (.forward(layer: found.layer), found.unit)
    }
  }

  /// Where a weight is looked at that was named without a place: where it is typed, if that is about
  /// weights of its kernel, else in the sum of its neuron.
  private func nearest(toKernel kernel: Int) -> Place {
    names.near.flatMap { $0.parameter == kernel ? $0 : nil }
      ?? .forward(layer: network.parameters[kernel].layer)
  }

  /// Takes a kernel or bias by its name in files, where a number of it follows: `dense/kernel 161,31`.
  private mutating func takeNumberOfFile() -> Int? {
    guard let first = words.next?.text, first.contains("/") else { return nil }
    return names.takeParameter(&words, allowsLayer: false)
  }

  /// Takes `the bias of`, where a neuron follows: one of the layer where it is typed.
  private mutating func takeBiasHere() -> Int? {
    var behind = words
    _ = behind.take(ifNext: "the")
    guard behind.take(ifNext: "bias"), behind.take(ifNext: "of"),
      let bias = names.near?.layer(in: network).flatMap(network.bias(ofLayer:))
    else { return nil }
    words = behind
    return bias
  }

  /// Where a weight or bias is looked at that was named without a place: where it is typed, if that is
  /// about its like, else in its update.
  private func update(of parameter: Int) -> Place {
    names.near.flatMap { $0.parameter == parameter ? $0 : nil } ?? .update(parameter: parameter)
  }

  /// The text with what a view writes with an arrow in words: `dense (5,21)→17` is the dense weight from
  /// pixel (5,21) to neuron 17.
  private static func withoutArrow(_ text: String) -> String {
    let ends = text.split(separator: "→", maxSplits: 1).map { $0.split(separator: " ") }
    guard ends.count == 2, let source = ends[0].last else { return text }
    var layer = ends[0].dropLast()
    if layer.last == "pixel" || layer.last == "neuron" { layer = layer.dropLast() }
    let kind = source.hasPrefix("(") ? "pixel" : "neuron"
    return
      (layer + [layer.isEmpty ? "the" : "", "weight from", kind[...], source, "to neuron"]
      + ends[1]).filter { !$0.isEmpty }.joined(separator: " ")
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
      try names.parameter(among: known, &words, "“\(verb)” wants weights or biases"))
  }

  // MARK: Neurons and terms

  private mutating func readInside(_ place: Place) throws(DescriptionError) {
    guard let word = words.next else { return }
    if place == .again {
      _ = words.take(ifNext: "example")
      return try takeNumber(.unit, \.unit, "an example to look at again", in: 0..<Int.max)
    }
    let units = Extent.units(of: place, in: network)
    let name = NetworkWords.name(of: place, in: network)
    // What a weight is called in full: `dense weight from pixel (5,21) to neuron 31`.
    if kernel(of: place) != nil { names.skip(["weight"], &words) }
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
    if typed.target.unit == nil, let kernel = kernel(of: place), words.take(ifNext: "from") {
      return try readEnds(ofKernel: kernel)
    }
    if typed.target.unit == nil { try readUnit(place, below: units) }
    // What the top line says of a neuron before one of its terms is entered.
    if words.take(ifNext: "weighted") { _ = words.take(ifNext: "sum") }
    try readTerm(place)
  }

  private func kernel(of place: Place) -> Int? {
    switch place {
    case .forward(let layer): network.kernel(ofLayer: layer)
    case .gradient(let parameter), .update(let parameter):
      network.parameters[parameter].isKernel ? parameter : nil
    case .input, .loss, .blame, .again: nil
    }
  }

  /// The ends of a weight, behind `from`: `pixel (5,21) to neuron 31`.
  private mutating func readEnds(ofKernel kernel: Int) throws(DescriptionError) {
    let source = words.next?.column
    typed.note(.term, \.term, try names.source(ofKernel: kernel, &words), at: source)
    guard words.take(ifNext: "to") else {
      throw words.error("“to” and a neuron follow", at: words.next)
    }
    let unit = words.next?.column
    typed.note(.unit, \.unit, try names.unit(ofKernel: kernel, &words), at: unit)
  }

  private mutating func readUnit(_ place: Place, below units: Int) throws(DescriptionError) {
    let name = NetworkWords.name(of: place, in: network)
    guard place == .input else {
      names.skip(NetworkWords.unitWords, &words)
      return try takeNumber(.unit, \.unit, "a neuron of \(name)", in: 0..<units)
    }
    _ = words.take(ifNext: "pixel")
    let column = words.next?.column
    let input = try names.input("the number of an input", &words)
    typed.note(.unit, \.unit, input, at: column)
  }

  /// What a view calls the term of a sum.
  private static let termWords = ["term", "from", "through"]

  private mutating func readTerm(_ place: Place) throws(DescriptionError) {
    let word = words.next
    let isNamed = Self.termWords.reduce(false) { words.take(ifNext: $1) || $0 }
    let terms = Extent.terms(of: place, in: network)
    // The top line names what a term comes from alone: `neuron 67 › pixel (22,12)`.
    let first = word?.text.lowercased() ?? ""
    guard isNamed || first == "bias" || NetworkWords.sourceWords.contains(first) else { return }
    let name = NetworkWords.name(of: place, in: network)
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
    names.skip(NetworkWords.sourceWords, &words)
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
    let parameter =
      network.parameters.isEmpty
      ? "dense weights"
      : NetworkWords.name(ofParameter: 0, in: network)
    return
      "it is one of input, \(names.list(network.layers.indices)), loss, look again, or blame with "
      + "a layer, or gradient or update with weights or biases such as \(parameter); “step N” may "
      + "stand before it"
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
