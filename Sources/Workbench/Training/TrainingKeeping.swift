/// What a training leaves on disk besides what is asked for on its way.
public struct TrainingKeeping: Equatable, Sendable {
  /// The file that the network is saved in at the end, and where it is left; nil for none.
  public var file: String?
  /// The folder of the checkpoint that is written on the way; nil for none.
  public var checkpoints: String?
  /// How many seconds lie between two checkpoints.
  public var seconds: Double

  /// The seconds between two checkpoints where nobody says how many.
  public static let usualSeconds = 10.0

  /// A file, and a folder for checkpoints, where they are wanted.
  public init(
    file: String? = nil, checkpoints: String? = nil, seconds: Double = Self.usualSeconds
  ) {
    self.file = file
    self.checkpoints = checkpoints
    self.seconds = seconds
  }
}
