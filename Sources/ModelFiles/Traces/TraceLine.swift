import Datasets
import NeuralCore

/// A line of a trace as it is written, before it is compared with the network.
struct TraceLine {
  var step = 0
  var event: TraceEventKind?
  var layer: String?
  var parameter: String?
  var unit: Int?
  var shape: [Int]?
  var rows: Int?
  var examples: [Int]?
  var penalty: Float?
  /// The arrays of numbers by their names: `values`, `per_example`, `before`, `after`.
  var numbers: [String: [Float]] = [:]
  /// What the optimizer keeps, by slot.
  var slots: [String: [Float]] = [:]

  /// Reads the text of a line; names that are not known are passed over.
  init(_ json: inout JSONCursor) throws(JSONCursor.Fault) {
    var line = Self()
    var hasStep = false
    try json.object { (name, json) throws(JSONCursor.Fault) in
      switch name {
      case "step":
        line.step = try json.integer(name, in: Bounds.step)
        hasStep = true
      case "event": line.event = try Self.event(&json)
      case "layer": line.layer = try json.string()
      case "parameter": line.parameter = try json.string()
      case "unit": line.unit = try json.integer(name, in: Bounds.length)
      case "shape": line.shape = try json.integers(name, in: Bounds.length)
      case "rows": line.rows = try json.integer(name, in: Bounds.batch)
      case "examples": line.examples = try json.integers(name, in: Bounds.example)
      case "penalty": line.penalty = try json.float()
      case "values", "per_example", "before", "after": line.numbers[name] = try json.floats()
      case "slots":
        try json.object { (slot, json) throws(JSONCursor.Fault) in
          line.slots[slot] = try json.floats()
        }
      default: try json.skip()
      }
    }
    try json.end()
    guard hasStep, line.event != nil else {
      throw JSONCursor.Fault(
        offset: 0, rule: "a line has a step, counted from 1, and an event",
        found: "one of them is missing")
    }
    self = line
  }

  private init() {}

  private static func event(_ json: inout JSONCursor) throws(JSONCursor.Fault) -> TraceEventKind {
    _ = json.peek()
    let place = json
    if let event = TraceEventKind(rawValue: try json.string()) { return event }
    throw place.fault(
      "an event is one of \(TraceEventKind.allCases.map(\.rawValue).joined(separator: ", "))")
  }
}

extension TraceHeader {
  /// Reads the first line of a trace.
  init(
    _ json: inout JSONCursor, ownLosses: [OwnLoss], ownOptimizers: [OwnOptimizer]
  ) throws(JSONCursor.Fault) {
    var texts: [String: String] = [:]
    var (batch, seed, version): (Int?, UInt64?, Int?) = (nil, nil, nil)
    var only: Set<TraceEventKind>?
    var held: [String] = []
    try json.object { (name, json) throws(JSONCursor.Fault) in
      switch name {
      case "format", "network", "loss", "optimizer", "data", "detail":
        texts[name] = try json.string()
      case "version": version = try json.integer(name, in: Bounds.version)
      case "batch": batch = try json.integer(name, in: Bounds.batch)
      case "seed": seed = try json.integer(name, in: UInt64.min...UInt64.max)
      case "only":
        var events: Set<TraceEventKind> = []
        try json.array { (json) throws(JSONCursor.Fault) in
          if let event = TraceEventKind(rawValue: try json.string()) { events.insert(event) }
        }
        only = events
      case "held":
        try json.array { (json) throws(JSONCursor.Fault) in held.append(try json.string()) }
      default: try json.skip()
      }
    }
    try json.end()
    func fault(_ rule: String, _ found: String) -> JSONCursor.Fault {
      JSONCursor.Fault(offset: 0, rule: rule, found: found)
    }
    guard texts["format"] == "wadachi-trace", version == Self.version else {
      throw fault(
        "a trace begins with a header of format “wadachi-trace” and version \(Self.version)",
        "this is another")
    }
    guard let network = texts["network"], let loss = texts["loss"],
      let optimizer = texts["optimizer"], let batch, let seed,
      let data = texts["data"], let detail = TraceDetail(rawValue: texts["detail"] ?? "layer")
    else {
      throw fault(
        "the header names network, loss, optimizer, batch, seed and data", "this one does not")
    }
    do {
      self.init(
        network: try Sequential(network), loss: try Loss(loss, own: ownLosses),
        optimizer: try Optimizer(optimizer, own: ownOptimizers), batch: batch, seed: seed,
        data: data, detail: detail, only: only, held: held)
    } catch {
      throw fault("the header describes what Wadachi knows", "reading it said: \(error)")
    }
  }
}
