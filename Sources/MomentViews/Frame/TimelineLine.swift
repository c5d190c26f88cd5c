import CellCanvas
import Phrases
import TimeTravel

/// The step as a line of words: " forward ●─── loss ─ backward ─── update ── │ again ─".
package struct TimelineLine {
  /// A part of the step: its word, the column of its track and the track's length.
  private struct Part {
    let phase: Place.Phase
    let word: String
    let x: Int
    let track: Int
    let length: Int
  }

  /// Draws the line into the first row of `rect`: ● where the cursor stands, ◆ where stops look.
  package static func draw(
    _ moment: Moment, in rect: Rect, on canvas: inout Canvas,
    _ context: ViewContext
  ) {
    let theme = context.theme
    let here = moment.cursor.place.phase
    for part in parts(moment, width: rect.width, context.language) {
      let isHere = part.phase == here
      let isDone = part.phase < here
      let style = isHere ? theme.title : isDone ? theme.text : theme.faint
      if part.phase == .again {
        canvas.put("│", x: rect.x + part.x - 2, y: rect.y, style: theme.faint, clip: rect)
      }
      canvas.put(part.word, x: rect.x + part.x, y: rect.y, style: style, clip: rect)
      let stroke = isDone ? "━" : "─"
      canvas.put(
        String(repeating: stroke, count: part.length), x: rect.x + part.track, y: rect.y,
        style: style, clip: rect)
      defer { mark(context, of: part, moment, in: rect, on: &canvas) }
      guard isHere else { continue }
      let dot = column(of: moment.cursor.place, in: part, moment)
      canvas.put(
        String(repeating: "━", count: dot), x: rect.x + part.track, y: rect.y, style: style,
        clip: rect)
      canvas.put(
        "●", x: rect.x + part.track + dot, y: rect.y, style: theme.title, clip: rect)
    }
  }

  /// Marks the places that stops look at, and those with a letter; the cursor's own keeps its ●.
  private static func mark(
    _ context: ViewContext, of part: Part, _ moment: Moment, in rect: Rect,
    on canvas: inout Canvas
  ) {
    let theme = context.theme
    let here =
      part.phase == moment.cursor.place.phase
      ? column(of: moment.cursor.place, in: part, moment) : nil
    for place in moment.walk where place.phase == part.phase {
      let isStop = context.stops.contains { $0.looks(at: place, in: moment.network) }
      let column = column(of: place, in: part, moment)
      guard let glyph = context.marks[place] ?? (isStop ? "◆" : nil), column != here else {
        continue
      }
      canvas.put(
        glyph, x: rect.x + part.track + column, y: rect.y,
        style: glyph == "◆" ? theme.bad : theme.key, clip: rect)
    }
  }

  /// The place of the step that lies under column `x` of a line of `width` columns.
  package static func place(
    at x: Int, width: Int, _ moment: Moment, in language: Language
  ) -> Place? {
    guard let part = parts(moment, width: width, language).last(where: { $0.x <= x }) else {
      return nil
    }
    let places = moment.walk.filter { $0.phase == part.phase }
    guard !places.isEmpty else { return nil }
    let share = Double(max(0, min(x - part.track, part.length - 1)))
    let index = share / Double(max(1, part.length - 1)) * Double(places.count - 1)
    return places[Int(index.rounded())]
  }

  /// How far along its track a place stands.
  private static func column(of place: Place, in part: Part, _ moment: Moment) -> Int {
    let places = moment.walk.filter { $0.phase == part.phase }
    guard let index = places.firstIndex(of: place), places.count > 1 else { return 0 }
    return index * (part.length - 1) / (places.count - 1)
  }

  private static func parts(_ moment: Moment, width: Int, _ language: Language) -> [Part] {
    let phrases = language.phrases.views.frame
    let shown = Place.Phase.allCases.filter { phase in moment.walk.contains { $0.phase == phase } }
      .map { (phase: $0, word: phrases.phase($0)) }
    let taken = shown.reduce(3) { $0 + $1.word.columns + 2 }
    let weights = shown.map { phase, _ in moment.walk.count { $0.phase == phase } }
    let room = max(0, width - taken - shown.count)
    let whole = weights.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
    var x = 1
    var parts: [Part] = []
    for ((phase, word), weight) in zip(shown, weights) {
      if phase == .again { x += 2 }
      let extra = weight > 1 ? room * weight / max(1, whole) : 0
      let track = x + word.columns + 1
      parts.append(Part(phase: phase, word: word, x: x, track: track, length: 1 + extra))
      x = track + 1 + extra + 1
    }
    return parts
  }
}
