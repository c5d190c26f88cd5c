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
    let outcome = try Program.run([
      "python3", "-c",
      """
      import os, pty, re, sys
      pid, terminal = pty.fork()
      if pid == 0:
        os.environ['TERM'] = 'xterm-256color'
        os.execv(sys.argv[1], [sys.argv[1], 'doctor'])
      text, answered = b'', False
      while True:
        try: part = os.read(terminal, 4096)
        except OSError: break
        if not part: break
        text += part
        if not answered and b'\\x1b[c' in text:
          answered = True
          os.write(terminal, b'\\x1b]11;rgb:ffff/ffff/ffff\\x1b\\\\\\x1bP>|Kugel(1)\\x1b\\\\'
                   b'\\x1b[1;3R\\x1b[?62;22c')
      os.waitpid(pid, 0)
      sys.stdout.buffer.write(text)
      """, Wadachi.path,
    ])
    #expect(outcome.output.contains("Kugel(1), background rgb:ffff/ffff/ffff, attributes 62;22"))
    #expect(outcome.output.contains("2 columns wide, as it should be"))
  }
}
