import Datasets
import Foundation
import NeuralCore

/// A session on disk: its weights by name, its descriptions as JSON text in the metadata.
///
/// The tensors are named and shaped as in Keras (`dense/kernel`, inputs × units), so any safetensors
/// reader can use them; what the optimizer keeps stands beside them (`optimizer/dense/kernel/velocity`),
/// so that a training resumes with the same bits. Weights that are NaN or infinite are neither written
/// nor read: such a network answers NaN to everything, and writing it could replace a good one.
public enum ModelFile {
  /// Writes a session to a file, atomically, and what it is being trained with.
  public static func save(
    _ session: Session, training: TrainingRecord? = nil, to url: URL
  ) throws(FileError) {
    try AtomicFile.write(content(of: session, training: training, to: url), to: url)
  }

  /// The bytes of a session's file; weights that are not finite are refused by the file's name.
  static func content(
    of session: Session, training: TrainingRecord?, to url: URL
  ) throws(FileError) -> Data {
    var tensors: [String: Safetensors.Tensor] = [:]
    let slotNames = session.optimizer.rule.slotNames
    for (index, slice) in session.network.parameters.enumerated() {
      let values = session.parameters[slice.range]
      try NamedTensors.checkFinite(values, slice.name, url.relativePath)
      tensors[slice.name] = .init(shape: slice.shape, values: Array(values))
      var slots = session.slots(ofParameter: index)
      for name in slotNames {
        tensors[slot(name, of: slice)] = .init(
          shape: slice.shape, values: Array(slots.prefix(slice.count)))
        slots = slots.dropFirst(slice.count)
      }
    }
    let description = ModelDescription(session, training)
    let content = Safetensors(
      metadata: [ModelDescription.key: description.encoded()], tensors: tensors)
    return content.encoded()
  }

  /// Reads a session; a damaged or foreign file is refused with one sentence.
  ///
  /// Losses and optimizers of one's own are found by their names among those that are given.
  public static func load(
    _ url: URL, ownLosses: [OwnLoss] = [], ownOptimizers: [OwnOptimizer] = []
  ) throws(FileError) -> Session {
    try open(url, ownLosses: ownLosses, ownOptimizers: ownOptimizers).session
  }

  /// Reads a session, and what it was being trained with where the file says so.
  public static func open(
    _ url: URL, ownLosses: [OwnLoss] = [], ownOptimizers: [OwnOptimizer] = []
  ) throws(FileError) -> (session: Session, training: TrainingRecord?) {
    let name = url.relativePath
    guard try WeightsFormat.of(url) == .safetensors else { throw noDescription(name, nil) }
    let bytes = try BoundedFile.bytes(of: url, "a model", atMost: largestFile)
    let content = try SafetensorsFile(bytes, named: name)
    guard let text = content.metadata[ModelDescription.key] else {
      throw noDescription(name, try? ForeignLayers(content.tensors, file: name).likelyNetwork)
    }
    let description = try ModelDescription(text, named: name)
    let network = try description.network(of: name)
    let loss = try description.loss(of: name, own: ownLosses)
    let optimizer = try description.optimizer(of: name, own: ownOptimizers)
    let tensors = NamedTensors(content.tensors, file: name)
    let slotNames = optimizer.rule.slotNames
    try tensors.expectOnly(
      network.parameters.flatMap { slice in [slice.name] + slotNames.map { slot($0, of: slice) } })
    let parameters = try tensors.parameters(of: network)
    var slots: [Float] = []
    for slice in network.parameters {
      for slotName in slotNames {
        slots += try tensors.values(slot(slotName, of: slice), slice.shape)
      }
    }
    var session = try ModelDescription.described("step count", name) {
      try Session(
        network: network, loss: loss, optimizer: optimizer, seed: description.seed,
        stepCount: description.stepCount, parameters: parameters, slots: slots,
        momentumProduct: description.momentumProduct ?? 1)
    }
    session.trainable = network.parameters.map { !description.held.contains($0.name) }
    if let standardization = description.training?.standardization,
      !standardization.fits(inputs: network.inputs)
    {
      throw FileError(
        file: name,
        rule:
          "inputs are standardised by a mean and a deviation above 0 for each of \(network.inputs)",
        found: "there are \(standardization.means.count) and \(standardization.deviations.count)")
    }
    return (session, description.training)
  }

  /// The largest file that is read: the largest network's weights with four numbers beside each, and
  /// a header.
  static let largestFile =
    20 * Sequential.largestParameterCount + Safetensors.largestHeader

  /// The tensor's name of what an optimizer keeps for a parameter.
  private static func slot(_ name: String, of slice: ParameterSlice) -> String {
    "optimizer/\(slice.name)/\(name)"
  }

  /// The error of a file of weights that says nothing of its network; `likely` is one that they fit.
  private static func noDescription(_ file: String, _ likely: String?) -> FileError {
    let network = likely ?? "784 dense(32) relu dense(10) softmax"
    return FileError(
      file: file, rule: "a Wadachi model describes its network in the metadata",
      found: "this file does not; name the network: --network \"\(network)\"")
  }
}
