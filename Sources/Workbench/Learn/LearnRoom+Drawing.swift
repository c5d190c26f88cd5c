import CellCanvas
import LessonKit

extension LearnRoom {
  /// Draws the lesson beside the live network that it speaks of.
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<WalkHit>] {
    let (layout, frame) = (LearnLayout(house.size), house.frame)
    var targets: [ClickTarget<WalkHit>] = []
    if layout.isWide || !showsLesson {
      targets = drawWalk(in: frame, layout.walk, on: &canvas, house)
    }
    if layout.isWide || showsLesson {
      targets += LessonPane(self, in: house).draw(in: layout.lesson, on: &canvas)
    }
    if !layout.isWide, showsLesson { drawPlace(in: frame, on: &canvas, house) }
    return targets
  }

  private func drawWalk(
    in frame: Frame, _ body: Rect, on canvas: inout Canvas, _ house: House
  ) -> [ClickTarget<WalkHit>] {
    guard let training else {
      return WalkDrawing.draw(
        walk, in: frame, body: body, on: &canvas, look: house.look,
        isConcealed: isConcealed,
        hasKeys: question == nil && !isSearching)
    }
    let (theme, phrases) = (house.theme, house.phrases.train)
    canvas.put(
      " \(training.place(fitting: frame.place.width - 1, phrases))", in: frame.place,
      style: theme.strong)
    let room = canvas.box(body, title: phrases.title, style: theme.border, titleStyle: theme.title)
    TrainDrawing(training, look: house.look, phrases)
      .draw(in: room.inset(horizontal: 1), on: &canvas)
    canvas.put(" \(training.narration(phrases))", in: frame.narration, style: theme.text)
    return []
  }

  /// The lines around a lesson that fills a narrow window.
  private func drawPlace(in frame: Frame, on canvas: inout Canvas, _ house: House) {
    let (lesson, theme, phrases) = (session.lesson, house.theme, house.phrases)
    let place = phrases.learn.place(lesson.id, titled: lesson.title)
    canvas.put(" \(place)", in: frame.place, style: theme.strong)
    let words =
      training.map { $0.narration(phrases.train) } ?? phrases.learn.networkIsBeside
    canvas.put(" \(words)", in: frame.narration, style: theme.faint)
  }
}
