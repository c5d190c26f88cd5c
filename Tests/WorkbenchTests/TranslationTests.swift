import CellCanvas
import LessonKit
import Phrases
import Testing
import Workbench

/// A lesson that is not translated is read in English, and says so.
@Suite struct TranslationTests {
  @Test func whatIsNotTranslatedIsMarked() throws {
    let course = try Course(root: Sources.root.appending(path: "lessons"), language: "xx")
    var program = try Program(Size(width: 80, height: 24), course: course)
    program.press("l")
    #expect(program.screen.contains("▸ 08  Activation functions (in English)"))
    #expect(!program.screen.contains("Optimizers (in"))
    let notice = "This lesson is not translated yet: it is in English."
    program.press("g", "Enter")
    #expect(program.screen.contains(notice))
    program.press("PgDn*9")
    #expect(!program.screen.contains(notice))
  }

  @Test func whatIsInTheLanguageIsNot() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("l")
    #expect(!program.screen.contains("(in English)"))
    program.press("Enter")
    #expect(!program.screen.contains("not translated"))
  }
}
