/// The man page of a command, in the words of mdoc(7).
struct ManualText {
  private let entry: CommandEntry

  /// The man page of a row of the table.
  init(of entry: CommandEntry) { self.entry = entry }

  /// What `man` calls it: `wadachi-lessons-check`.
  var title: String { Self.title(of: entry) }

  private static func title(of entry: CommandEntry) -> String {
    entry.path.joined(separator: "-")
  }

  /// All of it.
  var text: String {
    let lines =
      beginning + synopsis + description + options + environment + files + statuses + examples
      + seeAlso
    return lines.joined(separator: "\n") + "\n"
  }

  private var beginning: [String] {
    [
      ".Dd \(Version.date)", ".Dt \(title.uppercased()) 1", ".Os", ".Sh NAME",
      ".Nm \(title)", ".Nd \(Self.sentencePart(entry.page.abstract))",
    ]
  }

  private var synopsis: [String] {
    [".Sh SYNOPSIS", ".Nm \(entry.name)"]
      + entry.synopsis.dropFirst(entry.path.count).map { word in
        let name = Self.escaped(word.filter { !"[]".contains($0) })
        return word.hasPrefix("[") ? ".Op Ar \(name)" : ".Ar \(name)"
      }
  }

  private var description: [String] {
    let paragraphs =
      [entry.page.abstract] + entry.page.notes.split(separator: "\n").map(String.init)
    return [".Sh DESCRIPTION"]
      + Array(paragraphs.map(Self.text).joined(separator: [".Pp"]))
      + entry.page.groups.flatMap { group in
        [".Ss \(Self.escaped(group.name))"]
          + list(entry.children(of: group).map { ("Xr \(Self.title(of: $0)) 1", $0.page.abstract) })
      }
  }

  private var options: [String] {
    let sections = ArgumentEntry.sections(of: entry.arguments)
    guard !sections.isEmpty else { return [] }
    return [".Sh OPTIONS"]
      + sections.flatMap { title, rows in
        [".Ss \(Self.escaped(title))"] + list(rows.map { (Self.item($0), $0.explanation) })
      }
  }

  /// An option or a word as the head of its paragraph.
  private static func item(_ argument: ArgumentEntry) -> String {
    let names = argument.typedNames.map { "Fl \(escaped(String($0.dropFirst())))" }
    let value = argument.kind == .flag ? [] : ["Ar \(escaped(argument.value))"]
    let heads = names.isEmpty ? [] : [names.joined(separator: " , ")]
    return (heads + value).joined(separator: " ")
  }

  private var environment: [String] {
    guard isOfProgram else { return [] }
    return [".Sh ENVIRONMENT"]
      + list(HeardVariable.all.map { ("Ev \($0.name)", $0.meaning) })
  }

  private var files: [String] {
    guard isOfProgram else { return [] }
    return [".Sh FILES"]
      + list(KeptPlace.all.map { ("Pa \(Self.escaped($0.path))", $0.meaning) })
  }

  private var statuses: [String] {
    [".Sh EXIT STATUS"]
      + list(
        (entry.page.statuses.isEmpty ? ExitStatus.all : entry.page.statuses)
          .map { (Self.escaped($0.status), $0.meaning) })
  }

  private var examples: [String] {
    [".Sh EXAMPLES", ".Bd -literal -offset indent"]
      + entry.page.examples.split(separator: "\n").map { Self.escaped(String($0)) } + [".Ed"]
  }

  private var seeAlso: [String] {
    let root = CommandEntry.root
    let others = isOfProgram ? root.children : [root] + entry.children
    let lines = others.map { ".Xr \(Self.title(of: $0)) 1" }.sorted()
    return [".Sh SEE ALSO"]
      + lines.enumerated().map { $0.offset < lines.count - 1 ? "\($0.element) ," : $0.element }
  }

  private var isOfProgram: Bool { entry.path.count == 1 }

  // MARK: Lines

  private func list(_ items: [(head: String, text: String)]) -> [String] {
    [".Bl -tag -width Ds"]
      + items.flatMap { [".It \($0.head)"] + Self.text($0.text) } + [".El"]
  }

  /// A paragraph: a line for each sentence, as mdoc wants it.
  private static func text(_ paragraph: String) -> [String] {
    var lines: [String] = []
    var line: [Substring] = []
    for word in paragraph.split(separator: " ") {
      line.append(word)
      if word.hasSuffix("."), word.count > 3 || word.dropLast().allSatisfy(\.isLowercase) {
        lines.append(line.joined(separator: " "))
        line = []
      }
    }
    if !line.isEmpty { lines.append(line.joined(separator: " ")) }
    return lines.map(escaped)
  }

  /// A sentence as a part of one: `train a network`.
  private static func sentencePart(_ sentence: String) -> String {
    let text = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return escaped(text.prefix(1).lowercased() + text.dropFirst())
  }

  /// A text that says nothing to the formatter, in ASCII.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'" where escaped.isEmpty, "." where escaped.isEmpty: escaped += "\\&\(scalar)"
      case _ where !scalar.isASCII:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
