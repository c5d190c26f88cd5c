import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// The places that the learner has marked, over the walk: a letter marks this one, or leads to another.
struct BookmarkOverlay<Below: WalkingRoom>: Overlay {
  /// What a letter does.
  let use: BookmarkUse

  var leavesNotice: Bool { true }

  func title(in phrases: Phrases) -> String { phrases.walk.bookmarks(use) }

  var rows: [KeyRow<Below>] {
    [
      KeyRow("a–z", { [use] in $0.walk.letter(use) }, all: Self.letters.map(bound)),
      KeyRow(
        "Esc", { $0.stopList.row(.close) }, .keys("Esc", does: { room, _ in room.overlay = nil })),
    ]
  }

  private static var letters: [Character] { Array("abcdefghijklmnopqrstuvwxyz") }

  private func bound(_ letter: Character) -> KeyRow<Below>.Bound {
    .keys("\(letter)", does: { take(letter, &$0, &$1) })
  }

  private func take(_ letter: Character, _ room: inout Below, _ house: inout House) {
    room.overlay = nil
    switch use {
    case .mark: house.notice = room.walk.mark(letter)
    case .goBack: room.goBack(to: letter, in: &house)
    }
  }

  /// A click on a place does what its letter does.
  func click(line: Int, in room: inout Below, _ house: inout House) -> [Request] {
    take(marked(in: room)[line].key, &room, &house)
    return []
  }

  private func marked(in room: Below) -> [(key: Character, value: Target)] {
    room.walk.bookmarks.sorted { $0.key < $1.key }
  }

  func draw(over room: Below, on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let (walk, theme, phrases) = (room.walk, house.theme, house.phrases.walk)
    let marked = marked(in: room)
    var body = house.frame.body.inset(horizontal: 1)
    var box = body.takeBottom(min(body.height, max(1, marked.count) + 2))
    canvas.fill(box)
    box = canvas.box(
      box, title: phrases.bookmarks(use), border: .heavy, style: theme.focus,
      titleStyle: theme.title
    ).inset(horizontal: 1)
    guard !marked.isEmpty else {
      canvas.put(phrases.noBookmarks, in: box, style: theme.faint)
      return []
    }
    for (row, (letter, target)) in marked.enumerated() {
      canvas.put(
        "\(letter)  \(walk.words(for: target))".cut(to: box.width), in: box, row: row,
        style: theme.text)
    }
    return [ClickTarget(area: box) { $0.y - box.y < marked.count ? $0.y - box.y : nil }]
  }
}

extension Walk {
  /// Marks where it stands with a letter; returns what to say of it.
  fileprivate mutating func mark(_ letter: Character) -> String {
    let target = Target(moment)
    bookmarks[letter] = target
    return phrases.walk.marked(letter, words(for: target))
  }

  /// The letters of the places of this step that are marked.
  var markedPlaces: [Place: String] {
    let here = bookmarks.filter { $0.value.step == moment.cursor.step }
    return Dictionary(
      here.compactMap { letter, target in target.place.map { ($0, "\(letter)") } },
      uniquingKeysWith: min)
  }
}

extension WalkingRoom {
  /// Goes to the place that a letter marks.
  fileprivate mutating func goBack(to letter: Character, in house: inout House) {
    guard let target = walk.bookmarks[letter] else {
      house.notice = house.phrases.walk.noBookmark(letter)
      return
    }
    do throws(DescriptionError) {
      try go(to: TypedTarget(target, in: walk.moment.network), in: &house)
    } catch {
      house.notice = "\(error.message)."
    }
  }
}

extension KeyRow where Owner: WalkingRoom {
  /// To places that are marked with a letter.
  static var bookmarks: KeyRow {
    KeyRow(
      "m '", { $0.walk.row(.bookmarks) },
      .keys("m", does: { room, _ in room.overlay = BookmarkOverlay(use: .mark) }),
      .keys("'", does: { room, _ in room.overlay = BookmarkOverlay(use: .goBack) })
    ).inGroup(.places)
  }
}
