import CellCanvas
import Foundation

/// The help of a command, in lines of at most 79 columns.
struct HelpText {
  private let entry: CommandEntry
  private let isStyled: Bool

  /// The columns that a line has at most, and those before an explanation.
  private static let (width, indent) = (79, 24)

  /// The help of a command; on a terminal that has them, with headings and names in bold.
  init(of entry: CommandEntry, isStyled: Bool = Console.canStyle) {
    self.entry = entry
    self.isStyled = isStyled
  }

  /// Writes it to standard output.
  func show() throws { try Console.draw(Console.asLocaleWrites(text)) }

  /// All of it.
  var text: String {
    let parts =
      [overview, usage, examples] + commands + options + [notes, statuses] + surroundings + [more]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var overview: [String] { wrap("\(entry.page.abstract)", width: Self.width) }

  private var usage: [String] {
    let line = entry.synopsis.joined(separator: " ")
    return [heading("Usage")] + wrap(line, width: Self.width - 2).map { "  \($0)" }
  }

  private var commands: [[String]] {
    entry.page.groups.map { group in
      [heading(group.name)]
        + entry.children(of: group).flatMap { child in
          row(child.page.name, child.page.abstract + (isUsual(child) ? " (usual)" : ""))
        }
    }
  }

  private func isUsual(_ child: CommandEntry) -> Bool { entry.usual?.path == child.path }

  private var options: [[String]] {
    ArgumentEntry.sections(of: entry.arguments).map { title, rows in
      [heading(title)] + rows.flatMap { row($0.label, $0.explanation) }
    }
  }

  private var examples: [String] {
    [heading("Examples")] + entry.page.examples.split(separator: "\n").map { "  \($0)" }
  }

  private var notes: [String] {
    let paragraphs = entry.page.notes.split(separator: "\n")
    return paragraphs.isEmpty
      ? [] : [heading("Notes")] + paragraphs.flatMap { wrapped($0, indent: 2) }
  }

  private var statuses: [String] {
    [heading("Exit status")]
      + (entry.page.statuses.isEmpty ? ExitStatus.all : entry.page.statuses)
      .flatMap { row($0.status, $0.meaning, indent: 12) }
  }

  private var surroundings: [[String]] {
    guard entry.path.count == 1 else { return [] }
    return [
      [heading("Environment")]
        + HeardVariable.all.flatMap { row($0.name, $0.meaning) },
      [heading("Files")]
        + KeptPlace.all.flatMap { row($0.path, $0.meaning) },
    ]
  }

  private var more: [String] {
    guard !entry.children.isEmpty else { return [] }
    let words = entry.path.dropFirst().map { "\($0) " }.joined()
    return ["More of a command: \(CommandEntry.root.name) help \(words)COMMAND"]
  }

  // MARK: Lines

  private func heading(_ title: String) -> String { bold(title) + ":" }

  /// A name and what it is, beside it where there is room.
  private func row(_ label: String, _ text: String, indent: Int = Self.indent) -> [String] {
    var lines = wrapped(text, indent: indent)
    let gap = indent - 2 - label.count
    guard gap >= 2, let first = lines.first else {
      return ["  \(bold(label))"] + lines
    }
    lines[0] = "  " + bold(label) + String(repeating: " ", count: gap) + first.dropFirst(indent)
    return lines
  }

  private func wrapped(_ text: some StringProtocol, indent: Int) -> [String] {
    wrap(text, width: Self.width - indent).map { String(repeating: " ", count: indent) + $0 }
  }

  private func bold(_ text: String) -> String { isStyled ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}

extension CommandEntry {
  /// How it is called, in words that a line may break between.
  var synopsis: [String] {
    let arguments = self.arguments
    var words = path
    if !children.isEmpty { words.append(usual == nil ? "COMMAND" : "[COMMAND]") }
    if arguments.contains(where: { $0.kind != .positional }) { words.append("[OPTIONS]") }
    words += arguments.filter { $0.kind == .option && !$0.isOptional }.map(\.label)
    words += arguments.filter { $0.kind == .positional }.map { argument in
      let value = argument.isRepeating ? "\(argument.value)…" : argument.value
      return argument.isOptional ? "[\(value)]" : value
    }
    return words
  }
}
