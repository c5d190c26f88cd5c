import Foundation
import Testing

/// The whole program without a terminal: keys from a file, screens as text.
@Suite struct HeadlessRunTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Plays `keys` and returns the exit status, what was printed, and the dumps by name.
  private func play(
    _ keys: String, _ options: String...
  ) throws -> (Int32, String, [String: String]) {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appendingPathComponent("keys")
    try keys.write(to: script, atomically: true, encoding: .utf8)
    let output = folder.appendingPathComponent("output").path
    let dumps = folder.appendingPathComponent("dumps")
    let arguments =
      ["step", "--keys", script.path, "--size", "80x24", "--dump", dumps.path]
      + options
    let status = try ChildProcess([Wadachi.path] + arguments, output: output).wait()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: dumps.path)) ?? []
    var screens: [String: String] = [:]
    for name in names {
      screens[name] = try String(contentsOf: dumps.appendingPathComponent(name), encoding: .utf8)
    }
    return (status, try String(contentsOfFile: output, encoding: .utf8), screens)
  }

  @Test func `dumps the screen after each key, and going back shows the same again`() throws {
    let (status, _, screens) = try play("Right*2\nLeft*2\nresize:100x30\n")
    #expect(status == 0)
    #expect(
      screens.keys.sorted() == [
        "0000-start.txt", "0001-Right.txt", "0002-Right.txt", "0003-Left.txt", "0004-Left.txt",
        "0005-resize.txt",
      ])
    #expect(screens["0000-start.txt"] == screens["0004-Left.txt"])
    #expect(screens["0001-Right.txt"] == screens["0003-Left.txt"])
    #expect(screens["0001-Right.txt"] != screens["0002-Right.txt"])
    #expect(screens["0005-resize.txt"]?.split(separator: "\n").first?.isEmpty == false)
    #expect(screens["0000-start.txt"]?.filter { $0 == "\n" }.count == 24)
    #expect(screens["0005-resize.txt"]?.filter { $0 == "\n" }.count == 30)
  }

  @Test func `stops of the command line and of the keys are searched for to the end, both ways`()
    throws
  {
    let (status, output, screens) = try play(
      "c\nb\na\ntext:misclassified\nEnter\nUp\nspace\nc\nC\nC\n", "--stop", "loss > 4")
    #expect(status == 0, "\(output)")
    #expect(screens["0000-start.txt"]?.contains("c goes on to the next stop") == true)
    #expect(screens["0001-c.txt"]?.contains("The loss is ") == true)
    #expect(screens["0001-c.txt"]?.contains(", above 4.") == true)
    #expect(screens["0007-space.txt"]?.contains("▶ · loss > 4  (off)") == true)
    let forward = screens["0008-c.txt"] ?? ""
    #expect(forward.contains("│ forward › softmax") && forward.contains("The answer is "))
    #expect(screens["0009-C.txt"]?.contains("The answer is ") == true)
    #expect(screens["0009-C.txt"] != screens["0010-C.txt"])
  }

  @Test func `says which line of the keys is wrong`() throws {
    let (status, output, screens) = try play("Right\nRigth\n")
    #expect(status == 1)
    #expect(output.contains("Line 2 of the keys"))
    #expect(screens.isEmpty)
  }

  @Test func `S writes two new files each time, and names both`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try "S\nRight\nS\n".write(
      to: folder.appending(path: "keys"), atomically: true, encoding: .utf8)
    try "mine".write(
      to: folder.appending(path: "wadachi-screen.svg"), atomically: true, encoding: .utf8)
    let outcome = try Program.run([
      "sh", "-c", "cd '\(folder.path)' && exec '\(Wadachi.path)' step --keys keys --dump dumps",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    #expect(try text("wadachi-screen.svg") == "mine")
    #expect(try text("wadachi-screen-2.txt") == text("dumps/0000-start.txt"))
    #expect(try text("wadachi-screen-3.svg").hasSuffix("</svg>\n"))
    #expect(
      try text("dumps/0003-S.txt").contains(
        "The screen is in wadachi-screen-3.txt and wadachi-screen-3.svg."))
  }

  /// What a learner has chosen and done is as it was, whatever keys a script presses.
  @Test func `nothing is kept`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let keys = folder.appending(path: "keys")
    // Asks first, sets a stop, walks, opens a lesson, leaves.
    let pressed =
      ["s", "a", "Esc", "b", "a", "text:loss > 2", "Enter", "Esc", "Right*2", "q"]
      + ["l", "Enter", "Enter", "q", "q", "q"]
    try pressed.joined(separator: "\n").write(to: keys, atomically: true, encoding: .utf8)
    let home = folder.appending(path: "home")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    for command in ["home", "step", "learn"] {
      let outcome = try Program.run(
        command, "--keys", keys.path,
        environment: [
          "HOME": home.path, "XDG_CONFIG_HOME": home.appending(path: "config").path,
          "XDG_STATE_HOME": home.appending(path: "state").path,
        ])
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    #expect(FileManager.default.subpaths(atPath: home.path) == [])
  }
}
