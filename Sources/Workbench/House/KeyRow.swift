import CellCanvas
import Phrases
import TimeTravel

/// A row of keys: which they are, what they are called, when they are offered, and what they do.
///
/// The handler, the help, the bottom line and the README read the same row.
struct KeyRow<Owner: Room> {
  /// What a key does: it changes its room and the house, and asks for what lies beyond.
  typealias Act = (inout Owner, inout House) -> [Request]

  /// A key by its name, with what it does.
  struct Bound {
    fileprivate let names: [String]
    fileprivate let act: Act
    /// What plain text has in their place.
    fileprivate var spoken: Spoken<Owner>?

    /// Keys that change the room, or the house.
    static func keys(
      _ names: String..., does: @escaping (inout Owner, inout House) -> Void
    ) -> Bound {
      Bound(names: names) { room, house in
        does(&room, &house)
        return []
      }
    }

    /// Keys that ask for something beyond the room.
    static func keys(_ names: String..., asks: @escaping Act) -> Bound { keys(names, asks) }

    /// Keys, and what they do.
    static func keys(_ names: [String], _ act: @escaping Act) -> Bound {
      Bound(names: names, act: act)
    }

    /// The word that does the same in plain text; `telling` says what is told then, where it is not
    /// the room.
    func typed(_ word: PlainWord, telling: ((Owner, House) -> [String])? = nil) -> Bound {
      var bound = self
      bound.spoken = Spoken(word: word) { [act] room, rest, house in
        room.tell(rest, act, telling, in: &house)
      }
      return bound
    }

    /// A word of plain text without a key: what it does with what stands behind it; nil where it
    /// means nothing with that.
    static func word(
      _ word: PlainWord, says: @escaping (inout Owner, String, inout House) -> Told?
    ) -> Bound {
      Bound(
        names: [], act: { _, _ in [] }, spoken: Spoken(word: word) { says(&$0, $1.unquoted, &$2) })
    }
  }

  private let shown: String
  private let text: (Phrases) -> KeyText
  private let hintNow: ((Owner, House) -> String?)?
  private let keys: [(key: Key, act: Act)]
  /// What each of its kinds of keys does, with the first key that does it.
  let acts: [(key: String, act: Act)]
  /// What plain text has in the keys' place.
  let spoken: [Spoken<Owner>]
  /// Whether the keys do something as the room now is; only then they are offered.
  let isOffered: (Owner) -> Bool
  /// What is said where they are pressed all the same; nil where nothing else is to be said of them.
  let refusal: (Owner, House) -> String?
  /// The part of the help that it stands in; nil is the first, without a heading.
  private(set) var group: KeyGroup?

  /// Writes a row with its keys by name; a name that is none would be a slip, which a test finds.
  ///
  /// - Parameters:
  ///   - shown: The keys as the help shows them.
  ///   - text: What they do, in a language.
  ///   - hintNow: The word at the bottom where it depends on how the room is.
  init(
    _ shown: String, _ text: @escaping (Phrases) -> KeyText,
    hintNow: ((Owner, House) -> String?)? = nil,
    when isOffered: @escaping (Owner) -> Bool = { _ in true },
    otherwise refusal: @escaping (Owner, House) -> String? = { _, _ in nil }, _ bound: Bound...
  ) {
    self.init(
      shown, text, hintNow: hintNow, when: isOffered, otherwise: refusal, all: bound)
  }

  /// The same with all its keys at once.
  init(
    _ shown: String, _ text: @escaping (Phrases) -> KeyText,
    hintNow: ((Owner, House) -> String?)? = nil,
    when isOffered: @escaping (Owner) -> Bool = { _ in true },
    otherwise refusal: @escaping (Owner, House) -> String? = { _, _ in nil }, all bound: [Bound]
  ) {
    self.shown = shown
    self.text = text
    self.hintNow = hintNow
    self.isOffered = isOffered
    self.refusal = refusal
    acts = bound.compactMap { one in one.names.first.map { ($0, one.act) } }
    spoken = bound.compactMap(\.spoken)
    keys = bound.flatMap { one in
      one.names.compactMap { name in Key(name: name).map { ($0, one.act) } }
    }
  }

  /// A row of words that only plain text has.
  static func words(_ bound: Bound...) -> KeyRow {
    KeyRow("", { _ in KeyText("") }, all: bound)
  }

  /// Whether all its keys type something, so that they have no meaning while words are typed.
  var isOfTypedKeys: Bool { hasKeys && keys.allSatisfy(\.key.isTyped) }

  /// Whether one of its keys has one of these names.
  func hasKey(named names: Set<String>) -> Bool {
    names.contains { name in Key(name: name).map { act(for: $0) != nil } ?? false }
  }

  /// Whether it has keys, not words alone.
  var hasKeys: Bool { !keys.isEmpty }

  /// The same row in a part of the help.
  func inGroup(_ group: KeyGroup) -> KeyRow {
    var row = self
    row.group = group
    return row
  }

  /// What a key of this row does; nil where it is not in it.
  func act(for key: Key) -> Act? { keys.first { $0.key == key }?.act }

  /// The row in words.
  func words(for room: Owner, in house: House) -> KeyWords {
    let text = text(house.phrases)
    let hint = hintNow.map { $0(room, house) } ?? text.hint
    return KeyWords(
      keys: keys.map(\.key), shown: shown, words: text.words, hint: hint, group: group)
  }
}

/// A row of keys as help, the bottom line and the README show it.
package struct KeyWords: Sendable {
  /// The keys themselves.
  package let keys: [Key]
  /// The keys as help shows them: `→ l`.
  package let shown: String
  /// What they do, in the words of the help and the README.
  package let words: String
  /// The word in the line of keys at the bottom; nil keeps a row out of it.
  package let hint: String?
  /// The part of the help that they stand in; nil is the first, without a heading.
  package let group: KeyGroup?
}

extension [KeyWords] {
  /// The rows in the order of the help, part by part; within a part the more used come first.
  package var grouped: [KeyWords] {
    filter { $0.group == nil } + KeyGroup.allCases.flatMap { group in filter { $0.group == group } }
  }
}

extension Array {
  /// The same rows in a part of the help.
  func inGroup<Owner: Room>(_ group: KeyGroup) -> [KeyRow<Owner>] where Element == KeyRow<Owner> {
    map { $0.inGroup(group) }
  }
}

extension Room {
  /// What writes the screen to files: its text, and its picture.
  fileprivate func savedScreen(in house: House) -> Effect {
    let canvas = picture(in: house).canvas.presented(in: house.look.glyphs)
    let svg = CanvasSVG(
      canvas, title: "Wadachi · \(titleOfKeys(in: house.phrases))",
      background: house.look.background)
    return .saveScreen(text: canvas.text, svg: svg.text)
  }
}

// MARK: - Rows of many rooms

extension KeyRow {
  /// The keys that do the same wherever one is.
  static var anywhere: KeyRow {
    KeyRow(
      "Ctrl-C Z L", \.app.anywhere,
      .keys("C-c", asks: { _, _ in [.perform(.quit(130))] }),
      .keys("C-z", asks: { _, _ in [.perform(.suspend)] }),
      .keys("C-l", asks: { _, _ in [.perform(.redraw)] })
    ).inGroup(.program)
  }

  /// The mouse: the program's, or the terminal's, which selects text with it.
  static var mouse: KeyRow {
    KeyRow(
      "M", \.app.mouse,
      .keys(
        "M",
        asks: { _, house in
          house.hasMouse.toggle()
          house.notice =
            house.hasMouse ? house.phrases.app.mouseIsTaken : house.phrases.app.mouseIsLeft
          return [.perform(.takeMouse(house.hasMouse))]
        })
    ).inGroup(.program)
  }

  /// The screen as it is, for files.
  static var saveScreen: KeyRow {
    KeyRow(
      "S", \.app.saveScreen,
      .keys("S", asks: { room, house in [.perform(room.savedScreen(in: house))] })
    ).inGroup(.program)
  }

  /// The help on the room's keys.
  static var help: KeyRow {
    KeyRow(
      "?", \.app.help,
      .keys("?", does: { room, house in room.overlay = HelpOverlay(room, in: house) }),
      .word(.help) { room, _, house in Told(lines: [room.helpInWords(in: house.phrases)]) }
    ).inGroup(.program)
  }

  /// The line that reopens the screen.
  static func link(_ line: @escaping (Owner, House) -> Reopening) -> KeyRow {
    KeyRow(
      "y", \.app.reopen,
      .keys("y", asks: { room, house in house.offer(line(room, house)) })
    ).inGroup(.program)
  }

  /// The command that leads to the chosen line of a list.
  static func command(_ line: @escaping (Owner, House) -> Reopening) -> KeyRow {
    KeyRow(
      "y", \.app.command,
      .keys("y", asks: { room, house in house.offer(line(room, house)) }))
  }

  /// Leaving the room, after what is to be done first.
  static func leave(_ first: @escaping Act = { _, _ in [] }) -> KeyRow {
    KeyRow(
      "q", \.app.leave,
      .keys("q", asks: { room, house in first(&room, &house) + [.leave] }).typed(.quit)
    ).inGroup(.program)
  }

  /// Closing what is open in the room.
  static func escape(_ act: @escaping Act) -> KeyRow {
    KeyRow("Esc", \.app.close, .keys("Esc", asks: act)).inGroup(.program)
  }

  /// Choosing a line of a list.
  static func choosing(
    _ choose: @escaping (inout Owner, inout House, _ offset: Int) -> Void
  ) -> [KeyRow] {
    [
      KeyRow(
        "↓ j", \.app.nextLine, .keys("Down", "j", does: { choose(&$0, &$1, 1) })),
      KeyRow("↑ k", \.app.lineBefore, .keys("Up", "k", does: { choose(&$0, &$1, -1) })),
    ]
  }

  /// Opening the chosen line of a list.
  static func opening(_ open: @escaping Act) -> KeyRow {
    KeyRow("Enter →", \.app.open, .keys("Enter", "Right", asks: open))
  }
}
