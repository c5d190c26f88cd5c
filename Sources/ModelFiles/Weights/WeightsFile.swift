import Datasets
import Foundation
import NeuralCore

/// What was read from a file of weights.
public struct ReadWeights: Hashable, Sendable {
  /// The numbers, in the layout of `Sequential.parameters`.
  public let parameters: [Float]
  /// What was done to them on the way.
  public internal(set) var remarks: [WeightsRemark] = []
}

/// Weights alone, for a network that is described elsewhere: safetensors with our names, Keras's or
/// PyTorch's, NumPy's `.npz`, or JSON typed by hand.
///
/// JSON: `{"dense/kernel": [[0.15, 0.25], [0.2, 0.3]], "dense/bias": [0.35, 0.35]}`, a kernel as one
/// row for each input with one number for each unit. Of a model's file the weights are taken and the
/// rest is passed over. All numbers are single precision at the end.
public enum WeightsFile {
  /// Reads the parameters of a network.
  ///
  /// Throws a sentence with file and place when the file is another than it may be, or when names,
  /// shapes or numbers are not those of the network.
  public static func read(
    for network: Sequential, from url: URL
  ) throws(FileError) -> ReadWeights {
    let file = url.relativePath
    switch try WeightsFormat.of(url) {
    case .safetensors:
      let content = try SafetensorsFile(bytes(of: url, for: network), named: file)
      // Of a model that is trained the file keeps the optimizer's numbers too.
      let tensors = content.tensors.filter { !$0.name.hasPrefix("optimizer/") }
      return try weights(for: network, in: tensors, of: file, inOrder: false)
    case .numpy:
      return try weights(for: network, in: NumpyArchive.tensors(of: url), of: file, inOrder: true)
    case .json:
      let json = JSONCursor([UInt8](try bytes(of: url, for: network)))
      let tensors = try WeightsText.tensors(json, for: network, named: file)
      return ReadWeights(
        parameters: try NamedTensors(tensors, file: file).parameters(of: network))
    }
  }

  /// What a file says of the network and the loss that its weights are of; nil where it says nothing.
  public static func description(
    in url: URL
  ) throws(FileError) -> (network: Sequential, loss: Loss)? {
    guard try WeightsFormat.of(url) == .safetensors else { return nil }
    let bytes = try BoundedFile.bytes(of: url, "a model", atMost: ModelFile.largestFile)
    let content = try SafetensorsFile(bytes, named: url.relativePath)
    guard let text = content.metadata[ModelDescription.key] else { return nil }
    let description = try ModelDescription(text, named: url.relativePath)
    return (
      try description.network(of: url.relativePath), try description.loss(of: url.relativePath)
    )
  }

  /// The bytes of a file that may hold a network's weights, twice over where they are doubles.
  private static func bytes(of url: URL, for network: Sequential) throws(FileError) -> Data {
    // JSON spells a number out in up to some 30 characters.
    let limit = Safetensors.largestHeader + 40 * network.parameterCount
    return try BoundedFile.bytes(of: url, "a file of weights", atMost: limit)
  }

  private static func weights(
    for network: Sequential, in tensors: [StoredTensor], of file: String, inOrder: Bool
  ) throws(FileError) -> ReadWeights {
    let named = NamedTensors(tensors, file: file)
    var weights: ReadWeights
    if named.haveNames(of: network) {
      try named.expectOnly(network.parameters.map(\.name))
      weights = ReadWeights(parameters: try named.parameters(of: network))
    } else {
      weights = try ForeignLayers(tensors, file: file).weights(for: network, inOrder: inOrder)
    }
    for type in StoredNumber.allCases where type != .single {
      if tensors.contains(where: { $0.type == type }) { weights.remarks.append(.converted(type)) }
    }
    return weights
  }
}
