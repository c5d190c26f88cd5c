/// One word of a text form: `relu`, `dense(200)`, `adam(0.001, beta_1: 0.9)`, `dense(3,
/// kernel_regularizer: l2(0.01))` or, without shell quotes, `sgd:0.1,momentum=0.9`.
struct TextForm {
  /// What stands between two commas, in the brackets or behind the colon.
  struct Argument {
    /// The name before `:` or `=`, or nil.
    let label: String?
    /// The value as it is written.
    let text: String
    /// Where the argument begins, counted from 1: at its label where it has one.
    let column: Int
    /// Where its value begins.
    let valueColumn: Int
    /// The value as a form of its own, where it is one: a name, with or without arguments.
    let form: TextForm?
  }

  let name: String
  let column: Int
  let arguments: [Argument]
  /// The text it was read from, for errors.
  let source: String

  /// Reads words that are separated by white space.
  static func parse(_ source: String) throws(DescriptionError) -> [TextForm] {
    guard source.utf8.count <= Bounds.longestText else {
      throw DescriptionError(
        text: "", column: 1,
        message: "a description has at most \(Bounds.longestText) bytes, not \(source.utf8.count)")
    }
    var reader = TextFormReader(source)
    return try reader.forms()
  }

  /// An error that points at this word.
  func error(_ message: String) -> DescriptionError {
    DescriptionError(text: source, column: column, message: message)
  }

  /// An error that points at the value of an argument of this word.
  func error(at argument: Argument, _ message: String) -> DescriptionError {
    DescriptionError(text: source, column: argument.valueColumn, message: message)
  }

  /// Fails when the word has arguments.
  func expectNoArguments() throws(DescriptionError) {
    if let first = arguments.first {
      throw DescriptionError(
        text: source, column: first.column,
        message: "\(name) takes no argument, not “\(first.text)”")
    }
  }
}
