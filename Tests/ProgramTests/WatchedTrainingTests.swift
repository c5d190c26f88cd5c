import Foundation
import Testing

/// `wadachi watch --save` in a real terminal: however it ends, what was learnt is kept or asked for.
@Suite(.serialized) struct WatchedTrainingTests {
  static let begin = [
    "--network", "784 dense(8) relu dense(10) softmax", "--data", "mnist:0-640", "--batch", "100",
  ]

  /// The arguments in the shell's words.
  private func words(_ arguments: [String]) -> String {
    arguments.map { "\"\($0)\"" }.joined(separator: " ")
  }

  private func start(_ session: TmuxSession, _ arguments: [String]) throws {
    try session.startProgram(
      words(["watch"] + Self.begin + arguments), showing: "Nothing is learnt yet")
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)])
  func aSignalSavesWhatWasLearnt(signal: Int32, status: Int) throws {
    let session = try TmuxSession(width: 120, height: 40)
    let modes = try session.modes()
    try start(session, ["--epochs", "10000", "--save", "kept"])
    try session.type("+++++++++ ")
    try session.wait("some epochs") { screen in
      screen.firstMatch(of: #/epoch (\d+) of/#).flatMap { Int($0.1) }.map { $0 > 2 } == true
    }
    try session.sendSignal(signal)
    let screen = try session.wait("the end") { $0.contains("\nall done") }
    #expect(screen.contains("status \(status)"))
    #expect(screen.contains(" Saved kept."))
    #expect(try session.modes() == modes)
    #expect(try session.file("after") == session.file("before"))
    let steps = try #require(
      screen.firstMatch(of: #/Stopped after ([0-9,]+) steps/#).flatMap {
        Int($0.1.replacing(",", with: ""))
      }, "\(screen)")
    let epochs = ["--epochs", "\(steps / 6 + 1)", "--save"]
    func path(_ name: String) -> String { session.folder.appendingPathComponent(name).path }
    let whole = try Program.run(
      [Wadachi.path, "train"] + Self.begin + ["--validation", "53"] + epochs + [path("whole")])
    #expect(whole.status == 0, "\(whole.errors)")
    let rest = try Program.run(
      [Wadachi.path, "train", "--resume", path("kept")] + epochs + [path("rest")])
    #expect(rest.status == 0, "\(rest.errors)")
    #expect(rest.errors.contains("587 examples to learn from, 53 held out"))
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: path("rest")))
        == Data(contentsOf: URL(fileURLWithPath: path("whole"))))
  }

  @Test func whatIsNotSavedIsSaid() throws {
    let session = try TmuxSession(width: 120, height: 40)
    try start(session, [])
    try session.press("Right")
    try session.wait("a batch") { $0.contains("Batch 1:") }
    try session.sendSignal(SIGTERM)
    let screen = try session.wait("the end") { $0.contains("\nall done") }
    #expect(screen.contains("1 batch was learnt and not saved"))
    #expect(screen.contains("status 143"))
  }

  @Test func nothingLearntIsNothingSaved() throws {
    let session = try TmuxSession(width: 120, height: 40)
    try start(session, ["--save", "kept"])
    try session.sendSignal(SIGTERM)
    let screen = try session.wait("the end") { $0.contains("\nall done") }
    #expect(screen.contains("status 143") && !screen.contains("Saved"))
    let file = session.folder.appendingPathComponent("kept")
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test func whereTheFolderVanishedItStaysOpenAndThenAsks() throws {
    let session = try TmuxSession(width: 120, height: 40)
    let gone = session.folder.appendingPathComponent("gone")
    try FileManager.default.createDirectory(at: gone, withIntermediateDirectories: true)
    try start(session, ["--save", "gone/kept"])
    try session.press("Right")
    try session.wait("a batch") { $0.contains("Batch 1:") }
    try FileManager.default.removeItem(at: gone)
    try session.press("q")
    let told = try session.wait("a sentence") { $0.contains("its folder must be writable") }
    #expect(told.contains("gone/kept") && told.contains("Training"))
    try session.press("q")
    try session.wait("the question") { $0.contains("1 batch is learnt and not saved") }
    try session.press("y")
    let end = try session.wait("the end") { $0.contains("\nall done") }
    #expect(end.contains("status 0"))
  }
}
