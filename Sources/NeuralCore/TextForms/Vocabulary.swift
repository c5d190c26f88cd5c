/// A description that is one of many, each a row: its name, its other names and its settings.
///
/// Reading, writing, the list of known words and the hint for an unknown one are made from the rows. The
/// `switch` that gives the rows knows every case, and a test compares `allCases` with the source.
protocol Vocabulary: FormDescribed, CaseIterable, Equatable where AllCases == [Self] {
  /// What stands in the vocabulary for this one, with its present settings.
  var row: VocabularyRow<Self> { get }
}

/// One word of a vocabulary: all that reading and writing it takes.
struct VocabularyRow<Value> {
  let entry: WordList.Entry
  /// How many of its settings may be given without their names.
  let unlabelled: Int
  /// Goes through the settings, and makes a value of what is found for them.
  let through: (inout Settings) throws(DescriptionError) -> Value

  init(
    _ name: String, aliases: [String] = [], elsewhere: [String] = [], unlabelled: Int = 1,
    through: @escaping (inout Settings) throws(DescriptionError) -> Value
  ) {
    entry = WordList.Entry(name: name, aliases: aliases, elsewhere: elsewhere)
    self.unlabelled = unlabelled
    self.through = through
  }

  /// A word without settings.
  init(_ name: String, _ value: Value, aliases: [String] = [], elsewhere: [String] = []) {
    self.init(name, aliases: aliases, elsewhere: elsewhere, unlabelled: 0) { _ in value }
  }

  /// The settings with their present values.
  var settings: [Settings.Noted] {
    var settings = Settings()
    // Without arguments nothing is read that could be wrong.
    _ = try? through(&settings)
    return settings.noted
  }

  /// The settings that differ from those of the `usual` row, as arguments of a text form.
  func texts(unlike usual: VocabularyRow) -> [String] {
    zip(settings, usual.settings)
      .filter { $0.isAlwaysWritten || $0.value != $1.value }
      .map { own, _ in own.isBare ? own.value : "\(own.name): \(own.value)" }
  }
}

/// Goes through the settings of a row: notes each with its value, and finds what was given for it.
struct Settings {
  /// A setting as it was come by.
  struct Noted {
    let name: String
    let value: String
    /// Whether it is written without its name.
    let isBare: Bool
    /// Whether it is written even where it is the usual one.
    let isAlwaysWritten: Bool
  }

  private(set) var noted: [Noted] = []
  private let arguments: Arguments?

  /// Finds nothing given, so that every setting stays as it is.
  init() { arguments = nil }

  /// Finds what a word was given.
  init(_ arguments: Arguments) { self.arguments = arguments }

  /// A number in double precision.
  mutating func double(
    _ name: String, _ value: Double, _ rule: Arguments.Rule, isBare: Bool = false,
    isAlwaysWritten: Bool = false
  ) throws(DescriptionError) -> Double {
    note(name, value, isBare: isBare, isAlwaysWritten: isAlwaysWritten)
    return try arguments?.double(name, rule) ?? value
  }

  /// A number in single precision.
  mutating func number(
    _ name: String, _ value: Float, _ rule: Arguments.Rule
  ) throws(DescriptionError) -> Float {
    note(name, value)
    return try arguments?.number(name, rule) ?? value
  }

  /// A whole number.
  mutating func wholeNumber(
    _ name: String, _ value: Int, in range: ClosedRange<Int>, isBare: Bool
  ) throws(DescriptionError) -> Int {
    note(name, value, isBare: isBare)
    return try arguments?.wholeNumber(name, in: range) ?? value
  }

  /// True or false.
  mutating func flag(_ name: String, _ value: Bool) throws(DescriptionError) -> Bool {
    note(name, value)
    return try arguments?.flag(name) ?? value
  }

  private mutating func note(
    _ name: String, _ value: some CustomStringConvertible, isBare: Bool = false,
    isAlwaysWritten: Bool = false
  ) {
    noted.append(
      Noted(
        name: name, value: value.description, isBare: isBare, isAlwaysWritten: isAlwaysWritten))
  }
}

extension Vocabulary {
  /// The words of the vocabulary.
  static var words: WordList { WordList(allCases.map(\.row.entry)) }

  /// The names of all, each once.
  static var names: [String] {
    allCases.map(\.row.entry.name).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// The text form, with the settings that are not the usual ones.
  var written: String {
    let row = row
    let usual = Self.usual(row.entry.name)?.row ?? row
    let texts = row.texts(unlike: usual)
    return texts.isEmpty ? row.entry.name : "\(row.entry.name)(\(texts.joined(separator: ", ")))"
  }

  /// Reads a word that is already taken apart.
  init(_ form: TextForm) throws(DescriptionError) {
    guard let name = Self.words.name(for: form.name), let row = Self.usual(name)?.row else {
      throw form.unknown(Self.example.noun, among: Self.words, named: Self.names)
    }
    let names = row.settings.map(\.name)
    if names.isEmpty { try form.expectNoArguments() }
    var settings = Settings(try Arguments(form, names, unlabelled: row.unlabelled))
    self = try row.through(&settings)
  }

  private static func usual(_ name: String) -> Self? {
    allCases.first { $0.row.entry.name == name }
  }
}

extension TextForm {
  /// An error that says that this word is none of those that are known, and which one is near.
  func unknown(_ noun: String, among words: WordList, named names: [String]) -> DescriptionError {
    let article = "aeio".contains(noun.prefix(1)) ? "an" : "a"
    return error(
      "“\(name)” is no \(noun)\(words.hint(for: name)); \(article) \(noun) is one of "
        + names.joined(separator: ", "))
  }
}
