import Foundation
import Testing

/// Help: of every command, in lines that fit, with examples, defaults and exit codes.
@Suite struct HelpTests {
  /// The commands by the words that call them.
  static let commands: [[String]] = [
    [], ["home"], ["learn"], ["step"], ["watch"], ["draw"], ["train"], ["evaluate"], ["predict"],
    ["export"], ["data"], ["data", "browse"], ["data", "show"], ["data", "verify"], ["trace"],
    ["receipt"], ["answer"], ["lessons"], ["lessons", "check"], ["lessons", "new"],
    ["lessons", "export"], ["bench"], ["doctor"], ["manual"], ["version"],
  ]

  @Test func theListIsWhatTheProgramHas() throws {
    func children(of words: [String]) throws -> [[String]] {
      let help = try Program.run([Wadachi.path, "help"] + words)
      let rows = help.output.matches(of: #/\n  ([a-z]+) {2,}[A-Z]/#).map { String($0.output.1) }
      return try rows.flatMap { try [words + [$0]] + children(of: words + [$0]) }
    }
    #expect(Set(try [[]] + children(of: [])) == Set(Self.commands))
  }

  @Test(arguments: commands) func everyHelpFitsAndShowsAnExample(command: [String]) throws {
    let help = try Program.run([Wadachi.path] + command + ["--help"])
    #expect(help.status == 0 && help.errors == "")
    let name = (["wadachi"] + command).joined(separator: " ")
    #expect(help.output.contains("\n\nUsage:\n  \(name)"))
    #expect(help.output.contains("\n\nExamples:\n  wadachi"))
    #expect(help.output.contains("\n\nExit status:\n  0  "))
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 79 })
    #expect(!help.output.contains("\u{1B}"))
    #expect(try Program.run([Wadachi.path, "help"] + command).output == help.output)
    #expect(try Program.run([Wadachi.path] + command + ["-h"]).output == help.output)
  }

  @Test func optionsStandInGroupsWithTheirDefaults() throws {
    let help = try Program.run("train", "--help").output
    let headings = help.matches(of: #/\n\n([A-Z][a-z ]+):\n/#).map { String($0.output.1) }
    #expect(
      headings == [
        "Usage", "Examples", "Options", "Examples of your own", "Network", "General", "Notes",
        "Exit status",
      ])
    #expect(help.contains("\n  --batch, --batch-size N\n"))
    #expect(help.contains("(default: 128)"))
  }

  @Test func versionIsAWordToo() throws {
    let version = try Program.run("--version").output
    #expect(try Program.run("version").output == version)
  }

  @Test func helpIsASCIIWhereTheLocaleIs() throws {
    let help = try Program.run("step", "--help", environment: ["LC_ALL": "C"])
    #expect(help.output.contains("\"blame dense_2\""))
    #expect(help.output.filter { !$0.isASCII } == "")
  }

  @Test func headingsAreBoldOnATerminalAlone() throws {
    let plain = try Program.run("help", "bench").output
    let styled = try PseudoTerminal.output(
      on: "xterm-256color", ["help", "bench"], environment: ["NO_COLOR": ""])
    #expect(styled.contains("\u{1B}[1mUsage\u{1B}[0m:"))
    #expect(styled.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "") == plain)
    #expect(try PseudoTerminal.output(on: "dumb", ["help", "bench"]) == plain)
    let refused = try PseudoTerminal.output(
      on: "xterm-256color", ["help", "bench"], environment: ["NO_COLOR": "1"])
    #expect(refused == plain)
  }
}
