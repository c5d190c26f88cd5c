import CellCanvas
import LessonKit

/// A lesson beside the live network that it speaks of.
enum LearnScreen {
  static func draw(_ state: AppState, in frame: Frame, on canvas: inout Canvas, _ theme: Theme) {
    guard let reading = state.learn else { return }
    let layout = LearnLayout(state.size)
    if layout.isWide || !reading.showsLesson {
      drawWalk(reading, in: frame, layout.walk, on: &canvas, look: state.look, theme)
    }
    if layout.isWide || reading.showsLesson {
      LessonPane(reading, look: state.look).draw(in: layout.lesson, on: &canvas)
    }
    if !layout.isWide, reading.showsLesson {
      drawPlace(reading, in: frame, on: &canvas, theme)
    }
  }

  private static func drawWalk(
    _ reading: LearnState, in frame: Frame, _ body: Rect, on canvas: inout Canvas, look: Look,
    _ theme: Theme
  ) {
    if let training = reading.training {
      canvas.put(
        " \(training.place(fitting: frame.place.width - 1))", in: frame.place, style: theme.strong)
      let room = canvas.box(body, title: "Training", style: theme.border, titleStyle: theme.title)
      TrainPane(training, look: look).draw(in: room.inset(horizontal: 1), on: &canvas)
      canvas.put(" \(training.narration)", in: frame.narration, style: theme.text)
    } else if let walk = reading.walk {
      StepScreen.draw(
        walk, in: frame, body: body, on: &canvas, look: look, isConcealed: reading.isConcealed,
        hasKeys: reading.questionMode == nil)
    }
  }

  /// The lines around a lesson that fills a narrow window.
  private static func drawPlace(
    _ reading: LearnState, in frame: Frame, on canvas: inout Canvas, _ theme: Theme
  ) {
    let lesson = reading.session.lesson
    canvas.put(" Lesson \(lesson.id) · \(lesson.title)", in: frame.place, style: theme.strong)
    let words =
      reading.training.map { $0.narration } ?? "Tab shows the network that this page speaks of."
    canvas.put(" \(words)", in: frame.narration, style: theme.faint)
  }
}
