import CellCanvas
import LessonKit
import ModelFiles
import NeuralCore

/// Plays a task of a page: its solution meets the goal, and keys at random do not.
struct TaskCheck {
  private let task: Int
  private let room: LearnRoom
  private let house: House

  /// Checks a task of the page that a room stands on, all its questions closed.
  init(_ task: Int, in room: LearnRoom, _ house: House) {
    self.task = task
    self.room = room
    self.house = house
  }

  /// What is wrong with it.
  var faults: [LessonError] {
    let written = room.session.page.tasks[task]
    let unknown = (written.keys + written.solution).first { Key(name: $0) == nil }
    if let unknown {
      return [
        room.fault(written.line, "“\(unknown)” is no key; a key is such as >, Right or Enter")
      ]
    }
    return [solutionFault(written), chanceFault(written)].compactMap(\.self)
  }

  private func solutionFault(_ written: LessonTask) -> LessonError? {
    var (room, house) = (room, house)
    for key in written.solution.compactMap({ Key(name: $0) }) {
      if closing(in: room) != nil {
        return room.fault(written.line, "the goal is met before the whole solution was pressed")
      }
      _ = room.press(key, in: &house)
      _ = room.settle(in: &house)
    }
    guard closing(in: room) == .right else {
      return room.fault(
        written.line, "the solution does not meet the goal: “\(written.goal.text)”")
    }
    return room.curtain.isForLater
      ? room.fault(
        written.line, "the solution leads to what a later page asks about, which is not shown here")
      : nil
  }

  /// How many keys are pressed at random.
  private static let pressed = 200

  private func chanceFault(_ written: LessonTask) -> LessonError? {
    var (room, house) = (room, house)
    let keys = Self.everywhere + written.keys
    let dice = CounterRandom(.pressedKey, seed: 7)
    for count in 1...Self.pressed {
      guard let key = Key(name: keys[dice.below(keys.count, count)]) else { continue }
      // A line that opens to be typed into is closed again: chance types nothing.
      if room.overlay != nil { room.overlay = nil }
      _ = room.press(key, in: &house)
      _ = room.settle(in: &house)
      if closing(in: room) == .right {
        return room.fault(written.line, "\(count) keys at random met the goal")
      }
    }
    return nil
  }

  /// Keys that every page has and that do not leave it.
  private static let everywhere = ["Right", "Left", "Down", "Up", "Home", "End"]

  private func closing(in room: LearnRoom) -> KeptLesson.Closing? {
    room.tasks[room.session.pageIndex]?[task]
  }
}
