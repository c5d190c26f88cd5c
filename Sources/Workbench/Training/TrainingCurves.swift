/// Loss and accuracy over the steps: a pyramid of summaries in a bounded amount of memory.
///
/// The lowest level has a point for each of the last batches; each level above has one for four of the
/// level below, and as many of them. However long a training is, its whole way is there, finer towards
/// its end; no peak is lost, for a point keeps the least and the largest of its batches.
public struct TrainingCurves: Equatable, Sendable {
  /// What became of one number over some batches that follow each other.
  public struct Summary: Equatable, Sendable {
    /// The least.
    public private(set) var min: Float
    /// The largest.
    public private(set) var max: Float
    /// That of the last batch.
    public private(set) var last: Float
    fileprivate private(set) var sum: Double

    fileprivate init(_ value: Float) {
      (min, max, last, sum) = (value, value, value, Double(value))
    }

    fileprivate mutating func join(_ next: Summary) {
      min = Swift.min(min, next.min)
      max = Swift.max(max, next.max)
      last = next.last
      sum += next.sum
    }
  }

  /// Some batches that follow each other.
  public struct Point: Equatable, Sendable {
    /// The first step that went in.
    public let first: Int
    /// The last step that went in.
    public private(set) var last: Int
    /// How many batches went in.
    public private(set) var count = 1
    /// Their losses.
    public private(set) var loss: Summary
    /// Their shares of right answers.
    public private(set) var accuracy: Summary

    fileprivate init(step: Int, loss: Float, accuracy: Float) {
      (first, last) = (step, step)
      self.loss = Summary(loss)
      self.accuracy = Summary(accuracy)
    }

    /// The mean of one of its two numbers.
    public func mean(_ number: KeyPath<Point, Summary>) -> Double {
      self[keyPath: number].sum / Double(count)
    }

    fileprivate mutating func join(_ next: Point) {
      last = next.last
      count += next.count
      loss.join(next.loss)
      accuracy.join(next.accuracy)
    }
  }

  private struct Level: Equatable, Sendable {
    var points: [Point] = []
    /// Whether it still has the first batch.
    var isWhole = true
    /// The latest points that do not make one of the level above yet, in one.
    var group: Point?
    var pointsOfGroup = 0
  }

  private var levels: [Level] = []
  /// The first batch, which stays when its neighbours are joined.
  public private(set) var first: Point?

  /// The least number of points that a level keeps; it may have twice as many.
  public static let capacity = 512
  /// How many points make one of the level above.
  private static let breadth = 4

  /// No points.
  public init() {}

  /// The last batch; nil before the first.
  public var last: Point? { levels.first?.points.last }

  /// Adds a batch.
  public mutating func append(step: Int, loss: Float, accuracy: Float) {
    let point = Point(step: step, loss: loss, accuracy: accuracy)
    if first == nil { first = point }
    add(point, toLevel: 0)
  }

  private mutating func add(_ point: Point, toLevel index: Int) {
    if index == levels.count { levels.append(Level()) }
    levels[index].points.append(point)
    if levels[index].points.count >= 2 * Self.capacity {
      levels[index].points.removeFirst(Self.capacity)
      levels[index].isWhole = false
    }
    if levels[index].group?.join(point) == nil { levels[index].group = point }
    levels[index].pointsOfGroup += 1
    guard levels[index].pointsOfGroup == Self.breadth, let group = levels[index].group else {
      return
    }
    (levels[index].group, levels[index].pointsOfGroup) = (nil, 0)
    add(group, toLevel: index + 1)
  }
}

// MARK: - Reading

extension TrainingCurves {
  /// The points over some steps, oldest first, as fine as `most` of them allow, but for the latest few
  /// batches, which are there whatever the level.
  public func points(over steps: ClosedRange<Int>, atMost most: Int) -> [Point] {
    let fitting = levels.indices.lazy.map { self.points(ofLevel: $0, over: steps) }
    let level = levels.indices.first { index in
      reaches(steps.lowerBound, level: index) && fitting[index].count <= most
    }
    return level.map { fitting[$0] } ?? fitting.last ?? []
  }

  /// What is known of a step: the finest point that it went into; nil where there is none.
  public func point(ofStep step: Int) -> Point? {
    for level in levels {
      if let point = level.points.last(where: { $0.first <= step && step <= $0.last }) {
        return point
      }
    }
    return nil
  }

  private func reaches(_ step: Int, level index: Int) -> Bool {
    levels[index].isWhole || levels[index].points.first.map { $0.first <= step } == true
  }

  private func points(ofLevel index: Int, over steps: ClosedRange<Int>) -> [Point] {
    let rest = levels[..<index].reversed().compactMap(\.group)
    return (levels[index].points + rest).filter { steps.overlaps($0.first...$0.last) }
  }
}
