import Foundation

/// What comes from outside, with everything in it that could steer a terminal or mislead a reader.
enum Foreign {
  /// Controls of 7 and 8 bits with what they begin, directions, joiners, a tag and a tower of marks.
  static let text =
    "\u{1B}[2J\u{1B}]0;owned\u{07}\u{1B}]52;c;cm0=\u{07}\u{9B}31m\u{9D}0;x\u{9C}\u{7F}\u{08}\r"
    + "\u{202E}\u{2066}\u{200F}\u{61C}\u{200B}\u{200D}\u{2060}\u{FEFF}\u{2028}\u{2029}\u{AD}"
    + "\u{E0041}e" + String(repeating: "\u{301}", count: 20)

  /// The same for a name in JSON: as its escapes.
  static let json = String(
    text.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined())

  /// The options of a network that learns XOR.
  static let network = [
    "--network", "2 dense(3) tanh dense(1) sigmoid", "--loss", "binary_crossentropy",
  ]

  /// What of `bytes` must not leave the program: each as its number.
  static func steering(in bytes: Data) -> [String] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return ["no UTF-8"] }
    var marks = 0
    return text.unicodeScalars.filter { scalar in
      marks = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : marks + 1
      let category = scalar.properties.generalCategory
      let steers = [.control, .format, .lineSeparator, .paragraphSeparator].contains(category)
      return marks > 4 || scalar != "\n" && steers
    }.map { String($0.value, radix: 16) }
  }
}
