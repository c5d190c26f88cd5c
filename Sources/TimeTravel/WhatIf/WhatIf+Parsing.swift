import NeuralCore

extension WhatIf {
  /// Reads the text form for the step of a moment.
  ///
  /// Throws a `DescriptionError` that points at the word that is wrong and says what is allowed.
  public init(_ text: String, at moment: Moment) throws(DescriptionError) {
    var parser = WhatIfParser(text, moment)
    self = try parser.parse()
  }
}

extension WhatIf.Number {
  /// Reads the number that is typed in place of this one.
  public func otherwise(_ text: String) throws(DescriptionError) -> WhatIf {
    var words = WordReader(text)
    let word = words.next
    let number = try words.number("a number such as 0.5 is wanted")
    try words.expectEnd()
    if case .mask = self, number != 0, number != 1 {
      throw words.error(Self.ruleOfMasks, at: word)
    }
    return .number(self, number)
  }
}

extension WhatIf.Number {
  fileprivate static let ruleOfMasks = "a mask is 0, dropped, or 1, kept"
}

/// Reads the words of a what-if; `=` is a word of its own.
private struct WhatIfParser {
  private let moment: Moment
  private let network: Sequential
  private let names: NetworkWords
  private var words: WordReader

  init(_ text: String, _ moment: Moment) {
    self.moment = moment
    network = moment.network
    names = NetworkWords(network, moment.arrangement, near: moment.cursor.place)
    // The path over a view parts its words so.
    words = WordReader(text, signs: ["="], ignoring: ["›"])
  }

  mutating func parse() throws(DescriptionError) -> WhatIf {
    guard let first = words.next else {
      throw words.error("something else is wanted; \(allowed)")
    }
    let whatIf = try whatIf(first)
    try words.expectEnd()
    return whatIf
  }

  /// The words that a what-if begins with, where it does not begin with a parameter.
  private enum Verb: String, CaseIterable {
    case rate, learningRate = "learning_rate", learning, optimizer, dropout, seed, input, pixel,
      target
  }

  private mutating func whatIf(_ first: WordReader.Word) throws(DescriptionError) -> WhatIf {
    if let mask = try mask() { return mask }
    guard let verb = Verb(rawValue: first.text.lowercased()) else { return try parameter(first) }
    _ = words.take()
    switch verb {
    case .rate, .learningRate, .learning:
      if verb == .learning { _ = words.take(ifNext: "rate") }
      return .learningRate(try rate("a learning rate is a number from 0", isAllowed: { $0 >= 0 }))
    case .optimizer: return .optimizer(try optimizer())
    case .dropout: return try dropout(first)
    case .seed: return .seed(UInt64(try words.wholeNumber("a seed", in: 0..<Int.max)))
    case .input, .pixel:
      let index = try names.input("an input", &words)
      return .number(.input(index), try value())
    case .target: return try target()
    }
  }

  /// `dropout 40 = 0`, where a dropout layer's unit and a number follow; nil, with nothing taken, where
  /// they do not.
  private mutating func mask() throws(DescriptionError) -> WhatIf? {
    var behind = words
    guard let found = names.takeLayer(&behind), case .dropout = network.layers[found.layer] else {
      return nil
    }
    _ = behind.take(ifNext: "neuron")
    guard let word = behind.next, let unit = found.unit ?? Int(word.text) else { return nil }
    if found.unit == nil { _ = behind.take() }
    guard behind.next?.text == "=" else { return nil }
    let count = network.width(ofLayer: found.layer)
    guard (0..<count).contains(unit) else {
      throw words.error(
        "“\(network.layerNames[found.layer])” has neurons 0–\(count - 1), not \(unit)", at: word)
    }
    guard !moment.sessionBefore.isLooking else {
      throw words.error("nobody is dropped while a network is looked at", at: words.next)
    }
    words = behind
    let number = WhatIf.Number.mask(layer: found.layer, unit: unit)
    let value = try value()
    guard value == 0 || value == 1 else { throw words.error(WhatIf.Number.ruleOfMasks, at: word) }
    return .number(number, value)
  }

  private mutating func parameter(_ first: WordReader.Word) throws(DescriptionError) -> WhatIf {
    guard let parameter = names.takeParameter(&words) else {
      let known = WordList(
        Verb.allCases.map(\.rawValue) + network.parameters.map(\.name)
          + network.parameters.indices.map { NetworkWords.name(ofParameter: $0, in: network) })
      throw words.error(
        "“\(first.text)” is nothing that could be otherwise\(known.hint(for: first.text)); "
          + "\(allowed)", at: first)
    }
    let index = try names.index(ofParameter: parameter, &words)
    return .number(.parameter(parameter, index: index), try value())
  }

  private mutating func rate(
    _ rule: String, isAllowed: (Float) -> Bool
  ) throws(DescriptionError) -> Float {
    let word = words.next
    let rate = try words.number(rule)
    guard isAllowed(rate) else {
      throw words.error("\(rule); \(WordReader.given(word))", at: word)
    }
    return rate
  }

  private mutating func dropout(_ first: WordReader.Word) throws(DescriptionError) -> WhatIf {
    guard network.layers.contains(where: { $0.kind == "dropout" }) else {
      throw words.error("this network has no dropout layer whose rate could be another", at: first)
    }
    return .dropout(
      rate: try rate("a dropout rate is a number from 0 to below 1") { $0 >= 0 && $0 < 1 })
  }

  private mutating func optimizer() throws(DescriptionError) -> Optimizer {
    let (text, first) = words.rest()
    do {
      return try Optimizer(text)
    } catch {
      let column = (first?.column ?? 1) + error.column - 1
      throw DescriptionError(text: words.text, column: column, message: error.message)
    }
  }

  /// `target 7` names a class; `target 0 = 0.9` gives one output another target.
  private mutating func target() throws(DescriptionError) -> WhatIf {
    let outputs = network.outputs
    let word = words.next
    let index = try words.wholeNumber(
      outputs > 1 ? "a class or an output" : "an output", in: 0..<outputs)
    if words.next == nil, outputs > 1, moment.label != nil { return .label(index) }
    guard moment.givenTarget.count == outputs else {
      throw words.error("the target is the number of a class here, as in “target 1”", at: word)
    }
    return .number(.target(index), try value())
  }

  private mutating func value() throws(DescriptionError) -> Float {
    guard words.take(ifNext: "=") else {
      throw words.error(
        "“=” and a number must follow, as in “= 0.5”; \(WordReader.given(words.next))",
        at: words.next)
    }
    return try words.number("a number such as 0.5 follows “=”")
  }

  private var allowed: String {
    let weight =
      network.parameters.isEmpty
      ? ""
      : "a weight such as \(NetworkWords.name(ofParameter: 0, in: network)) 0,0 = 0.2, "
    let hasDropout = network.layers.contains { $0.kind == "dropout" }
    return "it is rate 0.5, optimizer adam(0.001), dropout 0.5, seed 8, \(weight)input 0 = 0.5, "
      + (hasDropout ? "dropout 0 = 1, " : "") + "or target 1"
  }
}
