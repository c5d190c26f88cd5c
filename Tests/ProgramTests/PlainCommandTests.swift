import Foundation
import Testing

/// `wadachi step --plain` as a shell sees it: what is chosen there is kept from day to day.
@Suite struct PlainCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Types lines in plain mode; returns what was answered.
  private func type(_ lines: String, _ options: String = "") throws -> Program.Outcome {
    try Program.run(
      ["/bin/sh", "-c", "printf '\(lines)' | '\(Wadachi.path)' step --plain \(options)"],
      environment: Program.newcomer.merging(["XDG_CONFIG_HOME": folder.url.path]) { $1 })
  }

  @Test func whatIsChosenInPlainModeIsKept() throws {
    let first = try type("ask on\\nstop every 7\\n")
    #expect(first.status == 0 && first.errors == "")
    let second = try type("next\\nskip\\nstops\\nask off\\n")
    #expect(second.output.contains("or skip."))
    #expect(second.lines.contains("Stop 1: every 7"))
    let third = try type("next\\nstops\\n", "--stop nan")
    #expect(!third.output.contains("or skip."))
    #expect(third.lines.suffix(2) == ["Stop 1: every 7", "Stop 2: nan"])
    let fourth = try type("stops\\n")
    #expect(fourth.lines.last == "Stop 1: every 7")
  }

  @Test func aDamagedFileIsSaidAndTheWalkGoesOn() throws {
    let file = folder.url.appendingPathComponent("wadachi/settings.json")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("{".utf8).write(to: file)
    let outcome = try type("next\\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasPrefix("settings.json cannot be understood; it was set aside as "))
    #expect(outcome.output.contains("forward › dense"))
  }
}
