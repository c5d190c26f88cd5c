import CellCanvas
import Datasets
import Phrases

extension HomeRoom {
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let (theme, phrases) = (house.theme, house.phrases.home)
    var room = house.frame.body.inset(horizontal: 2, vertical: 1)
    let digits = house.mnist.train
    let hasPicture =
      digits.fault == nil && digits.columns <= Self.picture.width
      && digits.rows <= 2 * Self.picture.height
    if hasPicture, room.width > Self.textWidth + Self.picture.width {
      drawDigit(house, in: &room, on: &canvas)
    }
    canvas.put("轍 Wadachi", in: room, row: 0, style: theme.title)
    canvas.put(phrases.motto, in: room, row: 1, style: theme.text)
    drawFirstLine(house, in: room, row: 4, on: &canvas)
    for (index, item) in HomeItem.all.enumerated() {
      drawLine(item, isChosen: chosen == index + 1, house, in: room, row: 6 + index, on: &canvas)
    }
    canvas.putWrapped(
      phrases.about,
      in: Rect(
        x: room.x, y: room.y + 7 + HomeItem.all.count, width: min(room.width, Self.textWidth),
        height: max(0, min(3, room.height - 7 - HomeItem.all.count))),
      style: theme.faint)
    let rows = [4] + HomeItem.all.indices.map { 6 + $0 }
    return rows.enumerated().map { index, row in
      ClickTarget(area: Rect(x: room.x, y: room.y + row, width: room.width, height: 1)) { _ in
        index
      }
    }
  }

  /// What the first line says in so many columns: the newcomer's lesson, or the one that was left.
  func firstLine(_ house: House, width: Int) -> String {
    let phrases = house.phrases.home
    guard let (id, page) = house.goesOn, let entry = house.course.entry(id) else {
      return phrases.beginning(minutes: house.course.minutes["00"])
    }
    let forms =
      page.map { phrases.goOn(with: entry.id, titled: entry.title, page: $0 + 1) }
      ?? phrases.goOn(toNew: entry.id, titled: entry.title)
    return forms.first { $0.columns <= width } ?? forms.last ?? ""
  }

  private static let textWidth = 46
  private static let picture = Size(width: 28, height: 14)

  private func drawFirstLine(
    _ house: House, in room: Rect, row: Int, on canvas: inout Canvas
  ) {
    let theme = house.theme
    let x =
      room.x
      + drawMark(isChosen: chosen == 0, key: "Enter", in: room, row: row, on: &canvas, theme)
    canvas.put(
      firstLine(house, width: room.maxX - x), x: x, y: room.y + row,
      style: chosen == 0 ? theme.selection : theme.strong, within: room)
  }

  private func drawLine(
    _ item: HomeItem, isChosen: Bool, _ house: House, in room: Rect, row: Int,
    on canvas: inout Canvas
  ) {
    let (theme, phrases) = (house.theme, house.phrases.home)
    let titles = HomeItem.all.map { phrases.title(of: $0.entry).columns }.max() ?? 0
    let x =
      room.x
      + drawMark(isChosen: isChosen, key: item.key, in: room, row: row, on: &canvas, theme)
    canvas.put(
      phrases.title(of: item.entry), x: x, y: room.y + row,
      style: isChosen ? theme.selection : theme.strong,
      within: room)
    let forms = about(item, house)
    canvas.put(
      forms.first { $0.columns <= room.maxX - x - titles - 2 } ?? forms.last ?? "",
      x: x + titles + 2, y: room.y + row, style: theme.faint, within: room)
  }

  /// What a line leads to; of the lessons, how far the learner is in them, the longest form first.
  func about(_ item: HomeItem, _ house: House) -> [String] {
    let (course, phrases) = (house.course, house.phrases.home)
    guard item.entry == .learn, !course.minutes.isEmpty else {
      return [phrases.about(item.entry, with: house.mnist)]
    }
    let left = course.minutes.filter { !house.progress.finished.contains($0.key) }
    return phrases.course(
      read: course.minutes.count - left.count, of: course.minutes.count,
      minutesLeft: left.values.reduce(0, +))
  }

  /// Draws what stands before a line, and returns its columns.
  private func drawMark(
    isChosen: Bool, key: String, in room: Rect, row: Int, on canvas: inout Canvas, _ theme: Theme
  ) -> Int {
    canvas.put(
      "\(isChosen ? "▶ " : "  ")\(key)  ", x: room.x, y: room.y + row, style: theme.key,
      clip: room)
  }

  /// The first training digit, large, at the right.
  private func drawDigit(_ house: House, in room: inout Rect, on canvas: inout Canvas) {
    var pane = room.takeRight(Self.picture.width)
    _ = room.takeRight(2)
    _ = pane.takeTop(1)
    let digits = house.mnist.train
    let map = HeatMap(
      rows: digits.rows, columns: digits.columns,
      values: digits.pixels(0).map { Float($0) / Preprocessing.fullInk }, scale: .unsigned(1))
    canvas.draw(map, x: pane.x, y: pane.y, look: house.look, clip: pane)
    canvas.put(
      house.phrases.home.picture(
        labelled: digits.label(0), digits.arrangement), in: pane,
      row: Self.picture.height + 1, align: .center, style: house.theme.faint)
  }
}
