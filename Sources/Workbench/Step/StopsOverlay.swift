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

  func title(in phrases: Phrases) -> String { phrases.stopList.title }

  var rows: [KeyRow<Below>] {
    let chosen = chosen
    let hasOne = { (room: Below) in !room.walk.stops.entries.isEmpty }
    return [
      KeyRow(
        "c C", { $0.stopList.row(.search) }, when: { !$0.walk.stops.active.isEmpty },
        otherwise: { _, house in house.phrases.stopList.noneIsOn },
        .keys("c", does: { $0.search(.later, in: &$1) }),
        .keys("C", does: { $0.search(.earlier, in: &$1) })),
      KeyRow(
        "a", { $0.stopList.row(.add) },
        .keys("a", does: { room, house in room.askForStop(in: house) })),
      KeyRow(
        "p g", { $0.stopList.row(.weightHere) }, when: { $0.walk.numberThatMoves != nil },
        otherwise: { _, house in house.phrases.stopList.noWeight },
        .keys(
          "p", does: { room, house in room.askForStop(inPlaceOf: nil, .passes, in: house) }),
        .keys("g", asks: { $0.stopWhereGradientIsZero(in: &$1) })),
      KeyRow(
        "n", { $0.stopList.row(.neuronHere) }, when: { $0.walk.neuronHere != nil },
        otherwise: { _, house in house.phrases.stopList.noNeuron },
        .keys(
          "n", does: { room, house in room.askForStop(inPlaceOf: nil, .output, in: house) })),
      KeyRow(
        "space", { $0.stopList.row(.toggle) }, when: hasOne,
        .keys(
          "space",
          asks: { room, house in
            room.walk.stops.toggle(chosen)
            return room.keepStops(in: &house)
          })),
      KeyRow(
        "e Enter", { $0.stopList.row(.change) }, when: hasOne,
        .keys("e", "Enter", does: { room, house in room.askForStop(inPlaceOf: chosen, in: house) })),
      KeyRow(
        "d Delete", { $0.stopList.row(.delete) }, when: hasOne,
        .keys(
          "d", "Delete",
          asks: { room, house in
            room.walk.stops.remove(chosen)
            room.choose(chosen)
            return room.keepStops(in: &house)
          })),
      KeyRow(
        "Esc b", { $0.stopList.row(.close) },
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

  /// Adds the stop that the gradient of the weight under the cursor is 0.
  fileprivate mutating func stopWhereGradientIsZero(in house: inout House) -> [Request] {
    guard let (parameter, index) = walk.numberThatMoves else { return [] }
    let stop = Stop.number(
      parameter: parameter, index: index, .gradient(Threshold(.equal, 0)))
    overlay = StopsOverlay(chosen: walk.stops.add(stop))
    return keepStops(in: &house)
  }

  /// Opens a line for a stop, in the place of one that is listed or behind them all; it begins with what
  /// the cursor is about, where a form is wanted.
  fileprivate mutating func askForStop(
    inPlaceOf index: Int? = nil, _ form: StopForm? = nil, in house: House
  ) {
    let entries = walk.stops.entries
    let old = index.flatMap { entries.indices.contains($0) ? $0 : nil }
    let words = house.phrases.stopList.asking(isOther: old != nil)
    overlay = Prompt(
      words.label, example: words.example,
      line: TypedLine(
        text: old.map { entries[$0].stop.text(in: walk.moment.network) }
          ?? walk.beginning(of: form)),
      over: { StopsOverlay(chosen: old ?? 0, fault: $0) }
    ) { (room, text, house) throws(DescriptionError) in
      let stop = try room.walk.stop(named: text)
      let index = old.map { room.walk.stops.replace($0, with: stop) } ?? room.walk.stops.add(stop)
      room.overlay = StopsOverlay(chosen: index)
      return room.keepStops(in: &house)
    }
  }

  /// Keeps the stops of Step from day to day, once they are others; those of other walks live as
  /// long as the walk.
  func keepStops(in house: inout House) -> [Request] {
    guard let changed = walk.keptStops(after: house.settings.stops) else { return [] }
    house.settings.stops = changed
    return [.perform(.saveSettings(house.settings))]
  }
}

extension Walk {
  /// The neuron under the cursor, of a layer on the way forward; nil where none is.
  fileprivate var neuronHere: (layer: Int, unit: Int)? {
    guard case .forward(let layer) = moment.cursor.place else { return nil }
    return moment.unitInFocus.map { (layer, $0) }
  }

  /// How a stop of some form begins that is about what the cursor is about.
  fileprivate func beginning(of form: StopForm?) -> String {
    let network = moment.network
    if form == .passes, let (parameter, index) = numberThatMoves {
      let slice = network.parameters[parameter]
      return "\(slice.name) \(slice.name(ofIndex: index)) passes "
    }
    if form == .output, let (layer, unit) = neuronHere {
      return "\(network.layerNames[layer]) \(unit) > "
    }
    return ""
  }
}

// MARK: - Drawing

extension StopsOverlay {
  /// A click chooses a line; on the chosen one it changes it.
  func click(line: Int, in room: inout Below, _ house: inout House) -> [Request] {
    if line == chosen { room.askForStop(inPlaceOf: line, in: house) } else { room.choose(line) }
    return []
  }

  func draw(over room: Below, on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let (walk, frame, theme) = (room.walk, house.frame, house.theme)
    let phrases = house.phrases.stopList
    let forms = Self.forms(walk.moment.network)
    let rows = max(1, walk.stops.entries.count)
    let head = fault.map { "\($0.message)." } ?? phrases.forms
    let width = min(frame.body.width, Self.width)
    let headRows = wrap(head, width: width - 4).count
    let height = min(frame.body.height, rows + headRows + forms.count + 3)
    let rect = frame.body.centered(Size(width: width, height: height))
    canvas.fill(rect, style: theme.text)
    var inside = canvas.box(
      rect, title: phrases.title, border: .heavy, style: theme.focus, titleStyle: theme.title
    ).inset(horizontal: 1)
    var below = inside.takeBottom(headRows + forms.count)
    let list = drawList(walk, in: inside, on: &canvas, theme, phrases)
    canvas.putWrapped(head, in: below, style: fault == nil ? theme.faint : theme.bad)
    _ = below.takeTop(headRows)
    let column = forms.map(\.text.columns).max() ?? 0
    for (index, form) in forms.enumerated() {
      canvas.put(form.text, in: below, row: index, style: theme.key)
      var words = below
      _ = words.takeLeft(column + 2)
      canvas.put(
        phrases.meaning(form.form).cut(to: words.width), in: words, row: index, style: theme.text)
    }
    return list
  }

  private static var width: Int { 76 }

  /// The stops, scrolled so far that the chosen one is seen; with their lines, which can be clicked.
  private func drawList(
    _ walk: Walk, in room: Rect, on canvas: inout Canvas, _ theme: Theme,
    _ phrases: any StopListPhrases
  ) -> [ClickTarget<Int>] {
    let entries = walk.stops.entries
    guard !entries.isEmpty else {
      canvas.put(phrases.empty, in: room, style: theme.strong)
      return []
    }
    let hidden = max(0, min(chosen - room.height + 1, entries.count - room.height))
    for (row, entry) in entries.dropFirst(hidden).prefix(room.height).enumerated() {
      let isChosen = row + hidden == chosen
      let mark = entry.isOn ? "◆" : "·"
      let text = entry.stop.text(in: walk.moment.network) + (entry.isOn ? "" : "  " + phrases.off)
      canvas.put(
        "\(isChosen ? "▶" : " ") \(mark) \(text)".cut(to: room.width), in: room, row: row,
        style: isChosen ? theme.strong : entry.isOn ? theme.text : theme.faint)
    }
    return [
      ClickTarget(area: room) { point in
        let line = point.y - room.y + hidden
        return entries.indices.contains(line) ? line : nil
      }
    ]
  }

  /// Examples with the network's own names, and what they mean.
  private static func forms(_ network: Sequential) -> [(text: String, form: StopForm)] {
    let kernel = network.parameters.last(where: \.isKernel)
    let relu = network.layers.firstIndex(of: .activation(.relu)).map { network.layerNames[$0] }
    let layer = relu ?? network.layerNames[0]
    var forms: [(String, StopForm)] = [
      ("loss > 2.5", .loss),
      ("misclassified", .misclassified),
      ("right", .right),
      ("class 3", .label),
      ("accuracy > 0.5", .accuracy),
      ("p < 0.1", .rightClass),
      ("\(layer) 0 > 3", .output),
    ]
    if let relu {
      forms.append(("died \(relu)", .died))
    }
    forms.append((["blame", layer, "0", "changes", "sign"].joined(separator: " "), .seen))
    forms.append((kernel.map { "change \($0.name) > 0.01" } ?? "change > 0.01", .change))
    if let kernel { forms.append(("\(kernel.name) 0,0 passes 0.2", .passes)) }
    return forms + [
      ("nan", .notFinite),
      ("every 100", .every),
      (Stop.place(.loss).text(in: network), .place),
    ]
  }
}
