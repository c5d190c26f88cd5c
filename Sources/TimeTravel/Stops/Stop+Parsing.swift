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
  private struct Word {
    let text: String
    let column: Int
  }

  private let text: String
  private let session: Session
  private let network: Sequential
  private var words: ArraySlice<Word>

  init(_ text: String, _ session: Session) {
    self.text = text
    self.session = session
    network = session.network
    words = Self.words(of: text)[...]
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var open = ""
    func close(at column: Int) {
      if !open.isEmpty { words.append(Word(text: open, column: column - open.count)) }
      open = ""
    }
    for (index, character) in text.enumerated() {
      if character.isWhitespace {
        close(at: index + 1)
      } else if character == ">" || character == "<" {
        close(at: index + 1)
        words.append(Word(text: String(character), column: index + 1))
      } else {
        open.append(character)
      }
    }
    close(at: text.count + 1)
    return words
  }

  mutating func parse() throws(DescriptionError) -> Stop {
    guard let first = words.popFirst() else { throw error("a stop is wanted; \(allowed)") }
    let stop = try stop(first)
    if let extra = words.first {
      throw error("“\(extra.text)” is one word too many", at: extra)
    }
    return stop
  }

  private mutating func stop(_ first: Word) throws(DescriptionError) -> Stop {
    switch first.text {
    case "loss": return .loss(try threshold(of: "the loss"))
    case "misclassified": return .misclassified
    case "nan": return .notANumber
    case "died": return .died(layer: try words.popFirst().map(reluLayer))
    case "change": return try change()
    case "sign": return try sign()
    case "every":
      return .every(steps: try wholeNumber("the number of steps after “every”", in: 1..<Int.max))
    case "at": return .place(try place())
    default:
      guard let layer = network.layer(named: first.text) else {
        throw error("“\(first.text)” begins no stop; \(allowed)", at: first)
      }
      let name = first.text
      let unit = try wholeNumber("a neuron of \(name)", in: 0..<network.width(ofLayer: layer))
      return .activation(
        layer: layer, unit: unit, try threshold(of: "neuron \(unit) of \(name)"))
    }
  }

  private func reluLayer(_ word: Word) throws(DescriptionError) -> Int {
    let known = network.layers.indices.filter { network.layers[$0] == .activation(.relu) }
    guard let layer = known.first(where: { network.layerNames[$0] == word.text }) else {
      let names = known.map { network.layerNames[$0] }
      throw error(
        "“died” is about a ReLU layer, \(list(names)), not “\(word.text)”", at: word)
    }
    return layer
  }

  private mutating func change() throws(DescriptionError) -> Stop {
    var parameter: Int?
    if let word = words.first, word.text != ">", word.text != "<" {
      parameter = try self.parameter(after: "change")
    }
    let side = words.popFirst()
    guard let side, side.text == ">" else {
      throw error("“change” wants “>” and a number, as in “change > 0.01”", at: side)
    }
    return .change(parameter: parameter, above: try number(after: side))
  }

  private mutating func sign() throws(DescriptionError) -> Stop {
    let parameter = try parameter(after: "sign")
    let slice = network.parameters[parameter]
    guard slice.isKernel else {
      return .sign(
        parameter: parameter,
        index: try wholeNumber("a bias of \(slice.name)", in: 0..<slice.count))
    }
    let (rows, columns) = (slice.shape[0], slice.shape[1])
    let word = words.popFirst()
    let parts = word?.text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard let parts, parts.count == 2, let from = parts[0], let to = parts[1],
      (0..<rows).contains(from), (0..<columns).contains(to)
    else {
      throw error(
        "a weight of \(slice.name) is named by the neuron it comes from (0–\(rows - 1)) and the "
          + "one it goes to (0–\(columns - 1)), as in “\(min(rows - 1, 3)),\(min(columns - 1, 17))”; "
          + (word.map { "“\($0.text)” was given" } ?? "none was given"), at: word)
    }
    return .sign(parameter: parameter, index: from * columns + to)
  }

  private mutating func parameter(after verb: String) throws(DescriptionError) -> Int {
    let word = words.popFirst()
    let known = network.parameters.indices.filter { session.trainable[$0] }
    guard let found = known.first(where: { network.parameters[$0].name == word?.text }) else {
      let names = list(known.map { network.parameters[$0].name })
      let given = word.map { "“\($0.text)” was given" } ?? "none was given"
      throw error("“\(verb)” is about a kernel or a bias, \(names); \(given)", at: word)
    }
    return found
  }

  private mutating func place() throws(DescriptionError) -> Place {
    let names = words
    words = []
    let target: Target
    do {
      target = try Target(names.map(\.text).joined(separator: " "), in: session)
    } catch {
      throw self.error(error.message, at: names.first)
    }
    guard let place = target.place, target.step == nil, target.row == nil, target.unit == nil
    else {
      throw error(
        "“at” wants a place that every step has, as in “at relu_1”, without a step, a row or a "
          + "neuron", at: names.first)
    }
    return place
  }

  // MARK: Numbers

  private mutating func threshold(of what: String) throws(DescriptionError) -> Threshold {
    let word = words.popFirst()
    guard let word, let side = Threshold.Side(rawValue: word.text) else {
      let given = word.map { "“\($0.text)” was given" } ?? "nothing follows"
      throw error("\(what) is compared by “>” or “<” with a number; \(given)", at: word)
    }
    return Threshold(side, try number(after: word))
  }

  private mutating func number(after side: Word) throws(DescriptionError) -> Float {
    let word = words.popFirst()
    // The screen writes the true minus sign, so it can be typed too.
    let digits = word.map { $0.text.first == "−" ? "-" + $0.text.dropFirst() : $0.text }
    guard let number = digits.flatMap({ Float($0) }), number.isFinite else {
      let given = word.map { "“\($0.text)” was given" } ?? "none was given"
      throw error("a number such as 0.5 follows “\(side.text)”; \(given)", at: word)
    }
    return number
  }

  private mutating func wholeNumber(
    _ what: String, in range: Range<Int>
  ) throws(DescriptionError) -> Int {
    let word = words.popFirst()
    guard let word, let number = Int(word.text), range.contains(number) else {
      let rule =
        range.upperBound == .max
        ? "a whole number from \(range.lowerBound)"
        : "a whole number \(range.lowerBound)–\(range.upperBound - 1)"
      let given = word.map { "“\($0.text)” was given" } ?? "none was given"
      throw error("\(what) is \(rule); \(given)", at: word)
    }
    return number
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

  private func error(_ message: String, at word: Word? = nil) -> DescriptionError {
    DescriptionError(text: text, column: word?.column ?? text.count + 1, message: message)
  }
}
