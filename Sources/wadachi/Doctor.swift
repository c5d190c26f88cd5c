import ArgumentParser
import Datasets
import Foundation
import LessonKit
import ModelFiles
import Legibility
import TerminalDriver

/// `wadachi doctor`: what this program is and what it found, on a page for a report.
struct Doctor: Command {
  static let page = CommandPage(
    name: "doctor", abstract: "Tell what this program and its surroundings are, for a report.",
    examples: """
      wadachi doctor
      wadachi doctor > report.txt
      """,
    notes: """
      The terminal is asked for its name, its background and how wide it draws 轍; it is waited for a tenth of \
      a second. What it does not answer is taken from the environment. Your home folder is written ~.
      """,
    statuses: [
      ExitStatus(status: "0", meaning: "lessons and digits are there and as they should be"),
      ExitStatus(status: "1", meaning: "something is missing or wrong, which a line says"),
      ExitStatus(status: "64", meaning: "the command line cannot be meant so"),
    ])

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func run() throws {
    let findings =
      DoctorPage.program + DoctorPage.terminal + DoctorPage.folders + DoctorPage.materials
    for finding in findings { try Console.print(finding.line) }
    if findings.contains(where: \.isFault) { throw ExitCode.failure }
  }
}

/// A line of the page: what it is about, and what was found.
struct DoctorFinding {
  let subject: String
  let text: String
  /// Whether the program cannot do without what is missing here.
  var isFault = false

  fileprivate var line: String {
    let label = subject + String(repeating: " ", count: max(1, 12 - subject.columns))
    return label + (isFault ? "WRONG: " : "") + text.shortened(to: 400)
  }
}
