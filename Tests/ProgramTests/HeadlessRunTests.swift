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
  private func play(_ keys: String) throws -> (Int32, String, [String: String]) {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appendingPathComponent("keys")
    try keys.write(to: script, atomically: true, encoding: .utf8)
    let output = folder.appendingPathComponent("output").path
    let dumps = folder.appendingPathComponent("dumps")
    let arguments = ["step", "--keys", script.path, "--size", "80x24", "--dump", dumps.path]
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

  @Test func `says which line of the keys is wrong`() throws {
    let (status, output, screens) = try play("Right\nRigth\n")
    #expect(status == 1)
    #expect(output.contains("Line 2 of the keys"))
    #expect(screens.isEmpty)
  }
}
