import CellCanvas
import LessonKit
import MomentViews
import TimeTravel

/// Looks everywhere for the number that an open question hides: in each view of each place, in what stands
/// above the question, and on the pages before.
struct PeepCheck {
  /// What somebody has read, and where.
  typealias Screen = (name: String, text: String)

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
    return ("“\(title)”", ([title] + pane.plainLines(width: 1_000)).joined(separator: "\n"))
  }

  /// Where the answer can be read before it is given; nothing for answers that stand in many numbers, such
  /// as 1 or 0.5.
  var faults: [LessonError] {
    guard let index = room.session.openIndex, room.session.veil != nil,
      let question = room.session.openQuestion, case .number(let right?) = question.answer
    else { return [] }
    let writings = Self.writings(of: right.value)
    guard !writings.isEmpty else { return [] }
    let line = room.session.page.predictions[index].line
    let seen = (read + [Self.page(room, in: house)] + screens()).first { screen in
      writings.contains { Self.holds(screen.text, $0) }
    }
    return seen.map { screen in
      [room.fault(line, "the answer, \(right.text), is seen before it is given: \(screen.name)")]
    } ?? []
  }

  /// The number with three to six digits.
  private static func writings(of value: Double) -> Set<String> {
    guard value.isFinite, abs(value) > 1e-4, abs(value) < 1e6 else { return [] }
    return Set(
      (3...6).compactMap { decimals -> String? in
        let text = "\(abs((value * power(decimals)).rounded() / power(decimals)))"
        let digits = text.filter { $0.isNumber }.drop { $0 == "0" }
        return digits.count >= 3 && text.contains(".") ? text : nil
      })
  }

  private static func power(_ decimals: Int) -> Double {
    (0..<decimals).reduce(1.0) { power, _ in power * 10 }
  }

  /// Whether a number stands in a text, not as a part of another.
  private static func holds(_ text: String, _ number: String) -> Bool {
    text.ranges(of: number).contains { range in
      let before =
        range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      return !before.isNumber && before != "." && !after.isNumber
    }
  }

  /// The network as it can be walked while the question is open: each place of the step in each of its views,
  /// on a large window.
  private func screens() -> [Screen] {
    let size = Size(width: 160, height: 50)
    var house = house
    house.size = size
    var walk = room
    walk.showsLesson = false
    var screens: [Screen] = []
    for place in room.walk.moment.walk {
      walk.walk.travel { timeline in try? timeline.go(to: Target(place: place)) }
      let moment = walk.walk.moment
      for lens in [.event] + Lens.offered(by: moment) where lens != .life {
        walk.walk.show(lens)
        var canvas = Canvas(size)
        walk.drawNetwork(on: &canvas, in: house)
        let path = house.phrases.views.frame.path(moment).joined(separator: " › ")
        screens.append(([path, lens.name].compactMap(\.self).joined(separator: ", "), canvas.text))
      }
    }
    return screens
  }
}
