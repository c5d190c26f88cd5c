import ArgumentParser
import Datasets
import Foundation
import ModelFiles

/// `wadachi manual`: man pages, and completions for shells, as files.
struct Manual: Command {
  static let page = CommandPage(
    name: "manual", abstract: "Write the man pages, and completions for bash, zsh and fish.",
    examples: """
      wadachi manual ~/.local/share
      man wadachi-train
      """,
    notes: """
      They go where man and the shells look for them: man/man1, bash-completion/completions, \
      zsh/site-functions and fish/vendor_completions.d in the folder. “make install” does it for you.
      """)

  @Argument(
    help: ArgumentHelp("The folder they go under, such as ~/.local/share.", valueName: "dir"),
    completion: .directory)
  var folder: String

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func run() throws {
    let pages = CommandEntry.root.all.map { ManualText(of: $0) }
    for page in pages { try write(page.text, to: "man/man1/\(page.title).1") }
    for shell in Self.shells {
      try write(Wadachi.completionScript(for: shell.kind), to: shell.file)
    }
    Console.note(
      "Written under \(folder): \(pages.count) man pages, \(Self.shells.count) completions.")
  }

  /// The shells, and where each looks for what completes a command.
  private static let shells: [(kind: CompletionShell, file: String)] = [
    (.bash, "bash-completion/completions/wadachi"), (.zsh, "zsh/site-functions/_wadachi"),
    (.fish, "fish/vendor_completions.d/wadachi.fish"),
  ]

  private func write(_ text: String, to name: String) throws {
    let file = URL(given: folder).appendingPathComponent(name)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw FileError(
        file: file.deletingLastPathComponent().relativePath, rule: "there must be a folder",
        found: "it cannot be made")
    }
    try AtomicFile.write(Data(text.utf8), to: file)
  }
}
