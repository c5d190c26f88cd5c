import NeuralCore

/// What is wrong with the words behind a command, found with its row of the table.
struct Slip {
  private let words: [String]
  private let entry: CommandEntry
  private let arguments: [ArgumentEntry]

  /// Looks at the words behind a command.
  init(in words: [String], of entry: CommandEntry) {
    self.words = words
    self.entry = entry
    arguments = entry.arguments
  }

  /// The first thing that is wrong; nil where the words are those that the command takes.
  var misuse: Misuse? {
    var free: [String] = []
    var index = words.startIndex
    while index < words.endIndex {
      let word = words[index]
      index += 1
      if word == "--" {
        free += words[index...]
        break
      }
      guard word.hasPrefix("-"), word.count > 1 else {
        free.append(word)
        continue
      }
      let (name, value) = Self.parts(of: word)
      guard let option = option(name) else { return unknown(name) }
      switch option.kind {
      case .flag:
        if value != nil { return misuse("\(name) takes no value.") }
      case .option where value == nil:
        guard index < words.endIndex, !words[index].hasPrefix("-") || words[index] == "-" else {
          return misuse("\(name) needs its value: \(name) \(option.value).")
        }
        index += 1
      case .option, .positional: break
      }
    }
    return surplus(free) ?? missing(free)
  }

  private func misuse(_ sentence: String) -> Misuse { Misuse(sentence, of: entry) }

  private func option(_ name: String) -> ArgumentEntry? {
    arguments.first { $0.typedNames.contains(name) }
  }

  /// The name and the value of `--name=value`.
  private static func parts(of word: String) -> (name: String, value: String?) {
    guard let equals = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<equals]), String(word[word.index(after: equals)...]))
  }

  private func unknown(_ name: String) -> Misuse {
    let none = "\(entry.name) has no option \(name)"
    let owners = CommandEntry.root.all.filter { other in
      other.arguments.contains { $0.typedNames.contains(name) }
    }.map { "“\($0.name)”" }
    if (1...3).contains(owners.count) {
      return misuse("\(none); it is one of \(owners.joined(separator: ", ")).")
    }
    let names = arguments.flatMap(\.typedNames).filter { $0.hasPrefix("--") }
    let near = WordList(names.map { String($0.dropFirst(2)) })
      .nearest(to: name.drop { $0 == "-" })
    if near == nil, let first = owners.first {
      return misuse("\(none); it is one of \(first) and \(owners.count - 1) others.")
    }
    return misuse(none + (near.map { "; did you mean --\($0)?" } ?? "."))
  }

  /// That more words stand beside the options than the command takes.
  private func surplus(_ free: [String]) -> Misuse? {
    let places = arguments.filter { $0.kind == .positional }
    guard !places.contains(where: \.isRepeating), let word = free.dropFirst(places.count).first
    else { return nil }
    if !entry.children.isEmpty { return entry.unknown(word) }
    if let command = CommandEntry.root.children.first(where: { $0.page.name == word }) {
      return misuse("A command stands before its options: \(command.name) …")
    }
    return misuse(
      places.isEmpty
        ? "\(entry.name) takes options alone; “\(word)” is none."
        : "\(entry.name) takes \(places.map(\.value).joined(separator: " ")); “\(word)” is too many."
    )
  }

  /// That a word or an option is missing which the command cannot do without.
  private func missing(_ free: [String]) -> Misuse? {
    let places = arguments.filter { $0.kind == .positional && !$0.isOptional }
    if let place = places.dropFirst(free.count).first {
      return misuse("\(entry.name) needs \(place.value): \(place.abstract ?? "")")
    }
    let given = Set(words.map { Self.parts(of: $0).name })
    return arguments.first {
      $0.kind == .option && !$0.isOptional && given.isDisjoint(with: $0.typedNames)
    }.map { misuse("\(entry.name) needs \($0.label): \($0.abstract ?? "")") }
  }
}

extension CommandEntry {
  /// What the parser says of a value that cannot be, in the house's words: the option first.
  func sentence(of parserMessage: String) -> String {
    let message = parserMessage.split(separator: "\n").joined(separator: " ")
    guard message.hasPrefix("The value '") else { return message }
    for argument in arguments {
      let value = argument.valueName.map { "<\($0)>" } ?? ""
      let names = argument.kind == .positional ? [""] : argument.typedNames.map { "\($0) " }
      for name in names {
        let seam = "' is invalid for '\(name)\(value)'"
        guard let range = message.range(of: seam) else { continue }
        let given = message[..<range.lowerBound].dropFirst("The value '".count)
        let reason = message[range.upperBound...]
        return argument.sentence(
          name.isEmpty ? argument.value : String(name.dropLast()), given: String(given),
          reason: reason.hasPrefix(": ") ? String(reason.dropFirst(2)) : nil)
      }
    }
    return message
  }
}

extension ArgumentEntry {
  /// That a value was given which cannot be; `reason` is what its reader said.
  fileprivate func sentence(_ name: String, given: String, reason: String?) -> String {
    if let reason { return "\(name): \(reason)" }
    if let allValues, !allValues.isEmpty {
      let list = allValues.dropLast().joined(separator: ", ")
      let hint = WordList(allValues).hint(for: given)
      return
        "\(name) takes \(allValues.count > 1 ? "\(list) or \(allValues.last ?? "")" : allValues[0]); "
        + "“\(given)” was given\(hint)."
    }
    let rule =
      switch valueName {
      case "n": given.hasPrefix("-") ? "a whole number from 0" : "a whole number"
      case "x": "a number"
      case "WxH": "a size such as 80x24"
      default: value
      }
    return "\(name) takes \(rule); “\(given)” was given."
  }
}
