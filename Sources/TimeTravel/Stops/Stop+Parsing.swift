import NeuralCore

extension Stop {
  /// Reads the text form of a stop for this session's network.
  ///
  /// Throws a `DescriptionError` that points at the word that is wrong and says what is allowed.
  ///
  /// `arrangement` says how the inputs lie, so that pixels can be named; a weight that names no layer is of
  /// that where it is typed, `near`.
  public init(
    _ text: String, in session: Session, _ arrangement: Arrangement = .numbers, near: Place? = nil
  ) throws(DescriptionError) {
    var parser = StopParser(text, session, arrangement, near)
    self = try parser.parse()
  }
}

/// Reads the words of a stop one after the other; `>`, `<` and `=` are words of their own.
private struct StopParser {
  private typealias Word = WordReader.Word

  private let session: Session
  private let network: Sequential
  private let arrangement: Arrangement
  private let names: NetworkWords
  private var words: WordReader

  init(_ text: String, _ session: Session, _ arrangement: Arrangement, _ near: Place?) {
    self.session = session
    network = session.network
    self.arrangement = arrangement
    names = NetworkWords(network, arrangement, near: near)
    // The path over a view parts its words so.
    words = WordReader(text, signs: [">", "<", "="], ignoring: ["›"])
  }

  mutating func parse() throws(DescriptionError) -> Stop {
    guard let first = words.next else { throw words.error("a stop is wanted; \(allowed)") }
    let stop: Stop
    if let one = try number() {
      stop = one
    } else if let one = try seen() {
      stop = one
    } else {
      stop = try self.stop(first)
    }
    try words.expectEnd()
    return stop
  }

  private mutating func stop(_ first: Word) throws(DescriptionError) -> Stop {
    guard let verb = Verb(rawValue: first.text.lowercased()) else {
      return try activation(first)
    }
    _ = words.take()
    switch verb {
    case .loss: return .loss(try threshold(of: "the loss"))
    case .misclassified: return .misclassified
    case .right: return .right
    case .label, .class, .digit: return .label(try label())
    case .accuracy: return .accuracy(try threshold(of: "the accuracy"))
    case .p: return try rightClass()
    case .nan: return .notANumber
    case .died: return .died(layer: try reluLayer())
    case .change: return try change()
    case .sign: return try sign()
    case .gradient: return try gradient()
    case .every:
      return .every(
        steps: try words.wholeNumber("the number of steps after “every”", in: 1..<Int.max))
    case .at: return .place(try place())
    }
  }

  /// The words that a stop begins with, where it does not begin with a layer.
  private enum Verb: String, CaseIterable {
    case loss, misclassified, right, accuracy, label, `class`, digit, p, nan, died, change, sign,
      gradient, every, at
  }

  /// A class by its number; a network of one output says 0 or 1.
  private mutating func label() throws(DescriptionError) -> Int {
    try words.wholeNumber("a class", in: 0..<max(2, network.outputs))
  }

  /// `p < 0.1`, or `p of the right class < 0.1`.
  private mutating func rightClass() throws(DescriptionError) -> Stop {
    if words.take(ifNext: "of") {
      for word in ["the", "right", "class"] where !words.take(ifNext: word) {
        throw words.error("“p of” is followed by “the right class”", at: words.next)
      }
    }
    return .rightClass(try threshold(of: "p of the right class"))
  }

  /// What one weight or bias does, where its name comes next: `dense/kernel 161,31 passes 0.2`.
  private mutating func number() throws(DescriptionError) -> Stop? {
    let begin = words
    guard let parameter = names.takeParameter(&words, allowsLayer: false) else { return nil }
    guard trainable.contains(parameter) else {
      words = begin
      return nil
    }
    let index = try names.index(ofParameter: parameter, &words)
    let name = network.parameters[parameter].name(ofIndex: index)
    let what = "number \(name) of the \(NetworkWords.name(ofParameter: parameter, in: network))"
    if let word = words.next, words.take(ifNext: "passes") || words.take(ifNext: "pass") {
      return .number(parameter: parameter, index: index, .passes(try number(after: word)))
    }
    let threshold = try threshold(of: what, or: "“passes”, ")
    return .number(parameter: parameter, index: index, .enters(threshold))
  }

  /// What a number that each step brings anew does from step to step, where one of its verbs comes:
  /// `blame relu 17 changes sign`.
  private mutating func seen() throws(DescriptionError) -> Stop? {
    // What no other stop begins with can also be beyond a bound.
    let first = words.next?.text.lowercased() ?? ""
    let bounds = ["blame", "input", "pixel"].contains(first) ? [">", "<"] : []
    let verbs = ["changes", "passes", "becomes"] + bounds
    var rest = words
    var subject = rest.split { verbs.contains($0.text.lowercased()) }
    guard let verb = rest.next, subject.next != nil else { return nil }
    if !bounds.contains(verb.text) { _ = rest.take() }
    words = rest
    let target = try target(&subject)
    guard let number = SeenNumber(target, in: network) else {
      throw words.error(
        "“\(verb.text)” is about one number: the loss, a neuron such as \(neuron), its blame, or a gradient",
        at: verb)
    }
    let event: NumberEvent =
      switch verb.text.lowercased() {
      case "passes": .passes(try self.number(after: verb))
      case "becomes", ">", "<": .enters(try threshold(of: "what it becomes"))
      default: try change(after: verb)
      }
    return .seen(number, row: target.row ?? 0, event)
  }

  private mutating func change(after verb: Word) throws(DescriptionError) -> NumberEvent {
    if words.take(ifNext: "sign") { return .changesSign }
    guard let side = words.next, side.text == ">" else { return .moves(above: 0) }
    _ = words.take()
    return .moves(above: try number(after: side))
  }

  private mutating func activation(_ first: Word) throws(DescriptionError) -> Stop {
    guard let found = names.takeLayer(&words) else {
      let known = WordList(
        Verb.allCases.map(\.rawValue) + network.layerNames
          + network.layers.indices.map { NetworkWords.name(ofLayer: $0, in: network) })
      throw words.error(
        "“\(first.text)” begins no stop\(known.hint(for: first.text)); \(allowed)", at: first)
    }
    let name = NetworkWords.name(ofLayer: found.layer, in: network)
    names.skip(NetworkWords.unitWords, &words)
    let width = network.width(ofLayer: found.layer)
    let unit: Int
    if let glued = found.unit {
      unit = glued
    } else {
      unit = try words.wholeNumber("a neuron of \(name)", in: 0..<width)
    }
    return .activation(
      layer: found.layer, unit: unit, try threshold(of: "neuron \(unit) of \(name)"))
  }

  private mutating func reluLayer() throws(DescriptionError) -> Int? {
    guard let word = words.next else { return nil }
    let known = network.layers.indices.filter { network.layers[$0] == .activation(.relu) }
    guard let found = names.takeLayer(&words), known.contains(found.layer), found.unit == nil
    else {
      throw words.error(
        "“died” is about a ReLU layer, \(names.list(known)), not “\(word.text)”", at: word)
    }
    return found.layer
  }

  private mutating func change() throws(DescriptionError) -> Stop {
    var parameter: Int?
    var index: Int?
    if let word = words.next, !Self.isSide(word) {
      parameter = try self.parameter(after: "change")
      if let parameter, let word = words.next, !Self.isSide(word) {
        index = try names.index(ofParameter: parameter, &words)
      }
    }
    let side = words.take()
    guard let side, side.text == ">" else {
      throw words.error("“change” wants “>” and a number, as in “change > 0.01”", at: side)
    }
    let bound = try number(after: side)
    if let parameter, let index {
      return .number(parameter: parameter, index: index, .moves(above: bound))
    }
    return .change(parameter: parameter, above: bound)
  }

  private static func isSide(_ word: Word) -> Bool { Threshold.Side(rawValue: word.text) != nil }

  private mutating func sign() throws(DescriptionError) -> Stop {
    let parameter = try parameter(after: "sign")
    let index = try names.index(ofParameter: parameter, &words)
    return .number(parameter: parameter, index: index, .changesSign)
  }

  private mutating func gradient() throws(DescriptionError) -> Stop {
    let parameter = try parameter(after: "gradient")
    let index = try names.index(ofParameter: parameter, &words)
    return .number(
      parameter: parameter, index: index, .gradient(try threshold(of: "its gradient")))
  }

  private mutating func parameter(after verb: String) throws(DescriptionError) -> Int {
    try names.parameter(among: trainable, &words, "“\(verb)” is about weights or biases")
  }

  private var trainable: [Int] {
    network.parameters.indices.filter { session.trainable[$0] }
  }

  private mutating func place() throws(DescriptionError) -> Place {
    let first = words.next
    let target = try target(&words)
    guard let place = target.place, target.step == nil, target.row == nil, target.unit == nil
    else {
      throw words.error(
        "“at” wants a place that every step has, as in “at relu_1”, without a step, a row or a "
          + "neuron", at: first)
    }
    return place
  }

  /// The place that the words left name, as `:` would read them.
  private func target(_ words: inout WordReader) throws(DescriptionError) -> Target {
    let column = words.next?.column ?? words.text.count + 1
    let end = words.words.last.map { $0.column + $0.text.count } ?? column
    _ = words.rest()
    let text = String(words.text.dropFirst(column - 1).prefix(end - column))
    do {
      return try Target(text, in: session, arrangement)
    } catch {
      throw DescriptionError(
        text: words.text, column: column + error.column - 1, message: error.message)
    }
  }

  // MARK: Numbers

  private mutating func threshold(
    of what: String, or other: String = ""
  ) throws(DescriptionError) -> Threshold {
    let word = words.take()
    guard let word, let side = Threshold.Side(rawValue: word.text) else {
      let given = word.map { "“\($0.text)” was given" } ?? "nothing follows"
      throw words.error(
        "\(what) is compared by \(other)“>”, “<” or “=” with a number; \(given)", at: word)
    }
    return Threshold(side, try number(after: word))
  }

  private mutating func number(after side: Word) throws(DescriptionError) -> Float {
    try words.number("a number such as 0.5 follows “\(side.text)”")
  }

  // MARK: Errors

  private var neuron: String {
    "\(network.layers.isEmpty ? "dense" : NetworkWords.name(ofLayer: 0, in: network)) 0"
  }

  private var allowed: String {
    "it is loss > 2.5, misclassified, right, digit 3, accuracy > 0.5, p of the right class < 0.1, died, a neuron such as "
      + "\(neuron) > 3 or \(neuron) changes, change > 0.01, sign or gradient with a "
      + "weight, a weight that passes 0.2, nan, every 100, or at with a place"
  }
}
