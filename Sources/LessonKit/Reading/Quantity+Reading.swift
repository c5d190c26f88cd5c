extension Quantity {
  /// The first words of all quantities, for the message about an unknown one.
  static let vocabulary = [
    "example", "step", "label", "pixel", "x", "ink", "t", "z", "a", "out", "slope", "mask",
    "loudest", "active", "kept", "p", "said", "hit", "loss", "delta", "negative", "w", "gradient",
    "before", "after", "count", "units", "change", "learning_rate", "again", "was", "calls",
    "right", "answer", "examples",
  ]

  /// Reads one quantity: its word and what belongs to it.
  init(_ words: inout Words) throws(LessonError) {
    let word = try words.take("a quantity")
    if let quantity = Self.plain(word) {
      self = quantity
    } else if let quantity = try Self.ofLayer(word, &words) {
      self = quantity
    } else if let quantity = try Self.ofWeight(word, &words) {
      self = quantity
    } else {
      self = try Self.other(word, &words)
    }
  }

  private static func plain(_ word: String) -> Quantity? {
    switch word {
    case "example": .example
    case "step": .step
    case "label": .label
    case "ink": .ink
    case "said": .said
    case "hit": .hit
    case "loss": .loss
    case "learning_rate": .learningRate
    case "examples": .examples
    default: nil
    }
  }

  private static func ofLayer(
    _ word: String, _ words: inout Words
  ) throws(LessonError) -> Quantity? {
    switch word {
    case "z", "a", "out":
      return .output(layer: try words.take("a layer"), try UnitName(&words))
    case "slope": return .slope(layer: try words.take("a layer"), try UnitName(&words))
    case "mask": return .mask(layer: try words.take("a layer"), try UnitName(&words))
    case "delta": return .delta(layer: try words.take("a layer"), try UnitName(&words))
    case "loudest": return .loudest(layer: try words.take("a layer"))
    case "active": return .active(layer: try words.take("a layer"))
    case "kept": return .kept(layer: try words.take("a layer"))
    case "negative": return .negative(layer: try words.take("a layer"))
    case "units": return .units(layer: try words.take("a layer"))
    default: return nil
    }
  }

  private static func ofWeight(
    _ word: String, _ words: inout Words
  ) throws(LessonError) -> Quantity? {
    switch word {
    case "w": return .weight(try WeightName(&words))
    case "gradient": return .gradient(try WeightName(&words))
    case "before": return .before(try WeightName(&words))
    case "after": return .after(try WeightName(&words))
    case "change": return .change(try WeightName(&words))
    default: return nil
    }
  }

  private static func other(_ word: String, _ words: inout Words) throws(LessonError) -> Quantity {
    switch word {
    case "pixel":
      return .pixel(
        row: try words.takeIndex("a row"), column: try words.takeIndex("a column"))
    case "x":
      let first = try words.takeIndex("an input or a row")
      guard let next = words.next, Int(next) != nil else { return .input(first) }
      return .pixelInput(row: first, column: try words.takeIndex("a column"))
    case "t": return .target(try UnitName(&words))
    case "p": return .probability(try UnitName(&words))
    case "count": return .count(try words.take("what to count"))
    case "again": return .again(try looked(word, &words))
    case "was": return .was(try looked(word, &words))
    case "calls":
      return .calls(try UnitName(&words), of: try words.takeIndex("how many examples"))
    case "right": return .right(of: try words.takeIndex("how many examples"))
    case "answer":
      return .answer(example: try words.takeIndex("an example"), try UnitName(&words))
    default:
      throw words.error(
        "“\(word)” is no live number; one begins with " + vocabulary.joined(separator: ", "))
    }
  }

  private static func looked(
    _ word: String, _ words: inout Words
  ) throws(LessonError) -> Quantity {
    switch try words.take("p, loss, said or hit") {
    case "p": return .probability(try UnitName(&words))
    case "loss": return .loss
    case "said": return .said
    case "hit": return .hit
    case let other:
      throw words.error("“\(word) \(other)” is not known; \(word) takes p, loss, said or hit")
    }
  }
}

extension UnitName {
  /// Reads a unit: its number, `loudest`, `label` or `said`.
  init(_ words: inout Words) throws(LessonError) {
    let word = try words.take("a unit")
    guard let unit = UnitName(word) else {
      throw words.error(
        "“\(word)” in “\(words.text)” is no unit; a unit is its number from 0, loudest, loudest:LAYER, "
          + "label or said"
      )
    }
    self = unit
  }

  /// The unit that `word` names, if it names one.
  init?(_ word: some StringProtocol) {
    switch word {
    case "loudest": self = .loudest
    case "label": self = .label
    case "said": self = .said
    case _ where word.hasPrefix("loudest:"): self = .loudestOf(layer: String(word.dropFirst(8)))
    default:
      guard let number = Int(word), (0...100_000_000).contains(number) else { return nil }
      self = .number(number)
    }
  }
}

extension WeightName {
  /// Reads `dense/kernel 3,17` or `dense/bias 17`.
  init(_ words: inout Words) throws(LessonError) {
    self.parameter = try words.take("a parameter")
    let word = try words.take("the weight's indices")
    let units = word.split(separator: ",", omittingEmptySubsequences: false).map { UnitName($0) }
    self.index = units.compactMap { $0 }
    guard index.count == units.count, (1...2).contains(units.count) else {
      throw words.error(
        "“\(word)” in “\(words.text)” names no weight; a kernel takes row,column and a bias one number"
      )
    }
  }
}
