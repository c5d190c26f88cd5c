import CellCanvas
import NeuralCore
import TimeTravel

/// The list of stops, and what can be typed as one.
enum StopsOverlay {
  static func draw(
    _ state: AppState, chosen: Int, fault: DescriptionError? = nil, in frame: Frame,
    on canvas: inout Canvas, _ theme: Theme
  ) {
    guard let walk = state.walk else { return }
    let forms = forms(walk.moment.network)
    let rows = max(1, walk.stops.entries.count)
    let head = fault.map { "\($0.message)." } ?? "What a stop can be, and when it holds:"
    let headRows = wrap(head, width: min(frame.body.width, width) - 4).count
    let height = min(frame.body.height, rows + headRows + forms.count + 3)
    let rect = frame.body.centered(Size(width: min(frame.body.width, width), height: height))
    canvas.fill(rect, style: theme.text)
    var room = canvas.box(
      rect, title: "Stops", border: .heavy, style: theme.focus, titleStyle: theme.title
    ).inset(horizontal: 1)
    var below = room.takeBottom(headRows + forms.count)
    drawList(walk, chosen, in: room, on: &canvas, theme)
    canvas.putWrapped(head, in: below, style: fault == nil ? theme.faint : theme.bad)
    _ = below.takeTop(headRows)
    if let fault, case .prompt(let prompt) = state.overlay {
      PromptLine.drawCaret(fault, of: prompt, in: frame, on: &canvas, theme)
    }
    let column = forms.map(\.text.columns).max() ?? 0
    for (index, form) in forms.enumerated() {
      canvas.put(form.text, in: below, row: index, style: theme.key)
      var words = below
      _ = words.takeLeft(column + 2)
      canvas.put(form.words.cut(to: words.width), in: words, row: index, style: theme.text)
    }
  }

  private static let width = 76

  /// The stops, scrolled so far that the chosen one is seen.
  private static func drawList(
    _ walk: Walk, _ chosen: Int, in room: Rect, on canvas: inout Canvas, _ theme: Theme
  ) {
    let entries = walk.stops.entries
    guard !entries.isEmpty else {
      canvas.put("No stop is set. a adds one.", in: room, style: theme.strong)
      return
    }
    let hidden = max(0, min(chosen - room.height + 1, entries.count - room.height))
    for (row, entry) in entries.dropFirst(hidden).prefix(room.height).enumerated() {
      let isChosen = row + hidden == chosen
      let mark = entry.isOn ? "◆" : "·"
      let text = entry.stop.text(in: walk.moment.network) + (entry.isOn ? "" : "  (off)")
      canvas.put(
        "\(isChosen ? "▶" : " ") \(mark) \(text)".cut(to: room.width), in: room, row: row,
        style: isChosen ? theme.strong : entry.isOn ? theme.text : theme.faint)
    }
  }

  /// Examples with the network's own names, and what they mean.
  private static func forms(_ network: Sequential) -> [(text: String, words: String)] {
    let kernel = network.parameters.last(where: \.isKernel)
    let relu = network.layers.firstIndex(of: .activation(.relu)).map { network.layerNames[$0] }
    let layer = relu ?? network.layerNames[0]
    var forms: [(String, String)] = [
      ("loss > 2.5", "the mean loss of the batch; < works too"),
      ("misclassified", "a row of the batch is answered wrong"),
      ("\(layer) 0 > 3", "what leaves a neuron; < works too"),
    ]
    if let relu {
      forms.append(("died \(relu)", "a unit is 0 for \(Stop.examplesUntilDead) examples on end"))
    }
    forms.append(("change > 0.01", "an update moves a weight by more"))
    if let kernel {
      forms += [
        ("change \(kernel.name) > 0.01", "one of these weights"),
        ("sign \(kernel.name) 0,0", "this weight changes its sign"),
      ]
    }
    return forms + [
      ("nan", "a number is NaN or infinite"),
      ("every 100", "the step's number is a multiple"),
      ("at loss", "a place, in every step"),
    ]
  }
}
