import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// A line in which something is typed: it takes the narration's place, over a room.
struct Prompt<Below: Room>: Overlay {
  /// What becomes of the text; what is thrown stays in the line and is pointed at.
  typealias Take = (inout Below, String, inout House) throws(DescriptionError) -> [Request]

  /// What is asked for.
  let label: String
  /// What could be typed.
  let example: String
  var line: TypedLine?
  /// What was wrong with it when it was given.
  private var fault: (error: DescriptionError, text: String)?
  /// The list that it adds to, which says what is wrong itself; nil where it lies over none.
  private let list: ((DescriptionError?) -> any Overlay<Below>)?
  /// Whether quotes belong to the text, as in a file's name; else those around it are left out.
  private let isQuoted: Bool
  private let take: Take

  init(
    _ label: String, example: String, text: String = "", isQuoted: Bool = false,
    over list: ((DescriptionError?) -> any Overlay<Below>)? = nil, take: @escaping Take
  ) {
    self.label = label
    self.example = example
    line = TypedLine(text: text)
    self.isQuoted = isQuoted
    self.list = list
    self.take = take
  }

  func title(in phrases: Phrases) -> String { "While something is typed" }

  private var text: String { line?.text ?? "" }

  /// What is wrong with the text as it now stands.
  private var error: DescriptionError? { fault.flatMap { $0.text == text ? $0.error : nil } }

  var rows: [KeyRow<Below>] {
    [
      KeyRow(
        "Enter", "take what was typed", hint: "Enter takes it",
        .keys("Enter", asks: { [self] in submit(&$0, &$1) })),
      .escape { [list] room, _ in
        room.overlay = list?(nil)
        return []
      },
    ]
  }

  private func submit(_ room: inout Below, _ house: inout House) -> [Request] {
    room.overlay = nil
    let given = isQuoted ? text : text.unquoted
    do throws(DescriptionError) {
      return try take(&room, given, &house)
    } catch {
      var again = self
      again.line = TypedLine(text: given)
      again.fault = (error, given)
      room.overlay = again
      return []
    }
  }

  func draw(over room: Below, on canvas: inout Canvas, in house: House) {
    let (frame, theme) = (house.frame, house.theme)
    list?(error).draw(over: room, on: &canvas, in: house)
    canvas.fill(frame.narration)
    drawLine(in: frame.narration, on: &canvas, theme)
    guard let error else { return }
    if list == nil { drawFault(error, in: frame.body, on: &canvas, theme) }
    drawCaret(error, in: frame.timeline, on: &canvas, theme)
  }

  private func drawLine(in rect: Rect, on canvas: inout Canvas, _ theme: Theme) {
    var x = rect.x
    x += canvas.put(lead, x: x, y: rect.y, style: theme.key, clip: rect)
    let end = text.end(of: rect.maxX - x - 1)
    x += canvas.put(end, x: x, y: rect.y, style: theme.text, clip: rect)
    canvas.cursor = Point(x: min(x, rect.maxX - 1), y: rect.y)
    guard error == nil else { return }
    canvas.put("   \(example)", x: x + 1, y: rect.y, style: theme.faint, within: rect)
  }

  /// Says above the line what is wrong with it.
  private func drawFault(
    _ fault: DescriptionError, in body: Rect, on canvas: inout Canvas, _ theme: Theme
  ) {
    var room = body
    let sentence = "\(fault.message)."
    let below = room.takeBottom(wrap(sentence, width: room.width - 2).count)
    canvas.fill(below)
    canvas.putWrapped(sentence, in: below.inset(horizontal: 1), style: theme.bad)
  }

  /// Points at the word that is wrong, under the line that is typed.
  private func drawCaret(
    _ fault: DescriptionError, in rect: Rect, on canvas: inout Canvas, _ theme: Theme
  ) {
    canvas.fill(rect)
    let x = lead.columns + String(text.prefix(fault.column - 1)).columns
    canvas.put("^ here", x: min(x, rect.maxX - 1), y: rect.y, style: theme.bad, clip: rect)
  }

  private var lead: String { " \(label): " }
}
