import Datasets
import Foundation
import NeuralCore

/// What a model file says of its session besides the weights: JSON text in the metadata.
struct ModelDescription: Codable {
  let format: Int
  let network: String
  let loss: String
  let optimizer: String
  let seed: UInt64
  @Bounded<StepCountLimit> var stepCount: Int
  /// The names of the parameter slices that updates leave as they are.
  let held: [String]
  /// Nadam's product; nil where it is 1.
  let momentumProduct: Double?
  let training: TrainingRecord?

  /// The key of the metadata under which the JSON text stands.
  static let key = "wadachi"
  /// The number of this format.
  static let format = 2
  /// The formats that are read; the first had no tensors of the optimizer, so plain SGD alone resumes.
  private static let formats = 1...2

  enum CodingKeys: String, CodingKey {
    case format, network, loss, optimizer, seed, held, training
    case stepCount = "step_count"
    case momentumProduct = "momentum_product"
  }

  init(_ session: Session, _ training: TrainingRecord?) {
    format = Self.format
    network = session.network.description
    loss = session.loss.description
    optimizer = session.optimizer.description
    seed = session.seed
    _stepCount = Bounded(wrappedValue: session.stepCount)
    held = zip(session.network.parameters, session.trainable)
      .filter { !$0.1 }.map(\.0.name)
    momentumProduct = session.momentumProduct == 1 ? nil : session.momentumProduct
    self.training = training
  }

  /// Reads the JSON text of a file called `name`.
  init(_ text: String, named name: String) throws(FileError) {
    struct FormatOnly: Decodable { let format: Int }
    let decoder = JSONDecoder()
    let bytes = Data(text.utf8)
    if let format = try? decoder.decode(FormatOnly.self, from: bytes).format,
      !Self.formats.contains(format)
    {
      throw FileError(
        file: name,
        rule: "this Wadachi reads formats \(Self.formats.lowerBound) to \(Self.formats.upperBound)",
        found: "the file is of format \(format)")
    }
    do {
      self = try decoder.decode(Self.self, from: bytes)
    } catch let error as BoundsError {
      throw FileError(file: name, rule: error.rule, found: "the file says \(error.found)")
    } catch {
      throw FileError(
        file: name,
        rule: "a model's description names network, loss, optimizer, seed and step count",
        found: "this one does not")
    }
  }

  /// The JSON text, its names in alphabetical order.
  func encoded() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts, whole numbers and a finite product can always be written.
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// The network that it describes, in a file called `name`.
  func network(of name: String) throws(FileError) -> Sequential {
    try Self.described("network", name) { try Sequential(network) }
  }

  /// The loss that it names, perhaps one of somebody's own.
  func loss(of name: String, own: [OwnLoss] = []) throws(FileError) -> Loss {
    try Self.described("loss", name) { try Loss(loss, own: own) }
  }

  /// The optimizer that it names, perhaps one of somebody's own.
  func optimizer(of name: String, own: [OwnOptimizer] = []) throws(FileError) -> Optimizer {
    try Self.described("optimizer", name) { try Optimizer(optimizer, own: own) }
  }

  /// Runs the reader of a description and says which file and which description it failed in.
  static func described<Value>(
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
}
