/// The steps of a training whose sessions are kept wherever one stands in it: some near its beginning,
/// where most is learnt, and then one every so many steps.
///
/// They are what the life of a weight is replayed from, stretch by stretch.
struct Landmarks {
  /// How many steps lie behind the beginning.
  private let base: Int
  /// How many steps lie between two of them, after the first few.
  private let stride: Int
  /// Whether there is room for those near the beginning.
  private let hasEarly: Bool

  /// The steps after the beginning that a neuron's first pictures show.
  static let early = [10, 100, 300]
  /// At most so many steps lie between two of them while there is room.
  static let widestGap = 1_000

  /// Chooses them for a training that came from `base` to `furthest` steps, of which `capacity` sessions
  /// can be kept; a quarter of those stays for what is near the present.
  init(base: Int, furthest: Int, capacity: Int) {
    let room = capacity * 3 / 4 - Self.early.count
    self.base = base
    hasEarly = room >= Self.early.count
    var stride = Self.widestGap
    while room > 0, (furthest - base) / stride > room { stride *= 2 }
    self.stride = room > 0 ? stride : .max
  }

  /// Whether the session after so many steps is one.
  func contain(_ stepCount: Int) -> Bool {
    let steps = stepCount - base
    return steps == 0 || steps.isMultiple(of: stride) || hasEarly && Self.early.contains(steps)
  }
}
