import TimeTravel

/// Something to do in the live network, with a goal that the program sees to be met.
///
/// It is met whenever its condition holds where the learner stands, whichever way led there.
public struct LessonTask: Sendable, Equatable {
  /// What is to be done.
  public let text: [Inline]
  /// When it is done.
  public let goal: Condition
  /// The keys that it opens beside those that a lesson always has, such as `>`.
  public let keys: [String]
  /// What helps, a step at a time.
  public let hints: [[Inline]]
  /// Keys by name that meet the goal from the page's own place.
  public let solution: [String]
  /// Why it is so, once it is met.
  public let explanation: [Inline]
  /// The number that is told while it is being done; nil for none.
  public var watch: LiveNumber?
  /// What that number is called; nil for its own words.
  public var watchName: String?
  /// The line of the block in the lesson's file.
  public let line: Int
}

/// What a learner has done on a page, for goals.
public struct Doing: Sendable, Equatable {
  /// How often a number was nudged, what was taken back not counted.
  public var nudges: Int
  /// The number that is marked; nil where none is.
  public var cursor: Int?
  /// The place of the walk; nil where no goal asks for it.
  public var place: Place?
  /// Where the learner's point on the page's curve stands; nil where the page has none.
  public var point: Double?
  /// To what the dial of the view is turned; nil where it has none.
  public var dial: Double?

  /// What was done so far.
  public init(
    nudges: Int = 0, cursor: Int? = nil, place: Place? = nil, point: Double? = nil,
    dial: Double? = nil
  ) {
    self.place = place
    self.nudges = nudges
    self.cursor = cursor
    self.point = point
    self.dial = dial
  }
}
