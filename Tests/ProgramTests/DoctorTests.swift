import Foundation
import Testing

/// `wadachi doctor`: a page for a report.
@Suite struct DoctorTests {
  @Test func thePageTellsOfEverything() throws {
    let page = try Program.run("doctor", environment: ["TERM": "vt100", "LC_ALL": "C.UTF-8"])
    #expect(page.status == 0 && page.errors == "")
    let subjects = page.lines.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != " " } }
    #expect(
      subjects == [
        "wadachi", "build", "system", "BLAS", "terminal", "answers", "locale", "轍", "settings",
        "progress", "lessons", "digits",
      ])
    for part in ["TERM=vt100", "kernels for ", "writes UTF-8", "CRC-32 7902595d, as shipped"] {
      #expect(page.output.contains(part), "\(part)")
    }
  }

  @Test(arguments: [
    ("TERM", "xterm-kitty", "kitty"), ("TERM", "foot-extra", "foot"),
    ("TERM_PROGRAM", "WezTerm", "WezTerm"), ("WT_SESSION", "1", "Windows Terminal"),
  ])
  func aTerminalIsNamed(variable: String, value: String, name: String) throws {
    let page = try Program.run("doctor", environment: [variable: value])
    let line = page.lines.first { $0.hasPrefix("terminal ") }
    #expect(line?.hasPrefix("terminal    \(name), ") == true)
  }

  @Test func theHomeFolderIsNotTold() throws {
    let home = try Folder()
    let page = try Program.run(
      "doctor",
      environment: ["HOME": home.url.path, "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": ""])
    #expect(page.output.contains("~/.config/wadachi/settings.json (not yet there, can be written)"))
    #expect(!page.output.contains(home.url.path))
  }

  @Test func whatIsMissingIsAFault() throws {
    let folder = try Folder()
    let page = try Program.run(
      "doctor", environment: ["WADACHI_DATA": folder.url.path, "WADACHI_LESSONS": folder.url.path])
    #expect(page.status == 1)
    #expect(page.lines.count { $0.contains("WRONG: ") } == 2)
  }

  /// A terminal is asked, and what it answers is on the page.
  @Test func aTerminalIsAsked() throws {
    let page = try PseudoTerminal.output(
      on: "xterm-256color", ["doctor"], question: "\u{1B}[c",
      reply:
        "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}P>|Kugel(1)\u{1B}\\\u{1B}[2;3R\u{1B}[?62;22c")
    #expect(page.contains("Kugel(1), background rgb:ffff/ffff/ffff, attributes 62;22"))
    #expect(page.contains("2 columns wide, as it should be"))
  }

  @Test func aTerminalThatIsSilentIsNotWaitedForLong() throws {
    let page = try PseudoTerminal.output(on: "xterm-256color", ["doctor"])
    #expect(page.contains("answers     nothing within a tenth of a second"))
    #expect(page.contains("轍          not drawn"))
  }
}
