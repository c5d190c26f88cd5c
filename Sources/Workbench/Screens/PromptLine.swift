import CellCanvas

/// The line in which something is typed: it takes the narration's place.
enum PromptLine {
  static func draw(_ prompt: Prompt, in rect: Rect, on canvas: inout Canvas, _ theme: Theme) {
    let label = label(prompt)
    var x = rect.x
    x += canvas.put(label, x: x, y: rect.y, style: theme.key, clip: rect)
    x += canvas.put(prompt.text, x: x, y: rect.y, style: theme.text, clip: rect)
    canvas.cursor = Point(x: min(x, rect.maxX - 1), y: rect.y)
    guard prompt.fault == nil else { return }
    canvas.put(
      "   \(prompt.purpose.example)", x: x + 1, y: rect.y, style: theme.faint, clip: rect)
  }

  /// The column in which the typed text begins.
  static func textStart(_ prompt: Prompt) -> Int { label(prompt).columns }

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
    }
  }

  var example: String {
    switch self {
    case .goTo: "such as: dense 17, loss, update dense_1/kernel, step 120"
    case .addStop, .editStop: "such as: loss > 2.5, misclassified, every 100"
    case .goToDigit: "a number, such as: 17, test 17"
    case .saveModel: "a file's name; it ends in .safetensors"
    }
  }
}
