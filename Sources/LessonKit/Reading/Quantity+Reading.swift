import NeuralCore

extension Quantity {
  /// Reads one quantity: its word, and what its row says belongs to it.
  init(_ words: inout WordReader) throws(DescriptionError) {
    let typed = try words.take("a live number is wanted")
    guard let word = Word(rawValue: typed.text.lowercased()) else {
      let known = Word.allCases.map(\.rawValue)
      throw words.error(
        "“\(typed.text)” is no live number\(WordList(known).hint(for: typed.text)); one begins with "
          + known.joined(separator: ", "), at: typed)
    }
    var arguments: [Argument] = []
    for wanted in word.row.wanted {
      if case .perhaps = wanted, words.next.flatMap({ Int($0.text) }) == nil { continue }
      arguments.append(try Argument(wanted, of: word, &words))
    }
    self.init(word: word, arguments: arguments)
  }
}

extension Quantity.Argument {
  fileprivate init(
    _ wanted: Quantity.Wanted, of word: Quantity.Word, _ words: inout WordReader
  ) throws(DescriptionError) {
    let place = "behind “\(word.rawValue)”"
    switch wanted {
    case .layer: self = .layer(try words.take("a layer follows \(place)").text)
    case .unit: self = .unit(try UnitName(&words))
    case .weight: self = .weight(try WeightName(&words))
    case .number(let what), .perhaps(let what):
      self = .number(try words.wholeNumber("\(what) \(place)", in: 0..<100_000_001))
    case .values:
      self = .thing(try words.take("a layer, a kernel or a bias follows \(place)").text)
    case .thing: self = .thing(try words.take("what to count follows \(place)").text)
    case .place:
      let place = try words.take("a place follows \(place)").text
      self = .thing(place.split(separator: ":").joined(separator: " "))
    case .answered: self = .answered(try Answered(word, &words))
    case .quantity: self = .quantity(try Quantity(&words))
    }
  }
}

extension Answered {
  fileprivate init(
    _ look: Quantity.Word, _ words: inout WordReader
  ) throws(DescriptionError) {
    let rule = "“\(look.rawValue)” takes p, loss, said or hit"
    let typed = try words.take(rule)
    switch typed.text.lowercased() {
    case "p": self = .probability(try UnitName(&words))
    case "loss": self = .loss
    case "said": self = .said
    case "hit": self = .hit
    default: throw words.error("\(rule), not “\(typed.text)”", at: typed)
    }
  }
}

extension UnitName {
  /// Reads a unit: its number, `loudest`, `label` or `said`.
  init(_ words: inout WordReader) throws(DescriptionError) {
    let rule = "a unit is its number from 0, loudest, loudest:LAYER, label or said"
    let word = try words.take(rule)
    guard let unit = UnitName(word.text) else {
      throw words.error("\(rule), not “\(word.text)”", at: word)
    }
    self = unit
  }
}

extension WeightName {
  /// Reads `dense/kernel 3,17` or `dense/bias 17`.
  init(_ words: inout WordReader) throws(DescriptionError) {
    self.parameter = try words.take("a kernel or a bias such as dense/kernel is wanted").text
    let rule = "a kernel takes row,column and a bias one number"
    let word = try words.take(rule)
    let units = word.text.split(separator: ",", omittingEmptySubsequences: false)
      .map { UnitName($0) }
    self.index = units.compactMap { $0 }
    guard index.count == units.count, (1...2).contains(units.count) else {
      throw words.error("“\(word.text)” names no weight; \(rule)", at: word)
    }
  }
}
