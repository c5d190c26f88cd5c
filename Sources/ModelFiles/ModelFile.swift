import Datasets
import Foundation
import NeuralCore

/// A session on disk: its weights by name, its descriptions as JSON text in the metadata.
///
/// The tensors are named and shaped as in Keras (`dense/kernel`, inputs × units), so any safetensors
/// reader can use them. Weights that are NaN or infinite are neither written nor read: such a
/// network answers NaN to everything, and writing it could replace a good one.
public enum ModelFile {
  /// Writes a session to a file, atomically.
  public static func save(_ session: Session, to url: URL) throws {
    var tensors: [String: Safetensors.Tensor] = [:]
    for slice in session.network.parameters {
      let values = Array(session.parameters[slice.range])
      try checkFinite(values, slice.name, url.path)
      tensors[slice.name] = .init(shape: slice.shape, values: values)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(Description(session)), as: UTF8.self)
    let content = Safetensors(metadata: [Description.key: text], tensors: tensors)
    try AtomicFile.write(content.encoded(), to: url)
  }

  /// Reads a session; a damaged or foreign file is refused with one sentence.
  public static func load(_ url: URL) throws -> Session {
    let name = url.path
    let content = try Safetensors(bytes(of: url), named: name)
    guard let text = content.metadata[Description.key] else {
      throw FileError(
        file: name, rule: "a Wadachi model describes its network in the metadata",
        found: "this safetensors file has no such description")
    }
    let description = try read(text, name)
    let network = try described("network", name) { try Sequential(description.network) }
    let loss = try described("loss", name) { try Loss(description.loss) }
    let optimizer = try described("optimizer", name) { try Optimizer(description.optimizer) }
    let parameters = try parameters(of: network, in: content, name)
    var session = try described("step count", name) {
      try Session(
        network: network, loss: loss, optimizer: optimizer, seed: description.seed,
        stepCount: description.stepCount, parameters: parameters)
    }
    session.trainable = network.parameters.map { !description.held.contains($0.name) }
    return session
  }

  /// The largest file that is read: the largest network's weights, and a header.
  private static let largestFile = 4 * Sequential.largestParameterCount + Safetensors.largestHeader

  private static func bytes(of url: URL) throws(FileError) -> Data {
    var status = stat()
    guard stat(url.path, &status) == 0 else {
      throw FileError(
        file: url.path, rule: "a model file must be readable",
        found: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= largestFile else {
      throw FileError(
        file: url.path, rule: "a model is a regular file of at most \(largestFile) bytes",
        found: "this is another kind of file, or larger")
    }
    do {
      return try Data(contentsOf: url)
    } catch {
      throw FileError(
        file: url.path, rule: "a model file must be readable", found: "the system refused it")
    }
  }

  private static func read(_ text: String, _ name: String) throws(FileError) -> Description {
    do {
      let description = try JSONDecoder().decode(Description.self, from: Data(text.utf8))
      if description.format == Description.format { return description }
      throw FileError(
        file: name, rule: "this Wadachi reads format \(Description.format)",
        found: "the file is of format \(description.format)")
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(
        file: name,
        rule: "a model's description names network, loss, optimizer, seed and step count",
        found: "this one does not")
    }
  }

  /// Runs the reader of a description and says which file and which description it failed in.
  private static func described<Value>(
    _ what: String, _ name: String, _ read: () throws -> Value
  ) throws(FileError) -> Value {
    do {
      return try read()
    } catch {
      throw FileError(
        file: name, rule: "the \(what) it describes must be one that Wadachi knows",
        found: "reading it said: \(error)")
    }
  }

  private static func parameters(
    of network: Sequential, in content: Safetensors, _ name: String
  ) throws(FileError) -> [Float] {
    let names = Set(network.parameters.map(\.name))
    if let stranger = content.tensors.keys.sorted().first(where: { !names.contains($0) }) {
      throw FileError(
        file: name, rule: "every tensor must belong to its network",
        found: "\(Safetensors.quoted(stranger)) does not")
    }
    var parameters: [Float] = []
    for slice in network.parameters {
      guard let tensor = content.tensors[slice.name], tensor.shape == slice.shape else {
        let found = content.tensors[slice.name].map { "its shape is \($0.shape)" }
        throw FileError(
          file: name, rule: "tensor \(slice.name) must be there with shape \(slice.shape)",
          found: found ?? "it is missing")
      }
      try checkFinite(tensor.values, slice.name, name)
      parameters += tensor.values
    }
    return parameters
  }

  private static func checkFinite(
    _ values: [Float], _ slice: String, _ name: String
  ) throws(FileError) {
    guard let index = values.firstIndex(where: { !$0.isFinite }) else { return }
    throw FileError(
      file: name, rule: "every weight of a model must be a finite number",
      found: "number \(index) of \(slice) is \(values[index])")
  }
}

/// What a model file says of its session besides the weights.
private struct Description: Codable {
  let format: Int
  let network: String
  let loss: String
  let optimizer: String
  let seed: UInt64
  let stepCount: Int
  /// The names of the parameter slices that updates leave as they are.
  let held: [String]

  /// The key of the metadata under which the JSON text stands.
  static let key = "wadachi"
  /// The number of this format.
  static let format = 1

  enum CodingKeys: String, CodingKey {
    case format, network, loss, optimizer, seed, held
    case stepCount = "step_count"
  }

  init(_ session: Session) {
    format = Self.format
    network = session.network.description
    loss = session.loss.description
    optimizer = session.optimizer.description
    seed = session.seed
    stepCount = session.stepCount
    held = zip(session.network.parameters, session.trainable)
      .filter { !$0.1 }.map(\.0.name)
  }
}
