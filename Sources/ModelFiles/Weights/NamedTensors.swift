import Datasets
import NeuralCore

/// The tensors of a file, taken out by the names that a network gives them.
struct NamedTensors {
  let tensors: [String: StoredTensor]
  /// The file's name, for errors.
  let file: String

  /// The tensors of a file, whose names are different.
  init(_ tensors: [StoredTensor], file: String) {
    self.tensors = Dictionary(tensors.map { ($0.name, $0) }) { first, _ in first }
    self.file = file
  }

  /// Whether all names of a network's parameters are there.
  func haveNames(of network: Sequential) -> Bool {
    network.parameters.allSatisfy { tensors[$0.name] != nil }
  }

  /// Fails when a tensor has none of the names.
  func expectOnly(_ names: [String]) throws(FileError) {
    let known = Set(names)
    guard let stranger = tensors.keys.sorted().first(where: { !known.contains($0) }) else { return }
    throw FileError(
      file: file, rule: "its tensors are those of the network, \(Self.list(names))",
      found: "\(FileError.quoted(stranger)) is none of them")
  }

  /// All parameters of a network, each a finite number, in the layout of `network.parameters`.
  func parameters(of network: Sequential) throws(FileError) -> [Float] {
    var parameters: [Float] = []
    parameters.reserveCapacity(network.parameterCount)
    for slice in network.parameters {
      try tensor(slice.name, slice.shape).append(to: &parameters, in: file)
      try Self.checkFinite(parameters[slice.range], slice.name, file)
    }
    return parameters
  }

  /// The numbers of a tensor that must be there with a shape.
  func values(_ name: String, _ shape: [Int]) throws(FileError) -> [Float] {
    try tensor(name, shape).values(in: file)
  }

  private func tensor(_ name: String, _ shape: [Int]) throws(FileError) -> StoredTensor {
    if let tensor = tensors[name], tensor.shape == shape { return tensor }
    throw FileError(
      file: file, rule: "tensor \(name) must be there with shape \(shape)",
      found: tensors[name].map { "its shape is \($0.shape)" } ?? "it is missing")
  }

  /// Fails at the first weight that is no finite number.
  static func checkFinite(
    _ values: some Collection<Float>, _ name: String, _ file: String
  ) throws(FileError) {
    guard let (index, value) = values.enumerated().first(where: { !$0.element.isFinite }) else {
      return
    }
    throw FileError(
      file: file, rule: "every weight must be a finite number",
      found: "number \(index) of \(name) is \(value)")
  }

  /// Names in a row; of very many the first.
  static func list(_ names: [String]) -> String {
    names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
  }
}
