import Foundation
import TestSupport
import Testing

/// `wadachi lessons` and `wadachi learn` without a screen.
@Suite struct LessonCommandTests {
  @Test func theLessonsThatShipHaveNoFaults() throws {
    let outcome = try Program.run([Wadachi.path, "lessons", "check"])
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.lines.last?.hasSuffix("faults: 0.") == true)
  }

  @Test func aFaultIsToldWithItsFileAndLine() throws {
    try withCourse { folder, file in
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacing("{{x 0}}", with: "{{z nowhere 0}}").write(
        to: file, atomically: true, encoding: .utf8)
      let outcome = try Program.run([Wadachi.path, "lessons", "check", folder.path])
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("lesson.md:"))
      #expect(outcome.output.contains("“nowhere” is no layer here"))
    }
  }

  /// A course with a page for each kind of fault: all are told, each with its file and line.
  @Test func everyKindOfFaultIsTold() throws {
    let course = Wadachi.root.appendingPathComponent("Tests/ProgramTests/BrokenCourse")
    let outcome = try Program.run([Wadachi.path, "lessons", "check", course.path])
    #expect(outcome.status == 1)
    #expect(Golden.difference(outcome.output, from: "broken-course.txt") == nil)
  }

  /// What is answered in plain text is there again on another day; a task's keys are words there.
  @Test func plainTextKeepsWhatIsAnsweredAndTakesATasksKeys() throws {
    let folder = try Folder()
    func learn(_ words: String...) throws -> String {
      let typed = (words + ["quit"]).joined(separator: "\\n")
      return try Program.run(
        ["/bin/sh", "-c", "printf '\(typed)\\n' | '\(Wadachi.path)' learn 00 --page 7 --plain"],
        environment: Program.newcomer.merging(["XDG_STATE_HOME": folder.url.path]) { $1 }
      ).output
    }
    let first = try learn("1")
    #expect(first.contains("choose") || first.contains("1"), "\(first)")
    let again = try learn("hint", ">", "> >")
    #expect(again != first && again.contains("p of the right digit now"), "\(again)")
    #expect(!again.contains("is no command"), "\(again)")
  }

  @Test func aNewLessonIsListedAndChecked() throws {
    try withCourse { folder, file in
      #expect(FileManager.default.fileExists(atPath: file.path))
      let list = try String(
        contentsOf: folder.appendingPathComponent("en/SUMMARY.md"), encoding: .utf8)
      #expect(list.contains("- [07 One neuron](07-one-neuron/lesson.md)"))
      let again = try Program.run([Wadachi.path, "lessons", "new", "07", "--lessons", folder.path])
      #expect(again.status == 64 && again.errors.contains("is there already"))
      // What a whole lesson has beside a page is all that it lacks.
      let outcome = try Program.run([Wadachi.path, "lessons", "check", folder.path])
      #expect(outcome.lines.dropLast().allSatisfy { $0.contains("a lesson") }, "\(outcome.output)")
    }
  }

  @Test func theCourseIsWrittenAsABook() throws {
    try withFolder { folder in
      let outcome = try Program.run([Wadachi.path, "lessons", "export", folder.path])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let chapter = try String(
        contentsOf: folder.appendingPathComponent("08.md"), encoding: .utf8)
      #expect(chapter.hasPrefix("# 08 Activation functions\n"))
      #expect(chapter.contains("## Sigmoid") && chapter.contains("┌ Weighted sum"))
      #expect(chapter.contains("It is 0.5"))
    }
  }

  @Test func aLessonIsReadAsLinesOfText() throws {
    let words = #"3\nnext\nskip\nnext\n0.4\nquit\n"#
    let outcome = try Program.run(
      ["/bin/sh", "-c", "printf '\(words)' | '\(Wadachi.path)' learn --plain 08"],
      environment: Program.newcomer)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Lesson 08 · Activation functions, page 1 of 7"))
    #expect(outcome.output.contains("✓ 1: right."))
    #expect(outcome.output.contains("page 3 of 7: Sigmoid"))
    #expect(outcome.output.contains("You said 0.4000; it is 0.5000."))
  }

  @Test func withoutATerminalTheCourseIsPrinted() throws {
    let outcome = try Program.run([Wadachi.path, "learn"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("▸ 00  Meet your first digit"))
  }

  @Test func aLessonThatIsNotThereIsOneSentence() throws {
    let outcome = try Program.run([Wadachi.path, "learn", "99"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("There is no lesson “99”; those that are: 00, 05, 06,"))
  }

  // MARK: Folders

  /// A course of one lesson that was begun by the program.
  private func withCourse(_ use: (_ folder: URL, _ lesson: URL) throws -> Void) throws {
    try withFolder { folder in
      let english = folder.appendingPathComponent("en")
      try FileManager.default.createDirectory(at: english, withIntermediateDirectories: true)
      try "# The course\n\n- 07 One neuron\n".write(
        to: english.appendingPathComponent("SUMMARY.md"), atomically: true, encoding: .utf8)
      let outcome = try Program.run([
        Wadachi.path, "lessons", "new", "07", "--lessons", folder.path,
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      try use(folder, english.appendingPathComponent("07-one-neuron/lesson.md"))
    }
  }

  private func withFolder(_ use: (URL) throws -> Void) throws {
    let folder = try Folder()
    try use(folder.url)
  }
}
