import CellCanvas
import Phrases

/// A room of the program: its state, its keys and what they do, and its drawing, in one folder.
///
/// A room knows the house, and no room that it was opened from; what it wants of the path of open
/// rooms it asks for.
protocol Room {
  /// What a click on its picture can mean.
  associatedtype Hit: Sendable = Never

  /// What lies over it and has its keys; nil where nothing does.
  var overlay: (any Overlay<Self>)? { get set }
  /// The words over its keys in the help.
  func title(in phrases: Phrases) -> String
  /// What the help says beside its keys.
  func helpSections(in phrases: Phrases) -> [HelpSection]
  /// Its keys as they now are, in the order of the help.
  var rows: [KeyRow<Self>] { get }
  /// What is typed, where characters are text and not keys; nil where they are keys.
  var line: TypedLine? { get set }
  /// Whether its first character is text too, not a key: where words are wanted, not a number.
  var isLineOfWords: Bool { get }
  /// The keys that the wheel stands for; nil where it does nothing.
  var wheel: Wheel? { get }
  /// How often time is to pass in it, in milliseconds; nil while nothing moves by itself.
  var tickMilliseconds: Int? { get }

  /// It was opened.
  mutating func enter(in house: inout House) -> [Request]
  /// Something was pressed, or the window has another size: what follows from that beyond the room.
  mutating func settle(in house: inout House) -> [Request]
  /// Time passed.
  mutating func tick(in house: inout House)
  /// Something happened outside.
  mutating func hear(_ news: Action, in house: inout House) -> [Request]
  /// Keeps an event for later, and returns whether it does; it asks for it `again`.
  mutating func holds(_ event: InputEvent) -> Bool
  /// A key that is in no row; returns whether it did something.
  mutating func pressUnlisted(in house: inout House) -> Bool
  /// A click, or a drag, on something that was drawn.
  mutating func click(_ hit: Hit, isDragging: Bool, in house: inout House) -> [Request]
  /// Tells of itself in lines of plain text; nothing where it can only be seen.
  func tell(in house: House) -> [String]
  /// The first lines that are told of it.
  func greet(in house: House) -> [String]
  /// What has come of itself since this was told last, in lines of plain text.
  mutating func tellNews(in house: House) -> [String]
  /// What can be typed in plain text.
  func helpInWords(in phrases: Phrases) -> String
  /// What a number behind a word of plain text that does what a key does means.
  var countsInWords: CountInWords { get }
  /// The keys that plain text may name, where a room has no words for them.
  var keysInWords: Set<String> { get }
  /// A line of plain text that begins with no word; nil where it means nothing.
  mutating func answer(_ line: String, in house: inout House) -> Told?
  /// The row in which a notice ends: that of the narration, where it covers nothing that is read.
  func rowOfNotices(in house: House) -> Rect
  /// Draws itself, and returns what can be clicked.
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<Hit>]
}

/// What a number behind a word of plain text means.
enum CountInWords {
  /// Its digits are pressed before the key.
  case pressed
  /// The key is pressed so often.
  case again
  /// Nothing.
  case none
}

/// The keys that the wheel of the mouse stands for.
struct Wheel {
  let down: Key
  let up: Key

  /// To the next and to the one before.
  static let sideways = Wheel(down: Key(.right), up: Key(.left))
  /// A line on and a line back.
  static let upright = Wheel(down: Key(.down), up: Key(.up))
}

// MARK: - What most rooms have not

extension Room {
  var line: TypedLine? {
    get { nil }
    set {}
  }
  var isLineOfWords: Bool { false }
  var wheel: Wheel? { nil }
  var tickMilliseconds: Int? { nil }

  func helpSections(in phrases: Phrases) -> [HelpSection] { [phrases.app.helpOnMouse] }
  mutating func enter(in house: inout House) -> [Request] { [] }
  mutating func settle(in house: inout House) -> [Request] { [] }
  mutating func tick(in house: inout House) {}
  mutating func hear(_ news: Action, in house: inout House) -> [Request] { [] }
  mutating func holds(_ event: InputEvent) -> Bool { false }
  mutating func pressUnlisted(in house: inout House) -> Bool { false }
  func tell(in house: House) -> [String] { [] }
  func helpInWords(in phrases: Phrases) -> String { phrases.plain.help }
  func greet(in house: House) -> [String] { tell(in: house) }
  mutating func tellNews(in house: House) -> [String] { [] }
  var countsInWords: CountInWords { .none }
  var keysInWords: Set<String> { [] }
  func rowOfNotices(in house: House) -> Rect { house.frame.narration }
  mutating func answer(_ line: String, in house: inout House) -> Told? { nil }
}

extension Room where Hit == Never {
  mutating func click(_ hit: Never, isDragging: Bool, in house: inout House) -> [Request] {}
}

extension Room {
  /// Whether time passes: while something lies over the room, it mostly stands still.
  var passesTime: Bool { overlay?.letsTimePass ?? true }

  /// Lets time pass, where it does.
  mutating func passTime(in house: inout House) { if passesTime { tick(in: &house) } }
}

// MARK: - Keys

extension Room {
  /// The rows that hold now: of what lies over it, else its own, and those that hold everywhere.
  ///
  /// Where words are typed into what lies over it, a letter is a letter.
  var keys: [KeyRow<Self>] {
    let all = (overlay?.rows ?? rows) + [.saveScreen, .mouse, .anywhere]
    return isTyping ? all.filter { !$0.isOfTypedKeys } : all
  }

  /// The words over the keys that hold now.
  func titleOfKeys(in phrases: Phrases) -> String {
    overlay?.title(in: phrases) ?? title(in: phrases)
  }

  /// The rows that are offered now, in words.
  func keyWords(in house: House) -> [KeyWords] {
    keys.filter { $0.hasKeys && $0.isOffered(self) }.map { $0.words(for: self, in: house) }
  }

  /// Does what a key asks for, or takes it as text.
  mutating func press(_ key: Key, in house: inout House) -> [Request] {
    house.notice = nil
    if isTyping, key.isTyped {
      type(key)
      return []
    }
    if let requests = pressListed(key, in: &house) { return requests }
    if overlay == nil, pressUnlisted(in: &house) { return [] }
    if takesText {
      type(key)
    } else if key.code != .escape {
      house.notice = house.phrases.app.doesNothing(key.name)
    }
    return []
  }

  /// Does what the row of a key does; nil where it is in none.
  private mutating func pressListed(_ key: Key, in house: inout House) -> [Request]? {
    let bound = keys.filter { $0.act(for: key) != nil }
    if let act = bound.first(where: { $0.isOffered(self) })?.act(for: key) {
      return act(&self, &house)
    }
    guard let refusal = bound.compactMap({ $0.refusal(self, house) }).first else { return nil }
    house.notice = refusal
    return []
  }
}

// MARK: - Typing

extension Room {
  /// Whether characters are typed, not looked up.
  var takesText: Bool { overlay == nil ? line != nil : overlay?.line != nil }

  /// Whether a letter is a letter whatever else it does: a line lies over the room, or one of its own has
  /// been begun, or is of words.
  private var isTyping: Bool {
    guard overlay == nil else { return overlay?.line != nil }
    return line.map { isLineOfWords || !$0.text.isEmpty } ?? false
  }

  /// Adds text to what is being typed.
  mutating func type(_ text: String) {
    if overlay == nil { line?.type(text) } else { overlay?.line?.type(text) }
  }

  private mutating func type(_ key: Key) {
    if overlay == nil { line?.take(key) } else { overlay?.line?.take(key) }
  }
}

// MARK: - The mouse

extension Room {
  /// What the mouse does: the wheel presses keys, a click goes to what was drawn there.
  mutating func point(
    _ action: MouseEvent.Action, at hit: AnyHit?, in house: inout House
  ) -> [Request] {
    switch action {
    case .wheelDown: return turn(by: \.down, in: &house)
    case .wheelUp: return turn(by: \.up, in: &house)
    case .press(.left): return click(hit, isDragging: false, in: &house)
    case .drag(.left): return click(hit, isDragging: true, in: &house)
    case .press, .release, .drag: break
    }
    return []
  }

  private mutating func turn(by key: KeyPath<Wheel, Key>, in house: inout House) -> [Request] {
    guard let wheel = overlay == nil ? wheel : overlay?.wheel else { return [] }
    return pressListed(wheel[keyPath: key], in: &house) ?? []
  }

  private mutating func click(
    _ hit: AnyHit?, isDragging: Bool, in house: inout House
  ) -> [Request] {
    guard hit?.followsDrags == true || !isDragging else { return [] }
    if let overlay, let line = hit?.value as? OverlayLine {
      house.notice = nil
      return overlay.click(line: line.number, in: &self, &house)
    }
    guard overlay == nil, let own = hit?.value as? Hit else {
      if !isDragging { house.notice = house.phrases.app.nothingToClick }
      return []
    }
    house.notice = nil
    return click(own, isDragging: isDragging, in: &house)
  }
}

// MARK: - Drawing

extension Room {
  /// The whole window: the room, what lies over it, and the keys; with what can be clicked.
  func picture(in house: House) -> Picture {
    var canvas = Canvas(house.size)
    var targets = draw(on: &canvas, in: house).map { $0.erased }
    let frame = house.frame
    if let overlay {
      targets = overlay.draw(over: self, on: &canvas, in: house).map { line in
        ClickTarget(area: line.area) { line.hit($0).map(OverlayLine.init) }.erased
      }
      if overlay.leavesNotice { drawNotice(on: &canvas, house) }
    } else {
      drawNotice(on: &canvas, house)
    }
    let keys = KeysLine.draw(
      keyWords(in: house).compactMap(\.hint).map(house.keys), in: frame.keys, on: &canvas,
      house.theme)
    return Picture(canvas: canvas, targets: targets + keys.map { $0.erased })
  }

  /// Draws the sentence that stands until the next key.
  private func drawNotice(on canvas: inout Canvas, _ house: House) {
    guard let notice = house.notice else { return }
    NoticeLines.draw(notice, in: rowOfNotices(in: house), on: &canvas, house.theme)
  }
}
