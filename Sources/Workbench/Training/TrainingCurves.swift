/// Loss and accuracy over the steps, in a bounded number of points.
///
/// Each point is the mean over the same number of batches. When there are too many, neighbours are
/// joined, so a long training keeps its whole history in the memory of a short one.
public struct TrainingCurves: Equatable, Sendable {
  /// The mean of some batches that follow each other.
  public struct Point: Equatable, Sendable {
    /// The last step that went in.
    public var step: Int
    /// The mean loss.
    public var loss: Double
    /// The mean share of right answers.
    public var accuracy: Double
  }

  /// The finished points, oldest first.
  public private(set) var points: [Point] = []
  /// How many batches a finished point stands for.
  public private(set) var batchesPerPoint = 1
  private var pending: (count: Int, loss: Double, accuracy: Double) = (0, 0, 0)

  /// The largest number of points that is kept.
  public static let capacity = 512

  /// No points.
  public init() {}

  /// Adds a batch.
  public mutating func append(step: Int, loss: Float, accuracy: Float) {
    pending.count += 1
    pending.loss += Double(loss)
    pending.accuracy += Double(accuracy)
    guard pending.count == batchesPerPoint else { return }
    let count = Double(pending.count)
    points.append(
      Point(step: step, loss: pending.loss / count, accuracy: pending.accuracy / count))
    pending = (0, 0, 0)
    if points.count == Self.capacity { joinNeighbours() }
  }

  private mutating func joinNeighbours() {
    points = stride(from: 0, to: points.count, by: 2).map { index in
      let (first, second) = (points[index], points[index + 1])
      return Point(
        step: second.step, loss: (first.loss + second.loss) / 2,
        accuracy: (first.accuracy + second.accuracy) / 2)
    }
    batchesPerPoint *= 2
  }

  /// Equal when all that was added was equal.
  public static func == (left: TrainingCurves, right: TrainingCurves) -> Bool {
    left.points == right.points && left.batchesPerPoint == right.batchesPerPoint
      && left.pending == right.pending
  }
}
