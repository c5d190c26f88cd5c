/// A line of a script that cannot be read, with its number.
public struct KeyScriptError: Error, Hashable, CustomStringConvertible {
  /// The line's number, from 1.
  public let line: Int
  /// What is wrong with it.
  public let message: String

  /// One sentence with the line's number.
  public var description: String { "Line \(line) of the keys: \(message)" }
}

/// What a user does, written down: one step a line, to be played without a terminal.
///
/// ```
/// # a comment
/// Right*3            a key by its name, three times
/// text:120           typed, character by character
/// paste:some words   pasted at once
/// resize:100x30      the window gets another size
/// click:12,5         the left button, on column 12 of row 5 (both from 0)
/// ```
public struct KeyScript: Hashable, Sendable {
  /// One thing that is done, after which the screen is looked at.
  public struct Step: Hashable, Sendable {
    /// The line it comes from, from 1.
    public let line: Int
    /// What it is called: "Right", "text", "resize".
    public let name: String
    /// What the program receives.
    public let events: [InputEvent]
  }

  /// The steps in order, repeated ones one by one.
  public private(set) var steps: [Step] = []

  /// Reads a script; throws at the first line that means nothing.
  public init(_ text: some StringProtocol) throws(KeyScriptError) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = Self.trimmed(line)
      if words.isEmpty || (words.hasPrefix("#") && words.count > 1) { continue }
      steps += try Self.steps(words, line: index + 1)
    }
  }

  private static func steps(_ words: Substring, line: Int) throws(KeyScriptError) -> [Step] {
    if words.count > 1, let colon = words.firstIndex(of: ":") {
      let verb = words[..<colon]
      let rest = words[words.index(after: colon)...]
      return [Step(line: line, name: String(verb), events: try events(verb, rest, line: line))]
    }
    let (name, count) = try repeated(words, line: line)
    guard let key = Key(name: name) else {
      throw KeyScriptError(
        line: line,
        message: """
          “\(words)” is not a step; a step is a key (Right, Enter, Esc, space, a, C-c, Right*3), \
          text:…, paste:…, resize:WxH or click:X,Y.
          """)
    }
    let step = Step(line: line, name: key.name, events: [.key(key)])
    return Array(repeating: step, count: count)
  }

  private static func repeated(
    _ words: Substring, line: Int
  ) throws(KeyScriptError) -> (name: Substring, count: Int) {
    guard words.count > 2, let star = words.lastIndex(of: "*"), star > words.startIndex else {
      return (words, 1)
    }
    let digits = words[words.index(after: star)...]
    guard let count = Int(digits), (1...10_000).contains(count) else {
      throw KeyScriptError(
        line: line, message: "a key is repeated 1 to 10000 times, not “\(digits)” times.")
    }
    return (words[..<star], count)
  }

  private static func events(
    _ verb: Substring, _ rest: Substring, line: Int
  ) throws(KeyScriptError) -> [InputEvent] {
    switch verb {
    case "text": return rest.map { .key(.character($0)) }
    case "paste": return [.paste(String(rest))]
    case "resize":
      guard let size = Size(rest) else {
        throw KeyScriptError(line: line, message: "a size is written 100x30, not “\(rest)”.")
      }
      return [.resize(size)]
    case "click":
      let fields = rest.split(separator: ",").map { Int($0) }
      guard fields.count == 2, let x = fields[0], let y = fields[1], x >= 0, y >= 0 else {
        throw KeyScriptError(line: line, message: "a place is written 12,5, not “\(rest)”.")
      }
      let place = Point(x: x, y: y)
      return [
        .mouse(MouseEvent(.press(.left), at: place)),
        .mouse(MouseEvent(.release(.left), at: place)),
      ]
    default:
      throw KeyScriptError(
        line: line, message: "“\(verb):” is none of text:, paste:, resize: and click:.")
    }
  }

  private static func trimmed(_ line: some StringProtocol) -> Substring {
    var words = Substring(line)
    while words.first == " " || words.first == "\t" { words.removeFirst() }
    while words.last == " " || words.last == "\t" { words.removeLast() }
    return words
  }
}
