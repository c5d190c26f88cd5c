import CellCanvas
import Datasets
import NeuralCore
import Phrases

/// The digits and their labels.
struct DataRoom: Room {
  var overlay: (any Overlay<DataRoom>)?
  /// Where one is among them.
  var place = DataState()

  /// The way in: where they were left.
  static var door: Door {
    Door { (left: DataRoom?, house) in
      let room = left ?? DataRoom()
      try room.digits(in: house).check()
      return room
    }
  }

  var wheel: Wheel? { .sideways }

  func title(in phrases: Phrases) -> String {
    phrases.data.title(inPicture: place.isInPicture)
  }

  var rows: [KeyRow<DataRoom>] { place.isInPicture ? rowsOfPixels : rowsOfDigits }

  /// What a click means.
  enum Hit: Sendable {
    case pixel(Pixel)
    /// A small digit, by its number.
    case digit(Int)
  }

  mutating func click(_ hit: Hit, isDragging: Bool, in house: inout House) -> [Request] {
    switch hit {
    case .pixel(let pixel): place.select(pixel)
    case .digit(let index): place.select(index, of: digits(in: house).count)
    }
    return []
  }

  /// The digits that are looked at.
  func digits(in house: House) -> Digits { place.digitSet.digits(of: house.mnist) }
}

// MARK: - Keys

extension DataRoom {
  private typealias Row = KeyRow<DataRoom>

  private var rowsOfDigits: [KeyRow<DataRoom>] {
    [
      link,
      Row(
        "→ l ← h", \.data.picture,
        moving("Right", "l") { at, _ in at.index + 1 }.typed(.next),
        moving("Left", "h") { at, _ in at.index - 1 }.typed(.back)),
      Row(
        "↓ j ↑ k", \.data.row,
        moving("Down", "j") { $0.index + $1.line }, moving("Up", "k") { $0.index - $1.line }),
      Row(
        "] [ PgDn PgUp", \.data.page,
        moving("]", "PgDn") { $0.index + $1.page }, moving("[", "PgUp") { $0.index - $1.page }),
      Row(
        "g G", \.data.ends, moving("g", "Home") { _, _ in 0 },
        .keys(
          "G", "End",
          does: { room, house in room.select(room.digits(in: house).count - 1, &house) })),
      Row(
        ":", \.data.byNumber, .keys(":", does: { $0.askForNumber(in: $1) }).typed(.goTo)),
      otherSet, picture, telling, .help, .leave(),
    ]
  }

  private var rowsOfPixels: [KeyRow<DataRoom>] {
    [
      link, otherSet, picture,
      Row(
        "← h → l ↑ k ↓ j", \.data.pixel,
        overPixels("Left", "h", down: 0, right: -1), overPixels("Right", "l", down: 0, right: 1),
        overPixels("Up", "k", down: -1, right: 0), overPixels("Down", "j", down: 1, right: 0)),
      .help,
      .escape { room, _ in
        room.place.isInPicture = false
        return []
      },
      .leave(),
    ]
  }

  private var link: KeyRow<DataRoom> {
    .link { room, _ in .line(room.place.link) }
  }

  private var otherSet: KeyRow<DataRoom> {
    Row(
      "t", { [set = place.digitSet] in $0.data.otherSet(than: set) },
      .keys("t", does: { $0.showOtherSet(in: &$1) }).typed(.otherSet))
  }

  private var picture: KeyRow<DataRoom> {
    Row(
      "Tab Enter", \.data.pixels,
      .keys("Tab", "Enter", does: { room, _ in room.place.isInPicture.toggle() }))
  }

  /// Keys that go to another digit, which depends on how many stand in a line and on a page.
  private func moving(
    _ names: String..., to target: @escaping (DataState, DataLayout) -> Int
  ) -> KeyRow<DataRoom>.Bound {
    .keys(names) { room, house in
      room.select(target(room.place, DataLayout(house.frame.body)), &house)
      return []
    }
  }

  private func overPixels(
    _ names: String..., down: Int, right: Int
  ) -> KeyRow<DataRoom>.Bound {
    .keys(names) { room, house in
      room.place.movePixel(down: down, right: right, in: room.digits(in: house))
      return []
    }
  }
}

// MARK: - Moving

extension DataRoom {
  /// Goes to a digit, or says that there is none further.
  private mutating func select(_ target: Int, _ house: inout House) {
    let digits = digits(in: house)
    let (count, phrases) = (digits.count, house.phrases.data)
    if target == place.index + 1 && target == count {
      house.notice = phrases.last(of: digits, in: place.digitSet)
    } else if target == -1 && place.index == 0 {
      house.notice = phrases.first(of: digits, in: place.digitSet)
    }
    place.select(target, of: count)
  }

  /// Shows the other set, if it can be read.
  private mutating func showOtherSet(in house: inout House) {
    let other = place.digitSet.other
    do {
      try other.digits(of: house.mnist).check()
      place.digitSet = other
    } catch {
      house.notice = "\(error)"
    }
  }

  private mutating func askForNumber(in house: House) {
    let wanted = house.phrases.data.numberWanted
    overlay = Prompt(wanted.label, example: wanted.example) {
      (room, text, house) throws(DescriptionError) in
      house.notice = room.place.go(to: text, in: house.mnist, house.phrases.data)
      return []
    }
  }
}
