import CellCanvas

/// The line in which something is typed: it takes the narration's place.
enum PromptLine {
  static func draw(_ prompt: Prompt, in rect: Rect, on canvas: inout Canvas, _ theme: Theme) {
    let label = " \(prompt.purpose.label): "
    var x = rect.x
    x += canvas.put(label, x: x, y: rect.y, style: theme.key, clip: rect)
    x += canvas.put(prompt.text, x: x, y: rect.y, style: theme.text, clip: rect)
    canvas.cursor = Point(x: min(x, rect.maxX - 1), y: rect.y)
    canvas.put(
      "   \(prompt.purpose.example)", x: x + 1, y: rect.y, style: theme.faint, clip: rect)
  }
}

extension Prompt.Purpose {
  var label: String {
    switch self {
    case .goTo: "Go to"
    case .goToDigit: "Go to digit"
    case .saveModel: "Save as"
    }
  }

  var example: String {
    switch self {
    case .goTo: "such as: dense 17, loss, update dense_1/kernel, step 120"
    case .goToDigit: "a number, such as: 17, test 17"
    case .saveModel: "a file's name; it ends in .safetensors"
    }
  }
}
