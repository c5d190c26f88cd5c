import Phrases

/// A line of the home screen below the first: a key, and what choosing it does.
struct HomeItem {
  /// What it says.
  let entry: HomeEntry
  /// The key that opens it at once.
  let key: String
  /// Whether it leads to another room.
  var isDoor = false
  /// What choosing it does.
  let act: KeyRow<HomeRoom>.Act

  /// A line that leads to another room.
  private static func door(
    _ key: String, _ entry: HomeEntry, _ door: @autoclosure @escaping () -> Door
  ) -> HomeItem {
    HomeItem(entry: entry, key: key, isDoor: true) { _, _ in [.open(door())] }
  }

  /// All of them, from top to bottom.
  static var all: [HomeItem] {
    [
      door("l", .learn, LessonListRoom.door), door("s", .step, StepRoom.door),
      door("c", .scenarios, ScenarioListRoom.door), door("t", .train, TrainRoom.door),
      HomeItem(entry: .evaluate, key: "e", isDoor: true) { home, house in
        home.askForModel(for: .evaluation, in: house)
        return []
      },
      HomeItem(entry: .draw, key: "w", isDoor: true) { home, house in
        home.askForModel(for: .drawing, in: house)
        return []
      },
      door("d", .data, DataRoom.door),
      HomeItem(entry: .help, key: "?") { home, house in
        home.overlay = HelpOverlay(home, in: house)
        return []
      },
      HomeItem(entry: .quit, key: "q") { _, _ in [.leave] },
    ]
  }
}
