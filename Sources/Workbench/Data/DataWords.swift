import Datasets
import Notation

extension DataState {
  /// The top line: which set, which digit, and out of which.
  package func place(in mnist: MNIST) -> String {
    let digits = digitSet.digits(of: mnist)
    return
      "data · \(digits.areDigits ? "MNIST" : "pictures") · \(digitSet.words) · \(digits.noun) \(Numerals.count(index)) "
      + "(0–\(Numerals.count(digits.count - 1)))"
  }

  /// The line for the shell that shows this digit.
  package var link: String {
    digitSet == .train ? "wadachi data show \(index)" : "wadachi data show \(index) --test"
  }

  /// One sentence or two on the digit, with its numbers.
  package func narration(in mnist: MNIST) -> String {
    let digits = digitSet.digits(of: mnist)
    if let fault = digits.fault { return "\(fault)" }
    let bytes = digits.pixels(index)
    let pixel = shownPixel(in: digits)
    if isInPicture {
      let place = Preprocessing.index(row: pixel.row, column: pixel.column, columns: digits.columns)
      let value = Numerals.value(Preprocessing.normalize(bytes[place]))
      return "Pixel (\(pixel.row),\(pixel.column)) is number \(place) of the \(bytes.count) that "
        + "the network sees: \(value)"
        + (digits.areDigits ? bytes[place] == 0 ? ", paper." : ", ink." : ".")
    }
    let label = digits.label(index)
    let ink = bytes.count { $0 > 0 }
    guard digits.areDigits else {
      return "Label \(label), as \(Numerals.count(digits.labelCounts[label])) have in the "
        + "\(digitSet.words): \(ink) of its \(bytes.count) pixels are not 0."
    }
    return
      "\(label == 8 ? "An" : "A") \(label), one of \(Numerals.count(digits.labelCounts[label])) in the "
      + "\(digitSet.words): \(ink) of its \(bytes.count) pixels have ink."
  }
}

extension Digits {
  /// What one of them is called.
  package var noun: String { areDigits ? "digit" : "picture" }
}
