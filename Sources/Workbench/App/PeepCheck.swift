import CellCanvas
import LessonKit
import MomentViews
import TimeTravel

/// Looks everywhere for what would answer an open question: in each view of each place that can be walked to,
/// in what stands above the question, and on the pages before and in their views.
struct PeepCheck {
  /// What somebody has read, and where.
  struct Screen {
    let name: String
    let text: String
    /// The numbers that stand in it, without their signs.
    let numbers: Set<Substring>

    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
      numbers = Set(text.split { !$0.isNumber && $0 != "." && $0 != "," }.map(\.withoutFullStop))
    }
  }

  private let room: LearnRoom
  private let house: House
  private let read: [Screen]

  /// Looks in a room whose question is open, and in what was read on the pages before.
  init(_ room: LearnRoom, in house: House, afterReading read: [Screen]) {
    self.room = room
    self.house = house
    self.read = read
  }

  /// The page as it stands, by its title.
  static func page(_ room: LearnRoom, in house: House) -> Screen {
    let pane = LessonPane(room, in: house)
    let title = room.session.page.title
    return Screen("“\(title)”", ([title] + pane.plainLines(width: 1_000)).joined(separator: "\n"))
  }

  /// Where the answer can be read before it is given; nothing for answers that stand in many numbers, such
  /// as 1 or 0.5.
  var faults: [LessonError] {
    guard let index = room.session.openIndex, let question = room.session.openQuestion,
      room.session.veil != nil
    else { return [] }
    let writings = room.session.telltales.map(Self.writings)
    let words = room.session.asksAboutUpdate ? house.phrases.narration.directions : []
    let line = room.session.page.predictions[index].line
    // What a question to choose from is about may be written above it.
    let above = question.choiceCount > 0 ? [] : [Self.page(room, in: house)]
    let views = Self.screens(of: room, in: house)
    for screen in read + above + views {
      if let number = writings.lazy.compactMap({ Self.telling($0, in: screen) }).first {
        return [
          room.fault(line, "the answer, \(number), is seen before it is given: \(screen.name)")
        ]
      }
    }
    for screen in views {
      if let word = words.first(where: screen.text.contains) {
        return [room.fault(line, "“\(word)” tells the answer before it is given: \(screen.name)")]
      }
    }
    return []
  }

  // MARK: Numbers

  /// A number in its roundings to two to six digits, or a whole one.
  private enum Writing {
    case rounded(Set<Substring>)
    case whole(Int)
  }

  private static func writings(of value: Double) -> Writing? {
    let size = abs(value)
    guard size.isFinite, size > 1e-4, size < 1e6 else { return nil }
    if size == size.rounded() { return size >= 10 ? .whole(Int(size)) : nil }
    // One of no more than two decimals stands in many numbers.
    guard abs(size * 100 - (size * 100).rounded()) > 1e-4 || size >= 10 else { return nil }
    let shift = (0...9).first { size * power($0) >= 1 } ?? 0
    return .rounded(
      Set(
        (2...6).compactMap { digits -> Substring? in
          let decimals = digits - 1 + shift - (size >= 1 ? "\(Int(size))".count - 1 : 0)
          guard decimals > 0 else { return nil }
          let text = "\((size * power(decimals)).rounded() / power(decimals))"
          let figures = text.filter(\.isNumber).drop { $0 == "0" }
          return figures.count >= 2 && text.contains(".") ? text[...] : nil
        }))
  }

  /// The number that tells an answer on a screen; nil where none does.
  ///
  /// Where the whole numbers beside it stand too, it is one of a list's numbers, but for one behind a colon.
  private static func telling(_ writing: Writing?, in screen: Screen) -> String? {
    switch writing {
    case .rounded(let texts): return texts.first(where: screen.numbers.contains).map(String.init)
    case .whole(let number):
      guard screen.numbers.contains("\(number)") else { return nil }
      let isCount = screen.text.ranges(of: ": \(number)").contains {
        $0.upperBound == screen.text.endIndex || !screen.text[$0.upperBound].isNumber
      }
      let isListed = [number - 1, number + 1].contains { screen.numbers.contains("\($0)") }
      return isCount || !isListed ? "\(number)" : nil
    case nil: return nil
    }
  }

  private static func power(_ decimals: Int) -> Double {
    (0..<decimals).reduce(1.0) { power, _ in power * 10 }
  }

  // MARK: Views

  /// The network as it can be walked where a room stands: each place of the step in each of its views that
  /// the page opens, on a large window.
  static func screens(of room: LearnRoom, in house: House) -> [Screen] {
    let size = Size(width: 160, height: 50)
    var house = house
    house.size = size
    var walk = room
    walk.showsLesson = false
    let isTurned = room.session.page.keys.contains("v")
    var screens: [Screen] = []
    for place in room.walk.moment.walk {
      walk.walk.travel { timeline in try? timeline.go(to: Target(place: place)) }
      let moment = walk.walk.moment
      let opened = room.session.page.show.view == nil ? Lens.event : walk.walk.lens
      for lens in isTurned ? [.event] + Lens.offered(by: moment) : [opened] where lens != .life {
        walk.walk.show(lens)
        var canvas = Canvas(size)
        walk.drawNetwork(on: &canvas, in: house)
        let path = house.phrases.views.frame.path(moment).joined(separator: " › ")
        screens.append(
          Screen([path, lens.name].compactMap(\.self).joined(separator: ", "), canvas.text))
      }
    }
    return screens
  }
}

extension Substring {
  /// A number without what ends its sentence.
  fileprivate var withoutFullStop: Substring {
    var number = self
    while let last = number.last, last == "." || last == "," { number.removeLast() }
    return number
  }
}
