import NeuralCore

/// Reads the parts of a network by the screen's words and by file names, in any case.
///
/// A layer is `dense_1` or `2nd dense`, in narrow columns `dense2`; a parameter `dense_1/kernel` or
/// `2nd dense weights`; a pixel `pixel 5,21` or `pixel (5,21)`.
package struct NetworkWords {
  let network: Sequential
  /// How the numbers of an example lie, where it is known.
  let arrangement: Arrangement
  /// Where it is typed: what is not named there is of its layer.
  let near: Place?

  init(_ network: Sequential, _ arrangement: Arrangement = .numbers, near: Place? = nil) {
    self.network = network
    self.arrangement = arrangement
    self.near = near
  }

  // MARK: Names

  /// What the screen calls a layer: `2nd dense`.
  package static func name(ofLayer layer: Int, in network: Sequential) -> String {
    let kind = network.layers[layer].kind
    let number = network.layers[...layer].count { $0.kind == kind }
    let word = kind.split(separator: "_").joined(separator: " ")
    return number == 1 ? word : "\(ordinal(number)) \(word)"
  }

  /// What the screen calls a kernel or a bias: `2nd dense weights`.
  package static func name(ofParameter parameter: Int, in network: Sequential) -> String {
    let slice = network.parameters[parameter]
    return "\(name(ofLayer: slice.layer, in: network)) \(slice.isKernel ? "weights" : "biases")"
  }

  /// What the screen calls a place: `update 2nd dense weights`.
  package static func name(of place: Place, in network: Sequential) -> String {
    switch place {
    case .input: "input"
    case .forward(let layer): name(ofLayer: layer, in: network)
    case .loss: "loss"
    case .blame(let layer): "blame \(name(ofLayer: layer, in: network))"
    case .gradient(let parameter): "gradient \(name(ofParameter: parameter, in: network))"
    case .update(let parameter): "update \(name(ofParameter: parameter, in: network))"
    case .again: "look again"
    }
  }

  /// A number in a row, as it is typed: `1st`, `2nd`, `3rd`, `4th`.
  package static func ordinal(_ number: Int) -> String {
    switch (number % 10, number % 100) {
    case (_, 11...13): "\(number)th"
    case (1, _): "\(number)st"
    case (2, _): "\(number)nd"
    case (3, _): "\(number)rd"
    default: "\(number)th"
    }
  }

  // MARK: Layers

  /// A layer that was read, and the neuron that stood in the same word: `dense17`.
  struct Found {
    let layer: Int
    var unit: Int?
  }

  /// Takes a layer where one comes next; nil, with nothing taken, where none does.
  func takeLayer(_ words: inout WordReader) -> Found? {
    guard let first = words.next else { return nil }
    if let layer = network.layerNames.firstIndex(of: first.text.lowercased()) {
      _ = words.take()
      return Found(layer: layer)
    }
    if let number = Self.ordinal(first.text) {
      var behind = words
      _ = behind.take()
      guard let kind = takeKind(&behind), let layer = layer(kind, number: number) else {
        return nil
      }
      words = behind
      return Found(layer: layer)
    }
    if let kind = takeKind(&words) { return layer(kind, number: 1).map { Found(layer: $0) } }
    return takeNumbered(&words)
  }

  /// A word with a number at its end: narrow columns call the second dense layer so, `dense2`; a larger
  /// number is a neuron's, `dense17`.
  private func takeNumbered(_ words: inout WordReader) -> Found? {
    guard let word = words.next?.text,
      let digits = word.lastIndex(where: { !$0.isNumber }).map(word.index(after:)),
      let number = Int(word[digits...]), word[..<digits].last != "_",
      let kind = kind(word[..<digits])
    else { return nil }
    if let layer = layer(kind, number: number) {
      _ = words.take()
      return Found(layer: layer)
    }
    guard let layer = layer(kind, number: 1), number < network.width(ofLayer: layer) else {
      return nil
    }
    _ = words.take()
    return Found(layer: layer, unit: number)
  }

  /// Takes the kind of a layer, in two words or in one: `leaky relu`, `dense`.
  private func takeKind(_ words: inout WordReader) -> String? {
    guard let first = words.next?.text else { return nil }
    var behind = words
    _ = behind.take()
    if let second = behind.next?.text, let kind = exactKind(first + second) {
      _ = behind.take()
      words = behind
      return kind
    }
    guard let kind = kind(first) else { return nil }
    words = behind
    return kind
  }

  /// The kind with this name, or the only one whose name begins so, as narrow columns write it.
  private func kind(_ word: some StringProtocol) -> String? {
    if let kind = exactKind(word) { return kind }
    guard word.count >= 3 else { return nil }
    let begun = kinds.filter { $0.hasPrefix(word.lowercased()) }
    return begun.count == 1 ? begun.first : nil
  }

  private func exactKind(_ word: some StringProtocol) -> String? { WordList(kinds).name(for: word) }

  private var kinds: [String] { Set(network.layers.map(\.kind)).sorted() }

  /// The layer that is the first, second … of its kind.
  private func layer(_ kind: String, number: Int) -> Int? {
    let all = network.layers.indices.filter { network.layers[$0].kind == kind }
    return all.indices.contains(number - 1) ? all[number - 1] : nil
  }

  /// The number of `1st`, `2nd`, `3rd`, `4th`.
  private static func ordinal(_ word: String) -> Int? {
    let word = word.lowercased()
    guard ["st", "nd", "rd", "th"].contains(word.suffix(2)) else { return nil }
    return Int(word.dropLast(2))
  }

  /// The layers, for the end of a sentence.
  func list(_ layers: some Sequence<Int>) -> String {
    Self.list(layers.map { Self.name(ofLayer: $0, in: network) })
  }

  static func list(_ names: [String]) -> String {
    names.isEmpty ? "(this network has none)" : names.joined(separator: ", ")
  }

  // MARK: Parameters

  /// Takes a kernel or a bias where one comes next; nil, with nothing taken, where none does.
  ///
  /// A layer alone stands for its kernel, where `allowsLayer`.
  func takeParameter(_ words: inout WordReader, allowsLayer: Bool = true) -> Int? {
    if let parameter = takeOwner(ofWeight: &words) { return parameter }
    var rest = words
    // Over a view the word stands before it.
    _ = rest.take(ifNext: "update")
    _ = rest.take(ifNext: "the")
    guard let first = rest.next else { return nil }
    let name = first.text.lowercased()
    if let parameter = network.parameters.firstIndex(where: { $0.name == name }) {
      _ = rest.take()
      words = rest
      return parameter
    }
    var behind = rest
    guard let found = takeLayer(&behind), found.unit == nil else { return nil }
    let isBias = behind.take(ifNext: "bias") || behind.take(ifNext: "biases")
    let isKernel = !isBias && Self.kernelWords.contains { behind.take(ifNext: $0) }
    guard isBias || isKernel || allowsLayer,
      let parameter = isBias
        ? network.bias(ofLayer: found.layer) : network.kernel(ofLayer: found.layer)
    else { return nil }
    words = behind
    return parameter
  }

  private static let kernelWords = ["weights", "weight", "kernel"]

  /// Takes `the weight`, where its ends follow and say of which kernel it is one: from an input it is of
  /// the first, else of the layer where it is typed.
  func takeOwner(ofWeight words: inout WordReader) -> Int? {
    var behind = words
    _ = behind.take(ifNext: "the")
    guard behind.take(ifNext: "weight"), let from = behind.next, from.text.lowercased() == "from"
    else { return nil }
    let source = behind.words.dropFirst().first?.text.lowercased()
    let layer =
      source == "pixel" || source == "input"
      ? network.layers.indices.first { network.kernel(ofLayer: $0) != nil }
      : near?.layer(in: network)
    guard let kernel = layer.flatMap(network.kernel(ofLayer:)) else { return nil }
    words = behind
    return kernel
  }

  /// Takes one of the `known` parameters, which must come next; `rule` begins the error.
  func parameter(
    among known: [Int], _ words: inout WordReader, _ rule: String
  ) throws(DescriptionError) -> Int {
    let word = words.next
    if let parameter = takeParameter(&words), known.contains(parameter) { return parameter }
    let files = known.map { network.parameters[$0].name }
    let names = known.map { Self.name(ofParameter: $0, in: network) }
    let hint = word.map { WordList(names + files).hint(for: $0.text) } ?? ""
    throw words.error(
      "\(rule), \(Self.list(names)); \(WordReader.given(word))\(hint)", at: word)
  }

  // MARK: Numbers within

  /// The index of a number in its parameter slice: `3,17` of a kernel, from neuron 3 to 17, or `17`
  /// of a bias.
  func index(
    ofParameter parameter: Int, _ words: inout WordReader
  ) throws(DescriptionError) -> Int {
    let slice = network.parameters[parameter]
    guard slice.isKernel else {
      skip(["of"] + Self.unitWords, &words)
      return try words.wholeNumber(
        "the neuron of one of the \(Self.name(ofParameter: parameter, in: network))",
        in: 0..<slice.count)
    }
    let (from, to) = try weight(ofKernel: parameter, &words)
    return from * slice.shape[1] + to
  }

  /// What a view calls a neuron, one word behind the other: `the output`.
  static let unitWords = ["neuron", "digit", "class", "the", "output"]
  /// What it calls what comes in.
  static let sourceWords = ["pixel", "input"] + unitWords

  /// Passes over some words, each where it comes next.
  func skip(_ passed: [String], _ words: inout WordReader) {
    passed.forEach { _ = words.take(ifNext: $0) }
  }

  /// What one of a kernel's weights comes from: `pixel (5,21)`, `neuron 40`, `40`.
  func source(
    ofKernel parameter: Int, _ words: inout WordReader
  ) throws(DescriptionError) -> Int {
    let slice = network.parameters[parameter]
    skip(Self.sourceWords, &words)
    if let pixel = try takePixel(&words) { return pixel }
    return try words.wholeNumber(
      "what a weight of \(Self.name(ofLayer: slice.layer, in: network)) comes from",
      in: 0..<slice.shape[0])
  }

  /// The neuron that one of a kernel's weights leads to: `neuron 31`, `digit 5`, `31`.
  func unit(
    ofKernel parameter: Int, _ words: inout WordReader
  ) throws(DescriptionError) -> Int {
    let slice = network.parameters[parameter]
    skip(Self.unitWords, &words)
    return try words.wholeNumber(
      "a neuron of \(Self.name(ofLayer: slice.layer, in: network))", in: 0..<slice.shape[1])
  }

  /// The two ends of a weight as a view writes them; nil, with nothing taken, where it is written as a
  /// pair.
  ///
  /// `from pixel (5,21) to neuron 31`, or `neuron 31 from pixel (5,21)`.
  private func ends(
    ofKernel parameter: Int, _ words: inout WordReader
  ) throws(DescriptionError) -> (from: Int, to: Int)? {
    if words.take(ifNext: "from") {
      let from = try source(ofKernel: parameter, &words)
      guard words.take(ifNext: "to") else {
        throw words.error("“to” and a neuron follow", at: words.next)
      }
      return (from, try unit(ofKernel: parameter, &words))
    }
    guard let word = words.next?.text.lowercased(), Self.unitWords.contains(word) else {
      return nil
    }
    let to = try unit(ofKernel: parameter, &words)
    _ = words.take(ifNext: "from")
    return (try source(ofKernel: parameter, &words), to)
  }

  /// The two neurons of a weight.
  func weight(
    ofKernel parameter: Int, _ words: inout WordReader
  ) throws(DescriptionError) -> (from: Int, to: Int) {
    let slice = network.parameters[parameter]
    let (rows, columns) = (slice.shape[0], slice.shape[1])
    if let ends = try ends(ofKernel: parameter, &words) { return ends }
    let word = words.take()
    guard let word, let (from, to) = WordReader.pair(word.text), (0..<rows).contains(from),
      (0..<columns).contains(to)
    else {
      throw words.error(
        "one of the \(Self.name(ofParameter: parameter, in: network)) is named by the neuron it comes from (0–\(rows - 1)) and the "
          + "one it goes to (0–\(columns - 1)), as in “\(min(rows - 1, 3)),\(min(columns - 1, 17))”; "
          + WordReader.given(word), at: word)
    }
    return (from, to)
  }

  /// Takes a pixel, `5,21` or `(5,21)`, of a picture; nil, with nothing taken, where no pair comes next.
  func takePixel(_ words: inout WordReader) throws(DescriptionError) -> Int? {
    guard let word = words.next,
      let (row, column) = WordReader.pair(word.text.trimmingBrackets)
    else { return nil }
    guard let (rows, columns) = arrangement.picture else {
      throw words.error(
        "the inputs here are no picture whose pixels have a row and a column; an input is a whole "
          + "number 0–\(network.inputs - 1)", at: word)
    }
    guard (0..<rows).contains(row), (0..<columns).contains(column) else {
      throw words.error(
        "a pixel is named by its row (0–\(rows - 1)) and its column (0–\(columns - 1)), as in "
          + "“5,21”; \(WordReader.given(word))", at: word)
    }
    _ = words.take()
    return row * columns + column
  }

  /// One of the inputs: its number, or the place of a pixel.
  func input(_ what: String, _ words: inout WordReader) throws(DescriptionError) -> Int {
    if let pixel = try takePixel(&words) { return pixel }
    return try words.wholeNumber(what, in: 0..<network.inputs)
  }
}

extension String {
  /// The text without round brackets around it.
  fileprivate var trimmingBrackets: Substring {
    hasPrefix("(") && hasSuffix(")") ? dropFirst().dropLast() : self[...]
  }
}

extension ParameterSlice {
  /// A number's name in the slice: `3,17` of a kernel, from neuron 3 to 17; `17` of a bias.
  package func name(ofIndex index: Int) -> String {
    guard isKernel else { return "\(index)" }
    return "\(index / shape[1]),\(index % shape[1])"
  }
}
