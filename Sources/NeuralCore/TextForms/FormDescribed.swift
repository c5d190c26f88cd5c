/// A description that has a text form, by which it is shown and coded.
public protocol TextDescribed: Codable, CustomStringConvertible {
  /// Reads the text form; an error points at the column.
  init(_ text: String) throws(DescriptionError)
}

extension TextDescribed {
  /// Reads the text form from a single value.
  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the text form as a single value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// The text form without brackets or spaces, which needs no quotes in a shell: `sgd:0.1`.
  ///
  /// Where one form stands inside another, brackets remain.
  public var shellForm: String {
    let text = description.replacingSpaces()
    guard let opening = text.firstIndex(of: "("), text.last == ")",
      !text[text.index(after: opening)...].contains("(")
    else { return text }
    return text[..<opening] + ":"
      + text[text.index(after: opening)...].dropLast()
  }
}

extension String {
  /// `beta_1: 0.9` becomes `beta_1=0.9`, and no space is left.
  fileprivate func replacingSpaces() -> String {
    var text = ""
    for character in self {
      if character == " ", text.last == ":" { text.removeLast() }
      text.append(character == " " && !text.hasSuffix(",") ? "=" : character)
      if text.hasSuffix(" ") { text.removeLast() }
    }
    return text
  }
}

/// A description whose text is a single word with arguments, such as `adam(0.001, beta_1: 0.9)`.
protocol FormDescribed: TextDescribed {
  /// What it is called in errors, and a text form to follow.
  static var example: (noun: String, text: String) { get }
  /// Reads a word that is already taken apart.
  init(_ form: TextForm) throws(DescriptionError)
}

extension FormDescribed {
  /// Reads a text that holds one word.
  init(single text: String) throws(DescriptionError) {
    let forms = try TextForm.parse(text)
    guard forms.count == 1, let form = forms.first else {
      throw DescriptionError(
        text: text, column: forms.count > 1 ? forms[1].column : 1,
        message: "one \(Self.example.noun) is wanted, as in “\(Self.example.text)”; "
          + "there are \(forms.count)")
    }
    try self.init(form)
  }
}
