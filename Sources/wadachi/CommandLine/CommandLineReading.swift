import ArgumentParser
import Datasets
import NeuralCore

/// That the command line cannot be meant so: what is wrong, and where it is explained; exit 64.
struct Misuse: Error {
  let sentence: String
  /// The line that tells more.
  let help: String

  /// Something wrong with the words behind a command.
  init(_ sentence: String, of entry: CommandEntry) {
    self.sentence = sentence
    help = "\(entry.name) --help"
  }
}

/// Reads a command line by the table and runs what it names.
struct CommandLineReading {
  private let words: [String]
  /// The command that the words name, and what stands behind them.
  private let (entry, rest): (CommandEntry, [String])

  /// Takes the words behind the program's name.
  init(_ words: [String]) {
    let words = words.withNegativeNumbers
    let (named, options) = CommandEntry.root.reached(by: words)
    self.words = words.withNegativeValues(of: named.meant(by: options))
    (entry, rest) = CommandEntry.root.reached(by: self.words)
  }

  /// Runs the command, or tells what it is.
  func run() throws {
    if rest.first == "help" {
      return try HelpText(of: entry.entry(for: Array(rest.drop { $0 == "help" }))).show()
    }
    if rest.prefix(while: { $0 != "--" }).contains(where: { ["--help", "-h"].contains($0) }) {
      return try HelpText(of: entry).show()
    }
    if entry.usual == nil, !entry.children.isEmpty, rest.isEmpty {
      return try HelpText(of: entry).show()
    }
    var command = try parsed()
    do {
      try command.run()
    } catch let error as UsageError {
      throw Misuse(error.description, of: entry)
    } catch let error as ValidationError {
      throw Misuse(error.message, of: entry)
    } catch let error as FitError {
      throw FitError(description: fitting + error.description)
    }
  }

  /// What was given that decides whether examples suit a network, as it is named before a mismatch.
  private var fitting: String {
    let options = [
      "--network", "--loss", "--data", "--examples", "--label", "--validation", "--model",
      "--weights",
      "--resume",
    ]
    let typed = Set(rest.map { $0.prefix { $0 != "=" } })
    let given = options.filter { typed.contains($0[...]) }
    return given.isEmpty ? "" : given.joined(separator: ", ") + ": "
  }

  private func parsed() throws -> any Command {
    if let word = rest.first, !entry.children.isEmpty, !word.hasPrefix("-") {
      throw entry.unknown(word)
    }
    let meant = entry.meant(by: rest)
    do {
      // What is none of ours is the parser's help, which it takes `-epochs` for.
      if let command = try Wadachi.parseAsRoot(words) as? any Command { return command }
    } catch {
      guard Wadachi.exitCode(for: error) != .success else { throw ParserText(error) }
      throw Slip(in: rest, of: meant).misuse
        ?? Misuse(meant.sentence(of: Wadachi.message(for: error)), of: meant)
    }
    throw Slip(in: rest, of: meant).misuse ?? meant.unknown(rest.first ?? "help")
  }
}

extension [String] {
  /// The words with each negative number joined to the option that it is the value of: the parser takes it
  /// for an option.
  fileprivate func withNegativeValues(of entry: CommandEntry) -> [String] {
    let options = entry.arguments.filter { $0.kind == .option }.flatMap(\.typedNames)
    return reduce(into: []) { words, word in
      let isNegative =
        word.hasPrefix("-") && word.dropFirst().first.map { $0.isNumber || $0 == "." } == true
      if isNegative, let last = words.last, options.contains(last), !words.contains("--") {
        words[words.count - 1] = "\(last)=\(word)"
      } else {
        words.append(word)
      }
    }
  }
}

/// What the parser writes itself, such as a script for the shell.
struct ParserText: Error {
  let text: String

  fileprivate init(_ error: any Error) { text = Wadachi.fullMessage(for: error) }
}

extension CommandEntry {
  /// The deepest command that words name, and the words behind it.
  func reached(by words: [String]) -> (entry: CommandEntry, rest: [String]) {
    guard let word = words.first, let child = children.first(where: { $0.page.name == word })
    else { return (self, words) }
    return child.reached(by: Array(words.dropFirst()))
  }

  /// The command that words without a command name are meant for: the usual one, where they are options.
  ///
  /// It is called as it was.
  func meant(by words: [String]) -> CommandEntry {
    guard let usual, let word = words.first, word.hasPrefix("-") else { return self }
    return CommandEntry(type: usual.type, path: path)
  }

  /// The command that words name, all of them.
  func entry(for words: [String]) throws(Misuse) -> CommandEntry {
    let (entry, rest) = reached(by: words)
    if let word = rest.first { throw entry.unknown(word) }
    return entry
  }

  /// That a word names no command under this one.
  func unknown(_ word: String) -> Misuse {
    let near = WordList(children.map(\.page.name) + ["help"]).nearest(to: word)
    let meant = near.map { "; did you mean “\($0)”?" } ?? "."
    return Misuse(
      path.count == 1
        ? "There is no command “\(word)”\(meant)" : "“\(name)” has no command “\(word)”\(meant)",
      of: self)
  }
}
