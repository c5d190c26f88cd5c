import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// The list of stops over a walk, and what can be typed as one.
struct StopsOverlay<Below: WalkingRoom>: Overlay {
  /// The chosen line.
  let chosen: Int
  /// What is wrong with a stop that is being typed below.
  var fault: DescriptionError?

  init(chosen: Int, fault: DescriptionError? = nil) {
    self.chosen = chosen
    self.fault = fault
  }

  var leavesNotice: Bool { true }

  func title(in phrases: Phrases) -> String { "Stops" }

  var rows: [KeyRow<Below>] {
    let chosen = chosen
    let hasOne = { (room: Below) in !room.walk.stops.entries.isEmpty }
    return [
      KeyRow(
        "c C", "on to the next stop, back to the last", hint: "c C to a stop",
        when: { !$0.walk.stops.active.isEmpty },
        otherwise: { _, _ in "No stop is switched on: a adds one." },
        .keys("c", does: { $0.search(.later, in: &$1) }),
        .keys("C", does: { $0.search(.earlier, in: &$1) })),
      KeyRow(
        "a", "add a stop", hint: "a add", .keys("a", does: { room, _ in room.askForStop() })),
      KeyRow(
        "space", "on or off", hint: "space off", when: hasOne,
        .keys(
          "space",
          asks: { room, house in
            room.walk.stops.toggle(chosen)
            return room.keepStops(in: &house)
          })),
      KeyRow(
        "e Enter", "change it", hint: "e edit",
        .keys("e", "Enter", does: { room, _ in room.askForStop(inPlaceOf: chosen) })),
      KeyRow(
        "d Delete", "delete it", hint: "d delete", when: hasOne,
        .keys(
          "d", "Delete",
          asks: { room, house in
            room.walk.stops.remove(chosen)
            room.choose(chosen)
            return room.keepStops(in: &house)
          })),
      KeyRow(
        "Esc b", "close the list", hint: "Esc closes",
        .keys("Esc", "b", does: { room, _ in room.overlay = nil })),
    ] + KeyRow.choosing { room, _, offset in room.choose(chosen + offset) }
  }
}

// MARK: - Changing the list

extension WalkingRoom {
  /// Chooses the line nearest to one.
  fileprivate mutating func choose(_ index: Int) {
    overlay = StopsOverlay(chosen: max(0, min(index, walk.stops.entries.count - 1)))
  }

  /// Opens a line for a stop, in the place of one that is listed or behind them all.
  fileprivate mutating func askForStop(inPlaceOf index: Int? = nil) {
    let entries = walk.stops.entries
    let old = index.flatMap { entries.indices.contains($0) ? $0 : nil }
    overlay = Prompt(
      old == nil ? "Stop at" : "Stop at, instead",
      example: "such as: loss > 2.5, misclassified, every 100",
      text: old.map { entries[$0].stop.text(in: walk.moment.network) } ?? "",
      over: { StopsOverlay(chosen: old ?? 0, fault: $0) }
    ) { (room, text, house) throws(DescriptionError) in
      let stop = try Stop(text, in: room.walk.moment.sessionBefore)
      let index = old.map { room.walk.stops.replace($0, with: stop) } ?? room.walk.stops.add(stop)
      room.overlay = StopsOverlay(chosen: index)
      return room.keepStops(in: &house)
    }
  }

  /// Keeps the stops of Step from day to day, once they are others; those of other walks live as
  /// long as the walk.
  fileprivate func keepStops(in house: inout House) -> [Request] {
    guard let changed = walk.keptStops(after: house.settings.stops) else { return [] }
    house.settings.stops = changed
    return [.perform(.saveSettings(house.settings))]
  }
}

// MARK: - Drawing

extension StopsOverlay {
  func draw(over room: Below, on canvas: inout Canvas, in house: House) {
    let (walk, frame, theme) = (room.walk, house.frame, house.theme)
    let forms = Self.forms(walk.moment.network)
    let rows = max(1, walk.stops.entries.count)
    let head = fault.map { "\($0.message)." } ?? "What a stop can be, and when it holds:"
    let width = min(frame.body.width, Self.width)
    let headRows = wrap(head, width: width - 4).count
    let height = min(frame.body.height, rows + headRows + forms.count + 3)
    let rect = frame.body.centered(Size(width: width, height: height))
    canvas.fill(rect, style: theme.text)
    var inside = canvas.box(
      rect, title: "Stops", border: .heavy, style: theme.focus, titleStyle: theme.title
    ).inset(horizontal: 1)
    var below = inside.takeBottom(headRows + forms.count)
    drawList(walk, in: inside, on: &canvas, theme)
    canvas.putWrapped(head, in: below, style: fault == nil ? theme.faint : theme.bad)
    _ = below.takeTop(headRows)
    let column = forms.map(\.text.columns).max() ?? 0
    for (index, form) in forms.enumerated() {
      canvas.put(form.text, in: below, row: index, style: theme.key)
      var words = below
      _ = words.takeLeft(column + 2)
      canvas.put(form.words.cut(to: words.width), in: words, row: index, style: theme.text)
    }
  }

  private static var width: Int { 76 }

  /// The stops, scrolled so far that the chosen one is seen.
  private func drawList(
    _ walk: Walk, in room: Rect, on canvas: inout Canvas, _ theme: Theme
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
