import NeuralCore
import Notation

/// How much memory a step takes that is walked: all its numbers are kept at once.
public enum StepSize {
  /// The most bytes that a step may take: 256 MiB.
  public static let most = 256 << 20

  /// About how many bytes a step of so many rows takes.
  ///
  /// Of each row what goes in and is wanted, what leaves each layer, its blame and the masks; three
  /// times: in the pass's scratch memory, as it was told, and as it is looked up.
  public static func bytes(rows: Int, of network: Sequential) -> Int {
    let layers = network.layers.indices.reduce(0) { sum, layer in
      let isDropout = if case .dropout = network.layers[layer] { true } else { false }
      return sum + network.width(ofLayer: layer) * (isDropout ? 3 : 2)
    }
    return 3 * 4 * rows * (network.inputs + network.outputs + layers)
  }

  /// Fails when a step of so many rows is too large to be walked.
  public static func check(rows: Int, of network: Sequential) throws(StepSizeError) {
    let bytes = bytes(rows: rows, of: network)
    guard bytes > most else { return }
    throw StepSizeError(
      rows: rows, bytes: bytes, fitting: max(1, most / self.bytes(rows: 1, of: network)))
  }
}

/// That a step is too large to be walked.
public struct StepSizeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// How many examples it takes.
  public let rows: Int
  /// How many bytes it would take.
  public let bytes: Int
  /// How many examples would do.
  public let fitting: Int

  /// One sentence.
  public var description: String {
    """
    A step of \(Numerals.count(rows)) examples of this network takes about \
    \(Numerals.count(bytes >> 20)) MB of memory, and a walk keeps steps of up to \
    \(StepSize.most >> 20) MB: a batch of \(Numerals.count(fitting)) fits.
    """
  }
}
