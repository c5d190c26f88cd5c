import NeuralCore

// Opening a page, whether it can be made or not.
extension LessonSession {
  /// A page with its network; where that or the page's place in it cannot be made, the page says why.
  static func opened(
    _ page: Page, as show: Show, in lesson: Lesson, _ sources: LessonSources, _ trained: Session?
  ) throws(LessonError) -> (Page, Stage) {
    do throws(LessonError) {
      return (page, try Stage(show, sources: sources, trained: trained, file: lesson.file))
    } catch {
      let broken = Page(broken: error, title: page.title, line: page.line, on: lesson.setup)
      guard let stage = try? Stage(broken.show, sources: sources, file: lesson.file) else {
        throw error
      }
      return (broken, stage)
    }
  }

  /// What is wrong with the page: why it cannot be made, or which number of its text there is not.
  var foundFault: LessonError? {
    // A network that the learner has built may lack what the page's own has.
    guard page.fault == nil, !stage.lacksTraining, stage.show == page.show else {
      return page.fault
    }
    return textFaults.first
  }
}
