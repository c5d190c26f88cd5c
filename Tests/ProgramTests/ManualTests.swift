import Foundation
import Testing

/// Man pages and completions, written from the table that arguments are parsed by.
@Suite struct ManualTests {
  /// What `wadachi manual` writes, once for all tests.
  private static let written = Result {
    let folder = try Folder()
    let outcome = try Program.run("manual", folder.url.path)
    return (folder, outcome)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.written.get().0.file(name), encoding: .utf8)
  }

  @Test func everyCommandHasItsPage() throws {
    let (folder, outcome) = try Self.written.get()
    #expect(outcome.status == 0 && outcome.output == "")
    #expect(outcome.errors == "Written under \(folder.url.path): 25 man pages, 3 completions.\n")
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.file("man/man1").path)
    #expect(
      Set(pages) == Set(HelpTests.commands.map { (["wadachi"] + $0).joined(separator: "-") + ".1" })
    )
  }

  @Test func aPageTellsWhatHelpTells() throws {
    let page = try text("man/man1/wadachi-train.1")
    #expect(page.hasPrefix(".Dd "))
    for part in [
      ".Dt WADACHI-TRAIN 1", ".It Fl \\-batch , Fl \\-batch\\-size Ar N", ".Sh EXIT STATUS",
      "wadachi train \\-\\-epochs 10 \\-\\-save digits.safetensors", ".Xr wadachi 1",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(page.filter { !$0.isASCII } == "")
    let whole = try text("man/man1/wadachi.1")
    for part in [".It Ev WADACHI_DATA", ".It Pa ~/.config/wadachi/settings.json"] {
      #expect(whole.contains(part), "\(part)")
    }
  }

  /// Whether a tool is installed here.
  private static func has(_ tool: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
  }

  @Test(.enabled(if: has("mandoc"))) func mandocFindsNothing() throws {
    let (folder, _) = try Self.written.get()
    let pages = folder.file("man/man1")
    for name in try FileManager.default.contentsOfDirectory(atPath: pages.path) {
      let lint = try Program.run([
        "mandoc", "-T", "lint", "-W", "warning", pages.appending(path: name).path,
      ])
      #expect(lint.status == 0 && lint.output + lint.errors == "", "\(name)")
    }
  }

  /// Shells, and where each finds what completes a command.
  static let shells = [
    ("bash", "bash-completion/completions/wadachi"), ("zsh", "zsh/site-functions/_wadachi"),
    ("fish", "fish/vendor_completions.d/wadachi.fish"),
  ]

  @Test(arguments: shells) func everyShellIsToldOfAllCommandsAndOptions(
    shell: String, file: String
  ) throws {
    let script = try text(file)
    for word in ["train", "doctor", "batch-size", "learning-rate"] {
      #expect(script.contains(word), "\(word)")
    }
    guard Self.has(shell) else { return }
    let checked = try Program.run([shell, "-n", Self.written.get().0.file(file).path])
    #expect(checked.status == 0 && checked.errors == "")
  }

  @Test(arguments: [
    ("wadachi tra", ["train ", "trace "]), ("wadachi train --lear", ["--learning-rate "]),
    ("wadachi step --theme l", ["light "]), ("wadachi export a b --to p", ["pytorch "]),
  ])
  func bashCompletes(line: String, completions: [String]) throws {
    let (folder, _) = try Self.written.get()
    let outcome = try Program.run([
      "bash", "-c",
      """
      PATH="$2:$PATH"; source "$0"
      COMP_LINE=$1; COMP_POINT=${#1}; COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _wadachi wadachi "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """, folder.file(Self.shells[0].1).path, line,
      URL(fileURLWithPath: Wadachi.path).deletingLastPathComponent().path,
    ])
    let found = Set(outcome.lines.map { $0.trimmingCharacters(in: .whitespaces) })
    #expect(
      found == Set(completions.map { $0.trimmingCharacters(in: .whitespaces) }),
      "\(outcome.errors)")
  }
}
