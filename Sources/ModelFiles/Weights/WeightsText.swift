import Datasets
import NeuralCore

/// The reader of weights that were typed by hand, as JSON with the network's names.
enum WeightsText {
  /// The tensors of a text; throws a sentence with line and column.
  static func tensors(
    _ text: JSONCursor, for network: Sequential, named file: String
  ) throws(FileError) -> [StoredTensor] {
    var json = text
    do throws(JSONCursor.Fault) {
      return try read(&json, for: network)
    } catch {
      throw FileError(file: file, error, in: json)
    }
  }

  private static func read(
    _ json: inout JSONCursor, for network: Sequential
  ) throws(JSONCursor.Fault) -> [StoredTensor] {
    var tensors: [StoredTensor] = []
    try json.object { (name, json) throws(JSONCursor.Fault) in
      guard let index = network.parameter(named: name) else {
        _ = json.peek()
        throw JSONCursor.Fault(
          offset: json.position,
          rule: "weights bear the network's names, "
            + NamedTensors.list(network.parameters.map(\.name)),
          found: "\(FileError.quoted(name)) is none of them")
      }
      let slice = network.parameters[index]
      var values: [Float] = []
      values.reserveCapacity(slice.count)
      if slice.isKernel {
        try readKernel(&json, slice, into: &values)
      } else {
        try readRow(&json, "\(slice.name)", slice.shape[0], into: &values)
      }
      tensors.append(
        StoredTensor(name: name, shape: slice.shape, type: .single, numbers: .floats(values)))
    }
    try json.end()
    return tensors
  }

  private static func readKernel(
    _ json: inout JSONCursor, _ slice: ParameterSlice, into values: inout [Float]
  ) throws(JSONCursor.Fault) {
    var row = 0
    _ = json.peek()
    let start = json.position
    try json.array { (json) throws(JSONCursor.Fault) in
      row += 1
      try readRow(&json, "row \(row) of \(slice.name)", slice.shape[1], into: &values)
    }
    if row == slice.shape[0] { return }
    throw JSONCursor.Fault(
      offset: start, rule: "\(slice.name) must have \(slice.shape[0]) rows, one for each input",
      found: "it has \(row)")
  }

  /// Reads numbers, one for each unit.
  private static func readRow(
    _ json: inout JSONCursor, _ what: String, _ units: Int, into values: inout [Float]
  ) throws(JSONCursor.Fault) {
    _ = json.peek()
    let start = json.position
    let numbers = try json.floats()
    guard numbers.count == units else {
      throw JSONCursor.Fault(
        offset: start, rule: "\(what) must have a number for each unit, \(units)",
        found: "it has \(numbers.count)")
    }
    values += numbers
  }
}

extension FileError {
  /// A fault of a JSON file, with its line and column.
  init(file: String, _ fault: JSONCursor.Fault, in json: JSONCursor) {
    let place = json.place(of: fault.offset)
    self.init(
      file: file, rule: "line \(place.line), column \(place.column): \(fault.rule)",
      found: fault.found)
  }
}
