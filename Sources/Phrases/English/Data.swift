import Datasets
import NeuralCore
import Notation

/// What is said of digits, in English.
struct EnglishData: DataPhrases {
  // MARK: Titles

  func title(inPicture: Bool) -> String { inPicture ? "The pixels of a digit" : "Digits" }

  func place(_ digit: ShownDigit) -> String {
    let digits = digit.digits
    return "data · \(digits.areDigits ? "MNIST" : "pictures") · \(words(digit.set)) · "
      + "\(noun(digits)) \(Numerals.count(digit.index)) (0–\(Numerals.count(digits.count - 1)))"
  }

  func title(of digit: ShownDigit) -> String {
    "\(noun(digit.digits).capitalizedFirst) \(Numerals.count(digit.index)) of "
      + "\(Numerals.count(digit.digits.count)) · \(words(digit.set))"
  }

  func title(of digits: Digits, _ first: Int, to last: Int) -> String {
    "\(noun(digits).capitalizedFirst)s \(Numerals.count(first)) to \(Numerals.count(last))"
  }

  let countsTitle = "Labels counted"

  func column(of set: DigitSet) -> String { set == .train ? "training" : "test" }

  func start(of digits: Digits) -> String { "\(noun(digits)) 0" }

  private func noun(_ digits: Digits) -> String { digits.areDigits ? "digit" : "picture" }

  private func words(_ set: DigitSet) -> String { set == .train ? "training set" : "test set" }

  // MARK: The digit

  func caption(_ digit: ShownDigit) -> String {
    let label = digit.digits.label(digit.index)
    let shows = digit.digits.areDigits ? English.withArticle(label) : named(label, digit.digits)
    let set = digit.set == .test ? "test" : "training"
    return "\(set) \(noun(digit.digits)) \(Numerals.count(digit.index)): \(shows)"
  }

  /// “label 9, ankle boot”; without a name the number alone.
  private func named(_ label: Int, _ digits: Digits) -> String {
    "label \(label)" + (digits.name(ofClass: label).map { ", \($0)" } ?? "")
  }

  func sentence(on digit: ShownDigit) -> String {
    let (digits, set) = (digit.digits, words(digit.set))
    let label = digits.label(digit.index)
    let bytes = digits.pixels(digit.index)
    let ink = bytes.count { $0 > 0 }
    let count = Numerals.count(digits.labelCounts[label])
    let shown = digits.name(ofClass: label).map { "“\($0)”" } ?? "label \(label)"
    return digits.areDigits
      ? "\(English.withArticle(label).capitalizedFirst), one of \(count) in the \(set): \(ink) of "
        + "its \(bytes.count) pixels have ink."
      : "\(shown.capitalizedFirst), one of \(count) in the \(set): \(ink) of \(bytes.count) pixels are "
        + "not 0."
  }

  func sentence(on digit: ShownDigit, pixel: (row: Int, column: Int)) -> String {
    let bytes = digit.digits.pixels(digit.index)
    let place = Preprocessing.index(
      row: pixel.row, column: pixel.column, columns: digit.digits.columns)
    let value = Numerals.value(Preprocessing.normalize(bytes[place]))
    let means = digit.digits.areDigits ? bytes[place] == 0 ? ", paper." : ", ink." : "."
    return "Pixel (\(pixel.row),\(pixel.column)) is number \(place) of the \(bytes.count) that the "
      + "network sees: \(value)\(means)"
  }

  let labelRows = (label: "label", places: "one-hot", target: "target t")

  func bytes(of digits: Digits) -> String {
    digits.areDigits ? "0 is paper, 255 ink" : "bytes from 0 to 255"
  }

  func extremes(
    _ most: (label: Int, count: Int), _ fewest: (label: Int, count: Int), _ arrangement: Arrangement
  ) -> String {
    func word(_ label: Int) -> String {
      arrangement.name(ofClass: label).map { "“\($0)”" } ?? "the \(label)"
    }
    return "Most: \(word(most.label)), \(Numerals.count(most.count)) times. "
      + "Fewest: \(word(fewest.label)), \(Numerals.count(fewest.count))."
  }

  // MARK: Plain text

  let plainHelp =
    "Type next, back, goto NUMBER (or “goto test 17”), other set, why, pixels, pixels ROW, "
    + "pixels ROW COLUMN, labels, or quit; Enter alone is next."

  func steps(on digit: ShownDigit, pixel: (row: Int, column: Int)) -> [String] {
    let (digits, label) = (digit.digits, digit.digits.label(digit.index))
    let place = Preprocessing.index(
      row: pixel.row, column: pixel.column, columns: digits.columns)
    let byte = digits.pixels(digit.index)[place]
    let target = Preprocessing.oneHot(label, classes: digits.classes).map { Numerals.setting($0) }
    let name = "(\(pixel.row),\(pixel.column))"
    return [
      "Its \(digits.rows) rows of \(digits.columns) pixels are laid end to end: pixel \(name) is "
        + "number \(pixel.row) × \(digits.columns) + \(pixel.column) = \(place) of the "
        + "\(Numerals.count(digits.inputWidth)) inputs.",
      "Each byte is divided by 255 (\(bytes(of: digits))): here \(byte) / 255 = "
        + "\(Numerals.value(Preprocessing.normalize(byte))).",
      "\(named(label, digits).capitalizedFirst) becomes the target \(target.joined(separator: " ")): "
        + "a 1 at place \(label), counted from 0.",
    ]
  }

  func row(_ rows: ClosedRange<Int>, _ bytes: [UInt8]) -> String {
    let name =
      rows.count > 1 ? "rows \(rows.lowerBound)–\(rows.upperBound)" : "row \(rows.lowerBound)"
    guard let first = bytes.firstIndex(where: { $0 > 0 }),
      let last = bytes.lastIndex(where: { $0 > 0 })
    else { return "\(name): all 0" }
    let numbers = bytes[first...last].map(String.init).joined(separator: " ")
    return "\(name), columns \(first)–\(last): \(numbers)"
  }

  func noPixel(_ text: String, of digits: Digits) -> String {
    "“pixels” takes nothing, a row 0–\(digits.rows - 1), or a row and a column "
      + "0–\(digits.columns - 1); “\(text)” was given."
  }

  func counted(
    _ label: Int, inTraining train: Int, inTest test: Int, _ arrangement: Arrangement
  ) -> String {
    "\(arrangement.word(forClass: label)): \(Numerals.count(train)) to train on, "
      + "\(Numerals.count(test)) to test with"
  }

  // MARK: Keys

  let picture = KeyText("the next picture, the one before", hint: "→ ← picture")
  let row = KeyText("a row on, a row back (ten where there are no rows)")
  let page = KeyText("a page on, a page back", hint: "] [ page")
  let ends = KeyText("the first picture, the last")
  let byNumber = KeyText("a picture by its number: 17, test 17", hint: ": number")
  let pixels = KeyText("into the picture, out of it", hint: "Tab pixels")
  let pixel = KeyText("the pixel beside, above, below", hint: "← → ↑ ↓ pixel")

  func otherSet(than set: DigitSet) -> KeyText {
    KeyText("the test set, the training set", hint: "t \(words(set.other))")
  }

  // MARK: Going to a digit

  let numberWanted = (label: "Go to digit", example: "a number, such as: 17, test 17")

  func noNumber(_ text: String, of digits: Digits, in set: DigitSet) -> String {
    "A \(noun(digits)) of the \(words(set)) is a whole number 0–\(digits.count - 1), such as 7 or "
      + "“test 7”; “\(text)” was given."
  }

  func last(of digits: Digits, in set: DigitSet) -> String {
    "This is the last \(noun(digits)) of the \(words(set))."
  }

  func first(of digits: Digits, in set: DigitSet) -> String {
    "This is the first \(noun(digits)) of the \(words(set))."
  }
}
