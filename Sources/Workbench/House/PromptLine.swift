import CellCanvas
import NeuralCore

/// The line in which something is typed: it takes the narration's place.
enum PromptLine {
  static func draw(_ prompt: Prompt, in rect: Rect, on canvas: inout Canvas, _ theme: Theme) {
    let label = label(prompt)
    var x = rect.x
    x += canvas.put(label, x: x, y: rect.y, style: theme.key, clip: rect)
    let typed = prompt.text.end(of: rect.maxX - x - 1)
    x += canvas.put(typed, x: x, y: rect.y, style: theme.text, clip: rect)
    canvas.cursor = Point(x: min(x, rect.maxX - 1), y: rect.y)
    guard prompt.fault == nil else { return }
    canvas.put(
      "   \(prompt.purpose.example)", x: x + 1, y: rect.y, style: theme.faint, within: rect)
  }

  /// Says above the line what is wrong with it, and points at the word.
  static func draw(
    _ fault: DescriptionError, of prompt: Prompt, in frame: Frame, on canvas: inout Canvas,
    _ theme: Theme
  ) {
    var room = frame.body
    let sentence = "\(fault.message)."
    let below = room.takeBottom(wrap(sentence, width: room.width - 2).count)
    canvas.fill(below)
    canvas.putWrapped(sentence, in: below.inset(horizontal: 1), style: theme.bad)
    drawCaret(fault, of: prompt, in: frame, on: &canvas, theme)
  }

  /// Points at the word that is wrong, under the line that is typed.
  static func drawCaret(
    _ fault: DescriptionError, of prompt: Prompt, in frame: Frame, on canvas: inout Canvas,
    _ theme: Theme
  ) {
    canvas.fill(frame.timeline)
    let x = label(prompt).columns + String(prompt.text.prefix(fault.column - 1)).columns
    canvas.put(
      "^ here", x: min(x, frame.timeline.maxX - 1), y: frame.timeline.y, style: theme.bad,
      clip: frame.timeline)
  }

  private static func label(_ prompt: Prompt) -> String { " \(prompt.purpose.label): " }
}

extension Prompt.Purpose {
  var label: String {
    switch self {
    case .goTo: "Go to"
    case .goToDigit: "Go to digit"
    case .saveModel: "Save as"
    case .addStop: "Stop at"
    case .editStop: "Stop at, instead"
    case .whatIf: "What if"
    }
  }

  var example: String {
    switch self {
    case .goTo: "such as: dense 17, loss, update dense_1/kernel, step 120"
    case .addStop, .editStop: "such as: loss > 2.5, misclassified, every 100"
    case .whatIf: "such as: rate 0.5, optimizer adam(0.001), dropout 0.5, seed 8"
    case .goToDigit: "a number, such as: 17, test 17"
    case .saveModel: "a file's name; it ends in .safetensors"
    }
  }
}
