import LessonKit
import Phrases

/// A line of the home screen below the first: a key, and what choosing it does.
struct HomeItem {
  /// What it says.
  let entry: HomeEntry
  /// The key that opens it at once.
  let key: String
  /// Whether it leads to another room.
  var isDoor = false
  /// Whether what it leads to can only be seen, not told in plain text.
  var needsScreen = false
  /// The command that leads to the same; nil where none does.
  let command: (House) -> String?
  /// What choosing it does.
  let act: KeyRow<HomeRoom>.Act

  /// A line that leads to another room.
  private static func door(
    _ key: String, _ entry: HomeEntry, _ command: String?, _ door: @autoclosure @escaping () -> Door
  ) -> HomeItem {
    HomeItem(entry: entry, key: key, isDoor: true, command: { _ in command }) { _, _ in
      [.open(door())]
    }
  }

  /// All of them, from top to bottom.
  static var all: [HomeItem] {
    [
      door("l", .learn, "wadachi learn", LessonListRoom.door),
      door("s", .step, "wadachi step", StepRoom.door),
      door("c", .scenarios, nil, ScenarioListRoom.door),
      door("t", .train, "wadachi watch", TrainRoom.door),
      HomeItem(
        entry: .evaluate, key: "e", isDoor: true,
        command: { house in
          let file = house.course.root.appendingPathComponent(Course.trainedNetwork)
          return "wadachi evaluate \(ShellLine.word(file.path)) --screen"
        },
        act: { home, house in
          home.askForModel(for: .evaluation, in: house)
          return []
        }),
      HomeItem(
        entry: .draw, key: "w", isDoor: true, needsScreen: true, command: { _ in "wadachi draw" },
        act: { home, house in
          home.askForModel(for: .drawing, in: house)
          return []
        }),
      door("d", .data, "wadachi data", DataRoom.door),
      HomeItem(
        entry: .help, key: "?", command: { _ in "wadachi help" },
        act: { home, house in
          home.overlay = HelpOverlay(home, in: house)
          return []
        }),
      HomeItem(entry: .quit, key: "q", command: { _ in "wadachi" }) { _, _ in [.leave] },
    ]
  }
}
