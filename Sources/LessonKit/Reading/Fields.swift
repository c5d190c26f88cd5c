import Yams

/// The keys and values of a piece of YAML, each with its line; unknown keys are errors.
struct Fields {
  /// What is read, for messages: `predict`.
  let what: String
  /// The file, for messages.
  let file: String
  /// The line it starts on.
  let line: Int
  private let entries: [(key: String, line: Int, value: Node)]
  /// What to add to a line of the YAML text to get the file's.
  private let offset: Int

  /// Reads a mapping from YAML text whose first line is line `offset` + 1 of the file.
  init(
    _ yaml: String, what: String, allowed: [String], line: Int, offset: Int, file: String
  ) throws(LessonError) {
    let root = try Self.compose(yaml, what: what, offset: offset, file: file)
    try self.init(root, what: what, allowed: allowed, line: line, offset: offset, file: file)
  }

  private init(
    _ node: Node?, what: String, allowed: [String], line: Int, offset: Int, file: String
  ) throws(LessonError) {
    guard let mapping = node?.mapping else {
      throw LessonError(
        file: file, line: line, message: "“\(what)” holds lines of the form “key: value”")
    }
    var entries: [(key: String, line: Int, value: Node)] = []
    for (key, value) in mapping {
      let keyLine = key.mark.map { $0.line + offset } ?? line
      let name = key.scalar?.string ?? ""
      guard allowed.contains(name) else {
        throw LessonError(
          file: file, line: keyLine,
          message: "“\(name.cleaned)” is no key of “\(what)”; a key is one of "
            + allowed.joined(separator: ", "))
      }
      entries.append((name, keyLine, value))
    }
    self.what = what
    self.file = file
    self.line = line
    self.entries = entries
    self.offset = offset
  }

  /// True when the key is there.
  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// The line of a key, or of the whole when it is not there.
  func line(of key: String) -> Int { entries.first { $0.key == key }?.line ?? line }

  /// The text of a key as it was written, live marks included; nil when it is not there.
  func prose(_ key: String) throws(LessonError) -> String? {
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    guard let text = entry.value.scalar?.string else {
      throw error(key, "“\(key)” is a text, not a list")
    }
    return text
  }

  /// The place of the walk that a key names; nil when it is not there.
  func spot(_ key: String) throws(LessonError) -> Spot? {
    try words(key).map { Spot(text: $0, line: line(of: key)) }
  }

  /// Whether a key says `yes`; what is not there says `no`.
  func yes(_ key: String) throws(LessonError) -> Bool {
    guard let word = try words(key) else { return false }
    guard let answer = ["yes": true, "true": true, "no": false, "false": false][word] else {
      throw error(key, "“\(key)” is “yes” or “no”, not “\(word)”")
    }
    return answer
  }

  /// The plain words of a key, without live numbers; nil when it is not there.
  func words(_ key: String) throws(LessonError) -> String? {
    guard let text = try prose(key) else { return nil }
    guard text.cleaned.unicodeScalars.count == text.unicodeScalars.count else {
      throw error(key, "“\(key)” takes plain words, without “{{…}}” and control characters")
    }
    let words = text.onOneLine
    guard !words.isEmpty else { throw error(key, "“\(key)” is empty") }
    return words
  }

  /// The plain words of a key that must be there.
  func required(_ key: String) throws(LessonError) -> String {
    guard let text = try words(key) else { throw error(key, "“\(what)” lacks “\(key)”") }
    return text
  }

  /// The whole number of a key, within `range`; nil when it is not there.
  func whole(_ key: String, in range: ClosedRange<Int>) throws(LessonError) -> Int? {
    guard let text = try words(key) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw error(
        key, "“\(key)” is a whole number \(range.lowerBound)–\(range.upperBound), not “\(text)”")
    }
    return number
  }

  /// The finite number of a key; nil when it is not there.
  func number(_ key: String) throws(LessonError) -> Double? {
    guard let text = try words(key) else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw error(key, "“\(key)” is a number, not “\(text)”")
    }
    return number
  }

  /// The texts of a list as they were written, live marks included; empty when the key is not there.
  func proses(_ key: String) throws(LessonError) -> [String] {
    var texts: [String] = []
    for node in try items(key) {
      guard let text = node.scalar?.string, !text.isEmpty else {
        throw error(key, "“\(key)” is a list of texts")
      }
      texts.append(text)
    }
    return texts
  }

  /// The plain texts of a list; empty when the key is not there.
  func list(_ key: String) throws(LessonError) -> [String] {
    var texts: [String] = []
    for node in try items(key) {
      guard let text = node.scalar?.string.cleaned, !text.isEmpty else {
        throw error(key, "“\(key)” is a list of texts")
      }
      texts.append(text)
    }
    return texts
  }

  /// The rows of texts of a list of lists, each with its line; empty when the key is not there.
  func texts(_ key: String) throws(LessonError) -> [(line: Int, texts: [String])] {
    var rows: [(line: Int, texts: [String])] = []
    for node in try items(key) {
      let line = node.mark.map { $0.line + offset } ?? line(of: key)
      guard let row = node.sequence, row.allSatisfy({ $0.scalar != nil }) else {
        throw LessonError(
          file: file, line: line, message: "“\(key)” is a list of rows, each a list of texts")
      }
      rows.append((line, row.compactMap { $0.scalar?.string }))
    }
    return rows
  }

  /// The mappings of a list; empty when the key is not there.
  func mappings(_ key: String, what: String, allowed: [String]) throws(LessonError) -> [Fields] {
    var result: [Fields] = []
    for node in try items(key) {
      let itemLine = node.mark.map { $0.line + offset } ?? line(of: key)
      result.append(
        try Fields(node, what: what, allowed: allowed, line: itemLine, offset: offset, file: file))
    }
    return result
  }

  /// The rows of numbers of a key, `[[0.15, 0.25], [0.2, 0.3]]`; nil when it is not there.
  ///
  /// A list of plain numbers is a single row, unless `asColumn` makes a row of each of them.
  func rows(_ key: String, asColumn: Bool = false) throws(LessonError) -> [[Float]]? {
    guard has(key) else { return nil }
    let nodes = try items(key)
    let count = nodes.reduce(0) { $0 + ($1.sequence?.count ?? 1) }
    guard count <= Self.mostNumbers else {
      throw error(key, "“\(key)” holds up to \(Self.mostNumbers) numbers, not \(count)")
    }
    guard nodes.contains(where: { $0.sequence == nil }) else {
      var rows: [[Float]] = []
      for node in nodes { rows.append(try numbers(Array(node.sequence ?? []), of: key)) }
      return rows
    }
    let row = try numbers(nodes, of: key)
    return asColumn ? row.map { [$0] } : [row]
  }

  /// The most numbers of a key, those counted again that an alias repeats: as many as a text has room
  /// for.
  private static let mostNumbers = 1 << 19

  /// The mapping that a key holds; nil when it is not there or holds plain words.
  func mapping(_ key: String, allowed: [String]) throws(LessonError) -> Fields? {
    guard let entry = entries.first(where: { $0.key == key }), entry.value.scalar == nil else {
      return nil
    }
    return try Fields(
      entry.value, what: key, allowed: allowed, line: entry.line, offset: offset, file: file)
  }

  /// The words of a key that takes one of them or a list; empty when it is not there.
  func wordOrList(_ key: String) throws(LessonError) -> [String] {
    guard let entry = entries.first(where: { $0.key == key }) else { return [] }
    return entry.value.sequence == nil ? [try required(key)] : try list(key)
  }

  private func numbers(_ nodes: [Node], of key: String) throws(LessonError) -> [Float] {
    var numbers: [Float] = []
    for node in nodes {
      let line = node.mark.map { $0.line + offset } ?? line(of: key)
      guard let text = node.scalar?.string, let number = Float(text), number.isFinite else {
        let found = node.scalar.map { "“\($0.string.cleaned)”" } ?? "a list"
        throw LessonError(
          file: file, line: line,
          message: "“\(key)” holds numbers, or lists of numbers of equal length, not \(found)")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// An error at a key's line.
  func error(_ key: String, _ message: String) -> LessonError {
    LessonError(file: file, line: line(of: key), message: message)
  }

  private func items(_ key: String) throws(LessonError) -> [Node] {
    guard let entry = entries.first(where: { $0.key == key }) else { return [] }
    guard let sequence = entry.value.sequence else { throw error(key, "“\(key)” is a list") }
    return Array(sequence)
  }

  private static func compose(
    _ yaml: String, what: String, offset: Int, file: String
  ) throws(LessonError) -> Node? {
    try checkAliases(yaml, what: what, offset: offset, file: file)
    do {
      return try Yams.compose(yaml: yaml)
    } catch {
      let (line, problem) = place(of: error)
      throw LessonError(
        file: file, line: line + offset,
        message: "“\(what)” is not readable as YAML: \(problem.cleaned)")
    }
  }

  /// More aliases than anybody writes by hand; each repeats what its anchor has, however long.
  private static let mostAliases = 100
  /// The longest text that is read: 1 MiB.
  static let longestText = 1 << 20

  /// Counts aliases (`*name`) before they are replaced by what they stand for.
  private static func checkAliases(
    _ yaml: String, what: String, offset: Int, file: String
  ) throws(LessonError) {
    guard yaml.utf8.count <= longestText else {
      throw LessonError(
        file: file, line: 1 + offset,
        message: "“\(what)” has at most \(longestText) bytes, not \(yaml.utf8.count)")
    }
    var (line, count) = (1, 0)
    var previous = UInt8(ascii: "\n")
    for byte in yaml.utf8 {
      let begins = byte == UInt8(ascii: "*") && " \n\t[{,:-?".utf8.contains(previous)
      if begins { count += 1 }
      guard count <= mostAliases else {
        throw LessonError(
          file: file, line: line + offset,
          message: "“\(what)” takes up to \(mostAliases) aliases (*name), and here is one more")
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      previous = byte
    }
  }

  private static func place(of error: any Error) -> (line: Int, problem: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark.line, "the key “\(duplicates.sorted().joined(separator: ", "))” stands twice")
    case .reader(let problem, _, _, _):
      (1, problem)
    default:
      (1, "\(error)".split(separator: "\n").first.map(String.init) ?? "unknown fault")
    }
  }
}
