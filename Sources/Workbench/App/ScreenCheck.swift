import CellCanvas
import Datasets
import LessonKit
import MomentViews
import NeuralCore
import Phrases
import TimeTravel

/// Reads the lessons on a screen that nobody sees: what is wide is not cut, views that are named are there,
/// what is hidden is nowhere, solutions meet their goals and keys at random do not.
public struct ScreenCheck {
  private let house: House

  /// Checks on these digits, in a course.
  public init(_ mnist: MNIST, in course: Course) {
    var state = AppState(unseenOn: mnist, in: course)
    state.house.isUnwatched = true
    house = state.house
  }

  /// What is wrong with the screens of a lesson; `trained` are the weights that its training leads to.
  public func faults(of lesson: Lesson, trained: Session?) -> [LessonError] {
    var faults: [LessonError] = []
    // What was read on each page, and seen in its views.
    var read: [(page: Int, screens: [PeepCheck.Screen])] = []
    for page in lesson.pages.indices {
      do throws(LessonError) {
        var house = house
        var room = try LearnRoom(OpenedLesson(lesson), in: house)
        try room.stand(onPage: page, trained: trained)
        faults += viewFaults(of: room)
        // The views of a page tell something of the pages that walk in the same step alone.
        let before = read.flatMap { page, screens in
          room.session.walksAlike(page) ? screens : [screens[0]]
        }
        while room.question != nil {
          faults += PeepCheck(room, in: house, afterReading: before).faults + pressFaults(of: room)
          room.skip(in: &house)
        }
        let later = lesson.pages.indices.dropFirst(page + 1)
        let views =
          later.contains(where: room.session.walksAlike)
          ? PeepCheck.screens(of: room, in: house) : []
        read.append((page, [PeepCheck.page(room, in: house)] + views))
        faults += widthFaults(of: room) + playedFaults(of: room)
        room.standOnPage()
        for task in lesson.pages[page].tasks.indices {
          faults += TaskCheck(task, in: room, house).faults
        }
      } catch {
        faults.append(error)
      }
    }
    return faults.sorted { ($0.line, $0.message) < ($1.line, $1.message) }
  }

  /// Keys of the page that the text tells one to press while an open question does not let one.
  private func pressFaults(of room: LearnRoom) -> [LessonError] {
    guard let open = room.session.openIndex else { return [] }
    let told = Set(room.session.blocks.flatMap(\.wordsToPress)).intersection(room.session.page.keys)
    return told.sorted().filter { key in !room.rows.contains { $0.hasKey(named: [key]) } }.map {
      room.fault(
        room.session.page.predictions[open].line,
        "“\($0)” is told to be pressed above, and this question does not let one")
    }
  }

  /// Keys that the text tells one to press, pressed: those that do nothing.
  private func playedFaults(of room: LearnRoom) -> [LessonError] {
    let told = Set(room.session.blocks.flatMap(\.keysToPress))
    return told.sorted().filter { name in
      guard let key = Key(name: name) else { return true }
      var (room, house) = (room, house)
      _ = room.press(key, in: &house)
      return house.notice == house.phrases.app.doesNothing(key.name)
    }.map {
      room.fault(
        room.session.page.line, "“\($0)” is told to be pressed on this page, and does nothing")
    }
  }

  private func viewFaults(of room: LearnRoom) -> [LessonError] {
    let show = room.session.page.show
    guard let name = show.view else { return [] }
    let known = Lens.names(for: room.walk.moment)
    var walk = room.walk
    let isThere = room.walk.moment.walk.contains { place in
      walk.travel { timeline in try? timeline.go(to: Target(place: place)) }
      return Lens.names(for: walk.moment).contains(name.lowercased())
    }
    if isThere { return [] }
    return [
      room.fault(
        show.line,
        "“\(name)” is no view of a place of this step; here are \(known.joined(separator: ", "))")
    ]
  }

  /// Tables that are cut where the page stands beside the network, and not below a strip.
  private func widthFaults(of room: LearnRoom) -> [LessonError] {
    let pane = LessonPane(room, in: house)
    return pane.lines(width: LearnLayout.widestText).compactMap { line -> String? in
      guard case .text(let pieces) = line else { return nil }
      let text = pieces.map(\.text).joined()
      return text.hasSuffix("…") && pane.lines(width: 76).contains(wider: text) ? text : nil
    }.map {
      room.fault(
        room.session.page.line,
        "this line is wider than the page's \(LearnLayout.widestText) columns: “\($0)”")
    }
  }
}

extension [LessonPane.Line] {
  /// Whether a line begins as a cut one does, and goes on.
  fileprivate func contains(wider cut: String) -> Bool {
    contains { line in
      guard case .text(let pieces) = line else { return false }
      let text = pieces.map(\.text).joined()
      return text.hasPrefix(cut.dropLast()) && text != cut
    }
  }
}

extension LearnRoom {
  /// A fault on a line of its lesson.
  func fault(_ line: Int, _ message: String) -> LessonError {
    LessonError(file: session.lesson.file, line: line, message: message)
  }
}
