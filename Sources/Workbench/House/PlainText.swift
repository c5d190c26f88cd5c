import CellCanvas
import Phrases

/// What is told to a line of plain text, and what the room asks for beyond itself.
struct Told {
  var lines: [String]
  var requests: [Request] = []

  /// Whether the room is left.
  var leaves: Bool { requests.contains(where: \.isLeaving) }

  /// Whether what comes of it is told later: by a training, or by another room.
  fileprivate var isToldLater: Bool {
    requests.contains { request in
      switch request {
      case .open, .instead, .perform(.train), .perform(.startTraining), .perform(.openLesson),
        .perform(.openScenario), .perform(.openModel):
        true
      case .perform, .leave, .again: false
      }
    }
  }
}

/// A word of plain text, and what it does with what stands behind it.
struct Spoken<Owner: Room> {
  let word: PlainWord
  /// Does it and tells of it; nil where it means nothing with what stands behind it.
  let say: (inout Owner, _ rest: String, inout House) -> Told?
}

// MARK: - A line

extension Room {
  /// Does what a line asks for: the longest word that it begins with and that is offered now.
  mutating func hear(_ line: String, in house: inout House) -> Told {
    house.notice = nil
    let plain = house.phrases.plain
    let heard = keys.filter { $0.isOffered(self) }.flatMap(\.spoken).flatMap { spoken in
      plain.forms(of: spoken.word).compactMap { form in
        line.rest(after: form).map { (spoken: spoken, form: form, rest: $0) }
      }
    }
    for one in heard.sorted(by: { $0.form.count > $1.form.count }) {
      if let told = one.spoken.say(&self, one.rest, &house) { return told }
    }
    return answer(line, in: &house) ?? pressNamed(line, in: &house) ?? refuse(line, in: house)
      ?? Told(lines: [plain.unknown(line, help: helpInWords(in: house.phrases))])
  }

  /// Says why a word that is not offered now is not.
  private func refuse(_ line: String, in house: House) -> Told? {
    keys.lazy.filter { row in
      row.spoken.contains { spoken in
        house.phrases.plain.forms(of: spoken.word).contains { line.rest(after: $0) == "" }
      }
    }.compactMap { $0.refusal(self, house) }.first.map { Told(lines: [$0]) }
  }

  /// Presses the keys that a line names, and types what stands behind one that opens a line.
  private mutating func pressNamed(_ line: String, in house: inout House) -> Told? {
    let names = line.split(separator: " ").map(String.init)
    let keys = names.prefix { keysInWords.contains($0) }.compactMap { Key(name: $0) }
    guard !keys.isEmpty, overlay == nil else { return nil }
    let before = tell(in: house)
    var requests = keys.flatMap { press($0, in: &house) }
    let rest = names.dropFirst(keys.count)
    if takesText {
      type(rest.joined(separator: " "))
      requests += press(Key(.enter), in: &house)
    } else if !rest.isEmpty {
      return nil
    }
    return told(before: before, requests, nil, in: &house)
  }

  /// Does what a key does, and tells of it.
  ///
  /// What stands behind its word is typed into the line that the key opens, else it is a number, and says
  /// how often.
  mutating func tell(
    _ rest: String, _ act: KeyRow<Self>.Act, _ telling: ((Self, House) -> [String])?,
    in house: inout House
  ) -> Told? {
    var (room, there) = (self, house)
    var requests = act(&room, &there)
    if room.takesText {
      room.type(rest)
      requests += room.press(Key(.enter), in: &there)
    } else if !rest.isEmpty {
      guard rest.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
      switch countsInWords {
      case .pressed:
        (room, there) = (self, house)
        for digit in rest { _ = room.press(.character(digit), in: &there) }
        requests = act(&room, &there)
      case .again:
        let times = min(Int(rest) ?? .max, Self.mostTimes)
        for _ in 1..<max(2, times) where times > 1 { requests = act(&room, &there) }
      case .none: return nil
      }
    }
    let before = tell(in: house)
    (self, house) = (room, there)
    return told(before: before, requests, telling, in: &house)
  }

  /// What was said about a key that was pressed, and then how things are where it changed them.
  private mutating func told(
    before: [String], _ requests: [Request], _ telling: ((Self, House) -> [String])?,
    in house: inout House
  ) -> Told {
    defer {
      overlay = nil
      house.notice = nil
    }
    if let fault = overlay?.fault { return Told(lines: ["\(fault)."]) }
    let now = telling?(self, house) ?? tell(in: house)
    var told = Told(lines: house.notice.map { [$0] } ?? [], requests: requests)
    let isOwed = told.lines.isEmpty && !told.isToldLater
    if !told.leaves, isOwed || tell(in: house) != before { told.lines += now }
    return told
  }

  /// A key is pressed no oftener than this for a word.
  private static var mostTimes: Int { 10_000 }
}

extension String {
  /// Without the blanks around it.
  var trimmed: String {
    String(drop(while: \.isWhitespace).trimmingSuffix(while: \.isWhitespace))
  }

  /// What stands behind a word at the beginning, whatever its case; nil where the word does not stand
  /// there.
  fileprivate func rest(after word: String) -> String? {
    let line = trimmed
    guard line.lowercased().hasPrefix(word) else { return nil }
    let rest = line.dropFirst(word.count)
    guard rest.isEmpty || !word.isEmpty && rest.first?.isWhitespace == true else { return nil }
    return String(rest.drop(while: \.isWhitespace))
  }
}

extension Substring {
  /// Without the characters at its end that are left out.
  func trimmingSuffix(while isLeftOut: (Character) -> Bool) -> Substring {
    self[..<(lastIndex { !isLeftOut($0) }.map(index(after:)) ?? startIndex)]
  }
}
