import Phrases

// The home screen as plain text: its lines with their numbers, opened by number, word or letter.
extension HomeRoom {
  func tell(in house: House) -> [String] {
    let phrases = house.phrases.home
    let lines =
      [firstLine(house, width: .max)]
      + HomeItem.all.map { item in
        phrases.line(phrases.title(of: item.entry), about(item, house).first ?? "")
      }
    return lines.enumerated().map { phrases.numbered($0 + 1, $1) }
  }

  func greet(in house: House) -> [String] {
    [house.phrases.home.motto] + tell(in: house) + [helpInWords(in: house.phrases)]
  }

  func helpInWords(in phrases: Phrases) -> String { phrases.home.plainHelp }

  /// Opens the line that is named; nothing at all names the first.
  mutating func answer(_ line: String, in house: inout House) -> Told? {
    let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    guard let index = index(of: words.first, in: house) else { return nil }
    let rest = words.dropFirst().first?.trimmed ?? ""
    guard index > 0 else { return rest.isEmpty ? open(0, rest, in: &house) : nil }
    let item = HomeItem.all[index - 1]
    if item.needsScreen { return Told(lines: [house.phrases.home.needsScreen]) }
    switch item.entry {
    case .help: return Told(lines: [helpInWords(in: house.phrases)])
    case .learn where !rest.isEmpty: return Told(lines: [], requests: [.perform(.openLesson(rest))])
    case .learn, .step, .scenarios, .train, .evaluate, .draw, .data, .quit:
      return open(index, rest, in: &house)
    }
  }

  private mutating func open(_ index: Int, _ rest: String, in house: inout House) -> Told? {
    tell(rest, { $0.open(line: index, &$1) }, nil, in: &house)
  }

  /// The line of a number from 1, of a word, or of a letter.
  private func index(of word: String?, in house: House) -> Int? {
    guard let word = word?.lowercased() else { return 0 }
    if let number = Int(word) {
      return (1...HomeItem.all.count + 1).contains(number) ? number - 1 : nil
    }
    let found = HomeItem.all.firstIndex { item in
      item.key == word || house.phrases.home.title(of: item.entry).lowercased() == word
    }
    return found.map { $0 + 1 }
  }
}
