import ArgumentParser
import CellCanvas
import Datasets
import Foundation
import Notation
import Phrases
import TimeTravel
import Workbench

/// `wadachi data`: looks at the digits and checks their files.
struct DataCommand: Command {
  static let page = CommandPage(
    name: "data", abstract: "Page through the digits, show one as text, or check their files.",
    examples: """
      wadachi data                 page through the digits
      wadachi data show 0          the first training digit as text
      wadachi data verify          check the four files
      """,
    groups: [CommandGroup(name: "Commands", subcommands: [Browse.self, Show.self, Verify.self])],
    usual: Browse.self)
}

extension DataCommand {
  /// `wadachi data` alone: opens the digits' screen.
  struct Browse: Command {
    static let page = CommandPage(
      name: "browse", abstract: "Page through the digits with their labels.",
      examples: "wadachi data browse --theme light")

    @OptionGroup(title: "Pictures") var pictures: PictureOptions

    @OptionGroup(title: "Screen") var screen: ScreenOptions

    @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

    func run() throws {
      pictures.apply()
      try openScreens(screen.opening(.data))
    }
  }

  /// `wadachi data show N`: prints a digit as text.
  struct Show: Command {
    static let page = CommandPage(
      name: "show", abstract: "Print a digit as text, with its label.",
      examples: """
        wadachi data show 0
        wadachi data show 0 --test --ascii
        """)

    @Argument(help: ArgumentHelp("The digit's number, from 0.", valueName: "n"))
    var number: Int

    @Flag(help: "Take it from the 10,000 test digits, not from the 60,000 training digits.")
    var test = false

    @Flag(help: "Draw with ASCII characters only.")
    var ascii = false

    @OptionGroup(title: "Pictures") var pictures: PictureOptions

    @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

    func run() throws {
      pictures.apply()
      let mnist = try MNIST.shipped()
      let digits = test ? mnist.test : mnist.train
      try checkExample(number, of: digits.count, named: "N")
      try digits.check()
      try digits.load(first: number + 1)
      let glyphs: GlyphSet = ascii || !Console.isUTF8 ? .ascii : .unicode
      let picture = PictureText.lines(
        digits.pixels(number), rows: digits.rows, columns: digits.columns, glyphs)
      for line in picture { try Console.print(line) }
      let shown = ShownDigit(number, of: digits, in: test ? .test : .train)
      try Console.print(Language.english.phrases.data.caption(shown))
    }
  }

  /// `wadachi data verify`: checks the four files.
  struct Verify: Command {
    static let page = CommandPage(
      name: "verify",
      abstract: "Check the four files of digits against what is published about them.",
      examples: "wadachi data verify")

    @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

    func run() throws {
      let folder = try ResourceSearch.mnist.find()
      let verification = Verification(of: folder)
      let pictures = verification.isOfOthers ? "pictures" : "digits"
      try Console.print("The \(pictures) in \(folder.relativePath)")
      for finding in verification.findings {
        let mark = finding.passed ? "ok   " : "WRONG"
        try Console.print("  \(mark)  \(finding.subject): \(finding.text)")
      }
      let wrong = verification.findings.filter { !$0.passed }.count
      if wrong > 0 {
        throw FailedCheck(description: "\(wrong) of \(verification.findings.count) checks failed.")
      }
      try Console.print(
        verification.isOfOthers
          ? "These are not MNIST's digits: every file was read whole, and there is nothing to compare them "
            + "with."
          : "All \(verification.findings.count) checks passed.")
    }
  }
}

/// That a check found something wrong.
struct FailedCheck: Error, CustomStringConvertible {
  let description: String
}
