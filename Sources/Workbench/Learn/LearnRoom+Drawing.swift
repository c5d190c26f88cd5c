import CellCanvas
import LessonKit

extension LearnRoom {
  /// The layout of its page in a window.
  func layout(in size: Size) -> LearnLayout {
    LearnLayout(size, codeWidth: session.lesson.widestCode)
  }

  /// Below a strip all is text: there a notice covers the end of the strip.
  func rowOfNotices(in house: House) -> Rect {
    guard var strip = layout(in: house.size).strip, showsLesson else {
      return house.frame.narration
    }
    return strip.takeBottom(1)
  }

  /// Draws the lesson beside the live network that it speaks of, or below what matters of its view.
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<WalkHit>] {
    let (layout, frame) = (layout(in: house.size), house.frame)
    var targets: [ClickTarget<WalkHit>] = []
    if let strip = layout.strip, showsLesson {
      targets = drawStrip(in: strip, on: &canvas, house)
      drawPlace(in: frame, on: &canvas, house)
    } else {
      targets = drawWalk(in: frame, layout.walk, on: &canvas, house)
    }
    if layout.isWide || showsLesson {
      let pane = LessonPane(self, in: house)
      targets += pane.draw(layout, on: &canvas)
      pane.litNumbers(layout).light(in: layout.strip ?? layout.walk, on: &canvas)
    }
    return targets
  }

  /// Draws the network alone, as Tab shows it.
  func drawNetwork(on canvas: inout Canvas, in house: House) {
    _ = drawWalk(in: house.frame, house.frame.body, on: &canvas, house)
  }

  private func drawStrip(
    in rect: Rect, on canvas: inout Canvas, _ house: House
  ) -> [ClickTarget<WalkHit>] {
    let (theme, phrases) = (house.theme, house.phrases)
    guard let training else {
      return WalkDrawing.drawStrip(
        walk, in: rect, on: &canvas, look: house.look, curtain: curtain,
        hint: house.keys(phrases.learn.enlarges), beside: counterpart)
    }
    let room = canvas.box(
      rect, title: phrases.train.title, style: theme.border, titleStyle: theme.title)
    TrainDrawing(training, look: house.look, phrases.train)
      .draw(in: room.inset(horizontal: 1), on: &canvas)
    return []
  }

  private func drawWalk(
    in frame: Frame, _ body: Rect, on canvas: inout Canvas, _ house: House
  ) -> [ClickTarget<WalkHit>] {
    guard let training else {
      return WalkDrawing.draw(
        walk, in: frame, body: body, on: &canvas, look: house.look, curtain: curtain,
        hasKeys: !isSearching, beside: counterpart)
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

  /// The top line over a strip: the lesson, its page, and where in the network the page stands.
  private func drawPlace(in frame: Frame, on canvas: inout Canvas, _ house: House) {
    let (lesson, theme, phrases) = (session.lesson, house.theme, house.phrases)
    let page = phrases.learn.page(session.pageIndex + 1, of: lesson.pages.count)
    let place = phrases.learn.place(lesson.id, titled: lesson.title)
    let path =
      training.map { _ in phrases.train.title }
      ?? phrases.views.frame.path(walk.moment).joined(separator: " › ")
    canvas.put(" \(place) · \(page)", in: frame.place, style: theme.strong)
    let room = frame.place.width - place.columns - page.columns - 8
    guard path.columns <= room else { return }
    canvas.put("\(path) ", in: frame.place, align: .right, style: theme.faint)
  }
}
