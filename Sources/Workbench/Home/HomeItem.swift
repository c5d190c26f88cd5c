/// A line of the home screen below the first: a key, a room, and a line on what it does.
struct HomeItem {
  /// The key that opens it at once.
  let key: String
  let title: String
  /// One line on what it does.
  let words: String
  /// Whether it leads to another room.
  var isDoor = false
  /// What choosing it does.
  let act: KeyRow<HomeRoom>.Act

  /// A line that leads to another room.
  private static func door(
    _ key: String, _ title: String, _ words: String, _ door: @autoclosure @escaping () -> Door
  ) -> HomeItem {
    HomeItem(key: key, title: title, words: words, isDoor: true) { _, _ in [.open(door())] }
  }

  /// All of them, from top to bottom.
  static var all: [HomeItem] {
    [
      door("l", "Learn", "lessons beside a live network", LessonListRoom.door),
      door("s", "Step", "a training step, by numbers", StepRoom.door),
      door("c", "Scenarios", "small networks, set up to walk", ScenarioListRoom.door),
      door("t", "Train", "watch it learn 60,000 digits", TrainRoom.door),
      door("d", "Data", "look at the digits and labels", DataRoom.door),
      HomeItem(key: "?", title: "Help", words: "every key") { home, house in
        home.overlay = HelpOverlay(home, in: house)
        return []
      },
      HomeItem(key: "q", title: "Quit", words: "your place is kept") { _, _ in [.leave] },
    ]
  }
}
