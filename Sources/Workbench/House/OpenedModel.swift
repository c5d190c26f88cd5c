import Datasets
import NeuralCore

/// A network that was read from a file, and what is to be known of it.
public struct OpenedModel: Sendable {
  /// The network as it stands.
  public let session: Session
  /// What its file is called.
  public let file: String
  /// Whether the file has weights alone, of a network that was named beside it.
  public let isOfWeights: Bool
  /// How the pictures that it learnt from were meant, and what it calls their classes.
  public let pictures: PictureMeaning
  /// What was done to the inputs that it learnt from; nil where they were taken as they are.
  public let standardization: Standardization?
  /// What was done to its weights, to be said; nil where nothing was.
  public let remark: String?

  /// A saved model.
  public init(
    _ session: Session, file: String, pictures: PictureMeaning, standardization: Standardization?
  ) {
    self.session = session
    self.file = file
    self.pictures = pictures
    self.standardization = standardization
    isOfWeights = false
    remark = nil
  }

  /// Weights of a network that was named.
  public init(_ session: Session, weightsIn file: String, remark: String?) {
    self.session = session
    self.file = file
    self.remark = remark
    isOfWeights = true
    pictures = PictureMeaning()
    standardization = nil
  }
}
