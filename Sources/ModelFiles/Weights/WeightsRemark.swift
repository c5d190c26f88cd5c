/// Something that was done with foreign weights, which who gave them should know.
public enum WeightsRemark: Hashable, Sendable {
  /// The names of the file's layers are others than the network's, in the order of the layers.
  case matched([LayerMatch])
  /// The names of tensors that stand as PyTorch has them, [units, inputs], and were turned.
  case turned([String])
  /// The name of a square matrix that says nothing of how it stands: taken as [inputs, units].
  case takenAsItStands(String)
  /// The numbers were written down in another type.
  case converted(StoredNumber)

  /// What a layer of the network is called in the file.
  public struct LayerMatch: Hashable, Sendable {
    /// The file's name for it.
    public let name: String
    /// The network's.
    public let layer: String
  }
}
