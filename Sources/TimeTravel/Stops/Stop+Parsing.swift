import NeuralCore

extension Stop {
  /// Reads the text form of a stop for this session's network.
  ///
  /// Throws a `DescriptionError` that points at the word that is wrong and says what is allowed.
  public init(_ text: String, in session: Session) throws(DescriptionError) {
    var parser = StopParser(text, session)
    self = try parser.parse()
  }
}

/// Reads the words of a stop one after the other; `>` and `<` are words of their own.
private struct StopParser {
  private typealias Word = WordReader.Word

  private let session: Session
  private let network: Sequential
  private var words: WordReader

  init(_ text: String, _ session: Session) {
    self.session = session
    network = session.network
    words = WordReader(text, signs: [">", "<"])
  }

  mutating func parse() throws(DescriptionError) -> Stop {
    guard let first = words.next() else { throw words.error("a stop is wanted; \(allowed)") }
    let stop = try stop(first)
    try words.expectEnd()
    return stop
  }

  private mutating func stop(_ first: Word) throws(DescriptionError) -> Stop {
    switch first.text {
    case "loss": return .loss(try threshold(of: "the loss"))
    case "misclassified": return .misclassified
    case "nan": return .notANumber
    case "died": return .died(layer: try words.next().map(reluLayer))
    case "change": return try change()
    case "sign": return try sign()
    case "every":
      return .every(
        steps: try words.wholeNumber("the number of steps after “every”", in: 1..<Int.max))
    case "at": return .place(try place())
    default:
      guard let layer = network.layer(named: first.text) else {
        throw words.error("“\(first.text)” begins no stop; \(allowed)", at: first)
      }
      let name = first.text
      let unit = try words.wholeNumber("a neuron of \(name)", in: 0..<network.width(ofLayer: layer))
      return .activation(
        layer: layer, unit: unit, try threshold(of: "neuron \(unit) of \(name)"))
    }
  }

  private func reluLayer(_ word: Word) throws(DescriptionError) -> Int {
    let known = network.layers.indices.filter { network.layers[$0] == .activation(.relu) }
    guard let layer = known.first(where: { network.layerNames[$0] == word.text }) else {
      let names = known.map { network.layerNames[$0] }
      throw words.error(
        "“died” is about a ReLU layer, \(list(names)), not “\(word.text)”", at: word)
    }
    return layer
  }

  private mutating func change() throws(DescriptionError) -> Stop {
    var parameter: Int?
    if let word = words.words.first, word.text != ">", word.text != "<" {
      parameter = try self.parameter(after: "change")
    }
    let side = words.next()
    guard let side, side.text == ">" else {
      throw words.error("“change” wants “>” and a number, as in “change > 0.01”", at: side)
    }
    return .change(parameter: parameter, above: try number(after: side))
  }

  private mutating func sign() throws(DescriptionError) -> Stop {
    let parameter = try parameter(after: "sign")
    return .sign(
      parameter: parameter, index: try words.index(in: network.parameters[parameter]))
  }

  private mutating func parameter(after verb: String) throws(DescriptionError) -> Int {
    let word = words.next()
    let known = network.parameters.indices.filter { session.trainable[$0] }
    guard let found = known.first(where: { network.parameters[$0].name == word?.text }) else {
      let names = list(known.map { network.parameters[$0].name })
      throw words.error(
        "“\(verb)” is about a kernel or a bias, \(names); \(WordReader.given(word))", at: word)
    }
    return found
  }

  private mutating func place() throws(DescriptionError) -> Place {
    let (names, first) = words.rest()
    let target: Target
    do {
      target = try Target(names, in: session)
    } catch {
      throw words.error(error.message, at: first)
    }
    guard let place = target.place, target.step == nil, target.row == nil, target.unit == nil
    else {
      throw words.error(
        "“at” wants a place that every step has, as in “at relu_1”, without a step, a row or a "
          + "neuron", at: first)
    }
    return place
  }

  // MARK: Numbers

  private mutating func threshold(of what: String) throws(DescriptionError) -> Threshold {
    let word = words.next()
    guard let word, let side = Threshold.Side(rawValue: word.text) else {
      let given = word.map { "“\($0.text)” was given" } ?? "nothing follows"
      throw words.error("\(what) is compared by “>” or “<” with a number; \(given)", at: word)
    }
    return Threshold(side, try number(after: word))
  }

  private mutating func number(after side: Word) throws(DescriptionError) -> Float {
    try words.number("a number such as 0.5 follows “\(side.text)”")
  }

  // MARK: Errors

  private var allowed: String {
    "it is loss > 2.5, misclassified, died, a neuron such as "
      + "\(network.layerNames.first ?? "dense") 0 > 3, change > 0.01, sign with a weight, nan, "
      + "every 100, or at with a place"
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "of which this network has none" : names.joined(separator: ", ")
  }
}
