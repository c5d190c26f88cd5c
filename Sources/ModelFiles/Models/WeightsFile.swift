import Datasets
import Foundation
import NeuralCore

/// Weights alone, for a network that is described elsewhere: safetensors, or JSON typed by hand.
///
/// JSON: `{"dense/kernel": [[0.15, 0.25], [0.2, 0.3]], "dense/bias": [0.35, 0.35]}`, a kernel as one
/// row for each input with one number for each unit. Of a model's file the weights are taken and the
/// rest is passed over.
public enum WeightsFile {
  /// The parameters of a network, in the layout of `network.parameters`.
  ///
  /// Throws a sentence with file and place when names, shapes or numbers are not those of the network.
  public static func parameters(
    of network: Sequential, from url: URL
  ) throws(FileError) -> [Float] {
    // JSON spells a number out in up to some 30 characters.
    let limit = Safetensors.largestHeader + 40 * network.parameterCount
    let bytes = try BoundedFile.bytes(of: url, "a file of weights", atMost: limit)
    if isSafetensors(bytes) {
      var content = try Safetensors(bytes, named: url.relativePath)
      content.tensors = content.tensors.filter { !$0.key.hasPrefix("optimizer/") }
      let tensors = NamedTensors(tensors: content.tensors, file: url.relativePath)
      try tensors.expectOnly(network.parameters.map(\.name))
      return try tensors.parameters(of: network)
    }
    var json = JSONCursor([UInt8](bytes))
    guard json.peek() == UInt8(ascii: "{") else {
      throw FileError(
        file: url.relativePath, rule: "weights are a safetensors file or JSON that begins with “{”",
        found: "this is neither")
    }
    do {
      let tensors = NamedTensors(tensors: try read(&json, for: network), file: url.relativePath)
      return try tensors.parameters(of: network)
    } catch let fault as JSONCursor.Fault {
      throw FileError(file: url.relativePath, fault, in: json)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(file: url.relativePath, rule: "weights must be readable", found: "\(error)")
    }
  }

  /// Whether the first 8 bytes are a length, which is below 2²⁴ and so has zeros; a text has none.
  private static func isSafetensors(_ bytes: Data) -> Bool { bytes.prefix(8).contains(0) }

  private static func read(
    _ json: inout JSONCursor, for network: Sequential
  ) throws(JSONCursor.Fault) -> [String: Safetensors.Tensor] {
    var tensors: [String: Safetensors.Tensor] = [:]
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
      tensors[name] = Safetensors.Tensor(shape: slice.shape, values: values)
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
