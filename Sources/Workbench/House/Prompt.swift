import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// A line in which something is typed: it takes the narration's place, over a room.
///
/// Where there is a list of what could be meant, it stands above and narrows while one types.
struct Prompt<Below: Room>: Overlay {
  /// What becomes of the text; what is thrown stays in the line and is pointed at.
  typealias Take = (inout Below, String, inout House) throws(DescriptionError) -> [Request]
  /// What could be meant by a text, the likeliest first.
  typealias Suggest = (Below, House, String) -> [Suggestion<Below>]

  /// What is asked for.
  let label: String
  /// What could be typed.
  let example: String
  var line: TypedLine?
  /// What was wrong with it when it was given.
  private var refused: (error: DescriptionError, text: String)?
  /// The list that it adds to, which says what is wrong itself; nil where it lies over none.
  private let list: ((DescriptionError?) -> any Overlay<Below>)?
  /// Whether quotes belong to the text, as in a file's name; else those around it are left out.
  private let isQuoted: Bool
  private let suggest: Suggest
  private let take: Take
  /// What was typed before Tab completed it, and which suggestion that was.
  private var completion: (stem: String, index: Int, text: String)?
  /// Which earlier line was recalled, counted from the last.
  private var recalled: (index: Int, text: String)?

  init(
    _ label: String, example: String, line: TypedLine = TypedLine(), isQuoted: Bool = false,
    over list: ((DescriptionError?) -> any Overlay<Below>)? = nil,
    suggesting suggest: @escaping Suggest = { _, _, _ in [] }, take: @escaping Take
  ) {
    self.label = label
    self.example = example
    self.line = line
    self.isQuoted = isQuoted
    self.list = list
    self.suggest = suggest
    self.take = take
  }

  func title(in phrases: Phrases) -> String { phrases.app.typingTitle }

  private var text: String { line?.text ?? "" }

  /// What is wrong with the text as it now stands.
  var fault: DescriptionError? { refused.flatMap { $0.text == text ? $0.error : nil } }

  var rows: [KeyRow<Below>] {
    [
      KeyRow(
        "Enter", \.app.take,
        .keys("Enter", asks: { [self] in submit(&$0, &$1) })),
      KeyRow(
        "Tab", \.app.complete,
        hintNow: { [self] room, house in
          suggestions(room, house).isEmpty ? nil : house.phrases.app.complete.hint
        },
        .keys("Tab", does: { [self] in complete(&$0, &$1) })),
      KeyRow(
        "↑ ↓", \.app.recall,
        hintNow: { [self] _, house in
          earlier(house).isEmpty ? nil : house.phrases.app.recall.hint
        },
        .keys("Up", does: { [self] in recall(1, &$0, $1) }),
        .keys("Down", does: { [self] in recall(-1, &$0, $1) })),
      KeyRow(
        "Esc", \.app.leaveLine,
        .keys("Esc", does: { [list] room, _ in room.overlay = list?(nil) })),
    ]
  }

  // MARK: Taking

  private func submit(_ room: inout Below, _ house: inout House) -> [Request] {
    let suggestions = suggestions(room, house)
    let given = isQuoted ? text : text.unquoted
    room.overlay = nil
    do throws(DescriptionError) {
      if let chosen = chosen(suggestions, for: given) {
        return try taken(chosen, &room, &house)
      }
      return try taken(Suggestion(text: given), &room, &house)
    } catch {
      // What can mean one thing only is taken for it.
      if suggestions.count == 1, completion == nil,
        let requests = try? taken(suggestions[0], &room, &house)
      {
        return requests
      }
      var again = self
      again.line = TypedLine(text: given)
      again.refused = (error, given)
      room.overlay = again
      return []
    }
  }

  /// The suggestion whose text stands in the line, where it does what no text does.
  private func chosen(_ suggestions: [Suggestion<Below>], for text: String) -> Suggestion<Below>? {
    suggestions.first { $0.act != nil && $0.text.lowercased() == text.lowercased() }
  }

  private func taken(
    _ suggestion: Suggestion<Below>, _ room: inout Below, _ house: inout House
  ) throws(DescriptionError) -> [Request] {
    let requests =
      if let act = suggestion.act { act(&room, &house) } else {
        try take(&room, suggestion.text, &house)
      }
    house.remember(suggestion.text, typedAt: label)
    return requests
  }

  // MARK: Completing and recalling

  /// What could be meant; while Tab goes through them, by what was typed before it.
  private func suggestions(_ room: Below, _ house: House) -> [Suggestion<Below>] {
    suggest(room, house, completion?.text == text ? completion?.stem ?? text : text)
  }

  private func complete(_ room: inout Below, _ house: inout House) {
    let suggestions = suggestions(room, house)
    guard !suggestions.isEmpty else { return }
    let isGoingOn = completion?.text == text
    let index = isGoingOn ? ((completion?.index ?? -1) + 1) % suggestions.count : 0
    let stem = isGoingOn ? completion?.stem ?? text : text
    var again = self
    again.line = TypedLine(text: suggestions[index].text)
    again.completion = (stem, index, suggestions[index].text)
    room.overlay = again
  }

  /// The lines that were typed here before, the last first.
  private func earlier(_ house: House) -> [String] { house.typed[label] ?? [] }

  private func recall(_ offset: Int, _ room: inout Below, _ house: House) {
    let earlier = earlier(house)
    let now = recalled.flatMap { $0.text == text ? $0.index : nil } ?? -1
    let index = min(now + offset, earlier.count - 1)
    guard index != now else { return }
    var again = self
    again.line = TypedLine(text: index < 0 ? "" : earlier[index])
    again.recalled = index < 0 ? nil : (index, earlier[index])
    room.overlay = again
  }

  // MARK: Drawing

  func draw(over room: Below, on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let (frame, theme) = (house.frame, house.theme)
    _ = list?(fault).draw(over: room, on: &canvas, in: house)
    canvas.fill(frame.narration)
    drawLine(in: frame.narration, on: &canvas, theme)
    var body = frame.body
    if let fault {
      if list == nil { drawFault(fault, in: &body, on: &canvas, theme) }
      drawCaret(fault, in: frame.timeline, on: &canvas, house)
    }
    let chosen = completion.flatMap { $0.text == text ? $0.index : nil }
    return SuggestionList(suggestions(room, house), chosen: chosen)
      .draw(in: body, on: &canvas, house)
  }

  /// A click on a suggestion takes it.
  func click(line: Int, in room: inout Below, _ house: inout House) -> [Request] {
    var clicked = self
    clicked.line = TypedLine(text: suggestions(room, house)[line].text)
    return clicked.submit(&room, &house)
  }

  private func drawLine(in rect: Rect, on canvas: inout Canvas, _ theme: Theme) {
    var x = rect.x
    x += canvas.put(lead, x: x, y: rect.y, style: theme.key, within: rect)
    let end = text.end(of: rect.maxX - x - 1)
    let style = line?.isProposed == true ? theme.selection : theme.text
    x += canvas.put(end, x: x, y: rect.y, style: style, clip: rect)
    canvas.cursor = Point(x: min(x, rect.maxX - 1), y: rect.y)
    guard fault == nil else { return }
    canvas.put("   \(example)", x: x + 1, y: rect.y, style: theme.faint, within: rect)
  }

  /// Says above the line what is wrong with it.
  private func drawFault(
    _ fault: DescriptionError, in body: inout Rect, on canvas: inout Canvas, _ theme: Theme
  ) {
    let sentence = "\(fault.message)."
    let below = body.takeBottom(wrap(sentence, width: body.width - 2).count)
    canvas.fill(below)
    canvas.putWrapped(sentence, in: below.inset(horizontal: 1), style: theme.bad)
  }

  /// Points at the word that is wrong, under the line that is typed.
  private func drawCaret(
    _ fault: DescriptionError, in rect: Rect, on canvas: inout Canvas, _ house: House
  ) {
    canvas.fill(rect)
    let x = lead.columns + String(text.prefix(fault.column - 1)).columns
    canvas.put(
      house.phrases.app.here, x: min(x, rect.maxX - 1), y: rect.y, style: house.theme.bad,
      clip: rect)
  }

  private var lead: String { " \(label): " }
}
