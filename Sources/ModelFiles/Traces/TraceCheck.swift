import Datasets
import NeuralCore
import TimeTravel

/// Makes events of a trace's lines, where each has what the header's network says.
struct TraceCheck {
  private let header: TraceHeader
  private var step = 0
  /// How many rows the step has, as its first event with rows says.
  private var rows: Int?
  /// The events of the step that are read: each stands there once.
  private var seen: Set<EventName> = []
  /// The lines of an event of which not all units are read.
  private var units: [TraceLine] = []

  /// What makes an event another one than the others of its step.
  private struct EventName: Hashable {
    let kind: TraceEventKind
    let of: String?
  }

  /// The longest line that is read, however large the network: 64 MiB.
  static let longestLine = 1 << 26

  init(_ header: TraceHeader) { self.header = header }

  /// Whether an event has begun whose last unit is not read.
  var isInsideEvent: Bool { !units.isEmpty }

  /// The most bytes that a line of this network may have.
  var longestLine: Int {
    let network = header.network
    let widest = network.layers.indices.map(network.width(ofLayer:)).max() ?? 0
    let parameters = network.parameters.map(\.count).max() ?? 0
    let numbers =
      header.batch * max(widest, network.inputs)
      + parameters * (2 + header.optimizer.rule.slotNames.count)
    return min(1 << 16 + 40 * numbers, Self.longestLine)
  }

  /// Takes the next line; returns an event when it ends one.
  mutating func take(_ line: TraceLine) throws(JSONCursor.Fault) -> TracedEvent? {
    guard line.step >= step, let kind = line.event else {
      throw fault("steps do not go back", "step \(line.step) follows step \(step)")
    }
    if line.step > step {
      rows = nil
      seen = []
    }
    step = line.step
    if units.isEmpty { try checkFirst(kind, line) }
    guard header.detail == .unit, line.layer != nil || line.parameter != nil else {
      if let unit = line.unit {
        throw fault("only the header's detail “unit” divides an event", "there is unit \(unit)")
      }
      return TracedEvent(step: step, event: try counted(try event(kind, line)))
    }
    return try gather(kind, line)
  }

  /// Fails when the step has such an event already: so a step is never larger than its network.
  private mutating func checkFirst(
    _ kind: TraceEventKind, _ line: TraceLine
  ) throws(JSONCursor.Fault) {
    let of = line.layer ?? line.parameter
    if seen.insert(EventName(kind: kind, of: of)).inserted { return }
    let name = [kind.rawValue, of.map { "of \(FileError.quoted($0))" }].compactMap(\.self)
    throw fault(
      "an event stands once in a step", "step \(step) has \(name.joined(separator: " ")) twice")
  }

  /// An event, if it has as many rows as the others of its step.
  private mutating func counted(_ event: Event) throws(JSONCursor.Fault) -> Event {
    guard let rows = event.rows else { return event }
    let wanted = self.rows ?? rows
    guard rows == wanted else {
      throw fault("all events of a step have as many rows, \(wanted)", "this one has \(rows)")
    }
    self.rows = wanted
    return event
  }

  private func fault(_ rule: String, _ found: String) -> JSONCursor.Fault {
    JSONCursor.Fault(offset: 0, rule: rule, found: found)
  }

  // MARK: Units

  /// Adds the line of a unit, and puts the event together when it is the last.
  private mutating func gather(
    _ kind: TraceEventKind, _ line: TraceLine
  ) throws(JSONCursor.Fault) -> TracedEvent? {
    let columns = try shape(of: line, kind, rows: 1).last ?? 1
    let isNext = units.first.map { first in
      first.event == kind && first.step == line.step && first.layer == line.layer
        && first.parameter == line.parameter && first.shape == line.shape
    }
    guard line.unit == units.count, isNext ?? true else {
      throw fault(
        "the units of an event follow one another from 0",
        "unit \(line.unit.map(String.init) ?? "none") follows \(units.count) others")
    }
    let height = try height(of: line, kind)
    units.append(line)
    guard units.count == columns else { return nil }
    defer { units = [] }
    var whole = line
    whole.unit = nil
    whole.shape = (line.shape ?? []) + [columns]
    for name in line.numbers.keys {
      whole.numbers[name] = woven(units.map { $0.numbers[name] ?? [] }, height)
    }
    for name in line.slots.keys {
      whole.slots[name] = woven(units.map { $0.slots[name] ?? [] }, height)
    }
    return TracedEvent(step: step, event: try counted(try event(kind, whole)))
  }

  /// How many numbers each array of a unit's line has; fails at the first line that has others, before
  /// the next is kept.
  private func height(
    of line: TraceLine, _ kind: TraceEventKind
  ) throws(JSONCursor.Fault) -> Int {
    let height = try shape(of: line, kind, rows: line.shape?.first ?? 0).dropLast().reduce(1, *)
    let arrays = line.numbers.map { ($0, $1) } + line.slots.map { ($0, $1) }
    let names = kind == .update ? ["before", "after"] : ["values"]
    let slots = kind == .update ? header.optimizer.rule.slotNames : []
    guard Set(names) == Set(line.numbers.keys), Set(slots) == Set(line.slots.keys) else {
      throw fault(
        "a unit's line of \(kind.rawValue) has \((names + slots).joined(separator: ", "))",
        "it has others")
    }
    if let wrong = arrays.first(where: { $0.1.count != height }) {
      throw fault(
        "a unit has \(height) numbers",
        "\(FileError.quoted(wrong.0)) of unit \(line.unit ?? 0) has \(wrong.1.count)")
    }
    return height
  }

  /// Columns laid side by side, row-major.
  private func woven(_ columns: [[Float]], _ height: Int) -> [Float] {
    (0..<height).flatMap { row in columns.map { $0[row] } }
  }

  // MARK: Events

  private func event(_ kind: TraceEventKind, _ line: TraceLine) throws(JSONCursor.Fault) -> Event {
    switch kind {
    case .stepBegan:
      guard let examples = line.examples, let rows = line.rows, rows == examples.count,
        (1...header.batch).contains(rows)
      else {
        throw fault(
          "step_began has rows, up to the batch's \(header.batch), and an example for each",
          "it has others")
      }
      return .stepBegan(step: line.step, examples: examples)
    case .stepEnded: return .stepEnded(step: line.step)
    case .loss:
      guard let mean = line.numbers["values"], mean.count == 1, let penalty = line.penalty,
        let perExample = line.numbers["per_example"], (1...header.batch).contains(perExample.count)
      else {
        throw fault("a loss has values, per_example and penalty", "one is missing or too long")
      }
      return .loss(mean: mean[0], perExample: perExample, penalty: penalty)
    case .gradient:
      let index = try parameter(line, kind)
      return .gradient(parameter: index, try tensor("values", kind, line).values)
    case .update: return try update(line)
    case .input: return .input(try tensor("values", kind, line))
    case .target: return .target(try tensor("values", kind, line))
    case .preactivation, .activation, .softmax, .mask, .activationGradient, .preactivationGradient:
      return try layerEvent(kind, line)
    }
  }

  private func layerEvent(_ kind: TraceEventKind, _ line: TraceLine) throws(JSONCursor.Fault)
    -> Event
  {
    let layer = try layer(line, kind)
    let tensor = try tensor("values", kind, line)
    return switch kind {
    case .preactivation: .preactivation(layer: layer, tensor)
    case .softmax: .softmax(layer: layer, tensor)
    case .mask: .mask(layer: layer, tensor)
    case .activationGradient: .activationGradient(layer: layer, tensor)
    case .preactivationGradient: .preactivationGradient(layer: layer, tensor)
    default: .activation(layer: layer, tensor)
    }
  }

  private func update(_ line: TraceLine) throws(JSONCursor.Fault) -> Event {
    let index = try parameter(line, .update)
    let names = header.optimizer.rule.slotNames
    let count = header.network.parameters[index].count
    let slots = names.compactMap { line.slots[$0] }
    guard slots.count == names.count, line.slots.count == names.count,
      slots.allSatisfy({ $0.count == count })
    else {
      throw fault(
        "an update has \(count) numbers for each slot of \(header.optimizer.rule.name)",
        "there are others")
    }
    return .update(
      parameter: index, before: try tensor("before", .update, line).values,
      after: try tensor("after", .update, line).values, slots: slots.flatMap(\.self))
  }

  private func tensor(
    _ name: String, _ kind: TraceEventKind, _ line: TraceLine
  ) throws(JSONCursor.Fault) -> Tensor {
    let shape = line.shape ?? []
    let wanted = try self.shape(of: line, kind, rows: shape.first ?? 0)
    guard shape == wanted, let values = line.numbers[name],
      values.count == wanted.reduce(1, *)
    else {
      throw fault(
        "\(kind.rawValue) has “\(name)” of shape \(wanted)",
        "its shape is \(shape), its numbers are \(line.numbers[name]?.count ?? 0)")
    }
    return Tensor(shape: shape, values: values)
  }

  /// The shape that an event must have, given the rows that it says it has.
  private func shape(
    of line: TraceLine, _ kind: TraceEventKind, rows: Int
  ) throws(JSONCursor.Fault) -> [Int] {
    let network = header.network
    let rows = min(max(rows, 1), header.batch)
    switch kind {
    case .gradient, .update: return network.parameters[try parameter(line, kind)].shape
    case .input: return [rows, network.inputs]
    case .target: return [rows, header.loss.targetWidth(outputs: network.outputs)]
    default: return [rows, network.width(ofLayer: try layer(line, kind))]
    }
  }

  /// The layer that a line names, which must be of a kind that has such events.
  private func layer(_ line: TraceLine, _ kind: TraceEventKind) throws(JSONCursor.Fault) -> Int {
    guard let name = line.layer, let layer = header.network.layer(named: name) else {
      throw fault(
        "\(kind.rawValue) has the name of a layer of the network",
        line.layer.map { "\(FileError.quoted($0)) is none" } ?? "it has none")
    }
    let suits =
      switch (kind, header.network.layers[layer]) {
      case (.preactivation, .dense), (.preactivationGradient, .dense), (.mask, .dropout),
        (.activation, .activation), (.softmax, .activation(.softmax)), (.activationGradient, _):
        true
      default: false
      }
    if suits { return layer }
    throw fault("\(kind.rawValue) suits its layer", "\(name) has no such event")
  }

  private func parameter(_ line: TraceLine, _ kind: TraceEventKind) throws(JSONCursor.Fault) -> Int
  {
    if let name = line.parameter, let index = header.network.parameter(named: name) { return index }
    throw fault(
      "\(kind.rawValue) has the name of a parameter of the network",
      line.parameter.map { "\(FileError.quoted($0)) is none" } ?? "it has none")
  }
}
