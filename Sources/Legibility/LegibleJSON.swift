extension StringProtocol {
  /// The text of a JSON value in one line, fit to be shown, with nothing of it lost.
  ///
  /// What steers or is hidden, and each mark too many, stands by its escape, `\u202e`; with `inASCII` all
  /// that is not ASCII. Such characters stand in the value's strings alone.
  public func legibleJSON(inASCII: Bool) -> String {
    var line = String.UnicodeScalarView()
    var marks = 0
    for scalar in unicodeScalars {
      marks = scalar.legibility == .mark ? marks + 1 : 0
      let isShown =
        switch scalar.legibility {
        case .seen: true
        case .mark: marks <= mostMarks
        case .hidden, .steering: false
        }
      if isShown, scalar.isASCII || !inASCII {
        line.append(scalar)
      } else {
        line.append(contentsOf: scalar.escapedForJSON.unicodeScalars)
      }
    }
    return String(line)
  }
}

extension Unicode.Scalar {
  /// The escapes that JSON writes it with: one for each of its units of UTF-16.
  fileprivate var escapedForJSON: String {
    (UTF16.encode(self) ?? UTF16.encodedReplacementCharacter).map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
