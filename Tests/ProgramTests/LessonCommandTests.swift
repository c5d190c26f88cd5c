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
      let outcome = try Program.run([Wadachi.path, "lessons", "check", folder.path])
      #expect(outcome.status == 0, "\(outcome.output)")
      #expect(outcome.lines.last == "Lessons: 1, pages: 3, questions: 3, tasks: 0, faults: 0.")
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

  // MARK: A page that is broken

  /// A number that there is not, one of a place that there is not, and a page without its block.
  @Test(arguments: [
    ("{{x 0}}", "{{blame 5}}", 21, "“blame” is no live number"),
    ("at: input\nexample: 1", "at: nowhere\nexample: 1", 17, "“nowhere” is no place"),
    ("```show\nat: input\nexample: 1\n```\n", "\n\n\n\n", 14, "has no “show” block"),
  ])
  func aBrokenPageSaysSoInItsPlace(_ old: String, _ new: String, _ line: Int, _ says: String) throws
  {
    try withCourse { folder, file in
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
      let check = try Program.run([Wadachi.path, "lessons", "check", folder.path])
      #expect(check.status == 1)
      #expect(check.output.contains("lesson.md:\(line): ") && check.output.contains(says))
      let lesson = ["learn", "07", "--lessons", folder.path]
      let read = try Program.run(
        ["/bin/sh", "-c", "printf 'next\\n0.5\\n' | '\(Wadachi.path)' \"$@\"", "sh"] + lesson
          + ["--plain"], environment: Program.newcomer)
      #expect(read.status == 0, "\(read.errors)")
      let sentence = "This page is broken: 07-one-neuron/lesson.md:\(line): "
      #expect(read.output.contains(sentence), "\(read.output)")
      #expect(read.output.contains("page 2 of 3") && read.output.contains("Not 0.5"))
      let screens = try screens(of: lesson, keys: ["C-l", "PgDn"], in: folder)
      #expect(screens[0].contains("This page is broken: 07-one-neuron/lesson.md:"), "\(screens)")
      #expect(
        screens.last?.contains("What does the sigmoid make of it?") == true, "\(screens)")
    }
  }

  /// The screens after each of the keys.
  private func screens(of command: [String], keys: [String], in folder: URL) throws -> [String] {
    let (script, dumps) = (
      folder.appendingPathComponent("keys"), folder.appendingPathComponent("dumps")
    )
    try keys.joined(separator: "\n").write(to: script, atomically: true, encoding: .utf8)
    let outcome = try Program.run(
      [Wadachi.path] + command
        + ["--keys", script.path, "--size", "80x24", "--dump", dumps.path],
      environment: Program.newcomer)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try FileManager.default.contentsOfDirectory(atPath: dumps.path).sorted()
      .map { try String(contentsOf: dumps.appendingPathComponent($0), encoding: .utf8) }
  }

  // MARK: Plain text

  /// Answers of one sitting with the lesson that the program begins, each line of it answered.
  private func read(_ lines: String..., in folder: URL, state: Folder) throws -> String {
    let typed = lines.joined(separator: "\\n") + "\\n"
    return try Program.run(
      [
        "/bin/sh", "-c",
        "printf '\(typed)' | '\(Wadachi.path)' learn 07 --plain --lessons '\(folder.path)'",
      ], environment: Program.newcomer.merging(["XDG_STATE_HOME": state.url.path]) { $1 }
    ).output
  }

  /// The rule in one line, as it is told to what is no number; under its question it is wrapped.
  private static let refusal = "or a sum such as 1 - 0.1*6, or skip."

  /// What is neither a word nor a number is told that a number is wanted; words work meanwhile.
  @Test func wordsWorkWhileANumberIsAskedFor() throws {
    try withCourse { folder, _ in
      let state = try Folder()
      let seen = try read(
        "1", "next", "in", "earlier", "later", "view", "hint", "redo", "help", "back", "next",
        in: folder, state: state)
      #expect(!seen.contains(Self.refusal), "\(seen)")
      #expect(seen.contains("A hint comes with a first answer that is wrong"))
      #expect(seen.contains("There is nothing more to redo in lesson 07."))
      #expect(seen.contains("forward › 1 dense") || seen.contains("forward › dense"), "\(seen)")
      let last = try read("fly", "next", "skip", in: folder, state: state)
      #expect(last.components(separatedBy: Self.refusal).count == 2, "\(last)")
      #expect(last.contains("page 3 of 3"), "\(last)")
    }
  }

  /// What was not right is asked again on its page, and nothing else; then nothing is left.
  @Test func whatWasWrongIsRedone() throws {
    try withCourse { folder, _ in
      let state = try Folder()
      let first = try read(
        "1", "next", "9", "9", "next", "skip", "next", in: folder, state: state)
      #expect(first.contains("“redo” asks 2 questions or tasks again."), "\(first)")
      let list = try Program.run(
        [Wadachi.path, "learn", "--plain", "--lessons", folder.path],
        environment: Program.newcomer.merging(["XDG_STATE_HOME": state.url.path]) { $1 })
      #expect(list.output.contains("wadachi learn 07 --plain"), "\(list.output)")
      let again = try read("redo", "8", "8", "next", "7", "7", "next", in: folder, state: state)
      let redone = again.components(separatedBy: "page 2 of 3").dropFirst().joined()
      #expect(redone.contains("What does the sigmoid make of it?"), "\(again)")
      #expect(redone.contains("page 3 of 3") && !redone.contains("page 1 of 3"), "\(again)")
      #expect(again.contains("There is nothing more to redo in lesson 07."), "\(again)")
    }
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
