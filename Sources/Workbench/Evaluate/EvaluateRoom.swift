import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// What a network says of examples that it did not learn from: how good it is, what it mixes up, and the
/// wrong ones as pictures.
struct EvaluateRoom: Room {
  var overlay: (any Overlay<EvaluateRoom>)?
  /// What was asked, and what came of it.
  let asked: AskedModel
  /// The wrong answer that is chosen, by its place among them.
  private(set) var chosen = 0
  /// Whether a window that has no room for both shows the classes, not the pictures.
  private(set) var showsClasses = false
  /// How many pictures stand in a row, and how many on a page, as they were drawn last.
  private var sheet = (columns: 1, count: 1)

  /// The way in.
  static func door(_ asked: AskedModel) -> Door {
    Door { (_: EvaluateRoom?, house) in EvaluateRoom(asked: asked) }
  }

  private init(asked: AskedModel) { self.asked = asked }

  func title(in phrases: Phrases) -> String { phrases.evaluation.title }

  var wheel: Wheel? { .upright }

  mutating func enter(in house: inout House) -> [Request] { settle(in: &house) }

  mutating func settle(in house: inout House) -> [Request] {
    sheet = EvaluateDrawing(self, in: house).sheet
    return []
  }

  /// A click chooses a picture; a second one opens it.
  mutating func click(_ place: Int, isDragging: Bool, in house: inout House) -> [Request] {
    let isAgain = place == chosen
    chosen = place
    return isAgain ? open(in: &house) : []
  }
}

// MARK: - Keys

extension EvaluateRoom {
  private typealias Row = KeyRow<EvaluateRoom>

  var rows: [KeyRow<EvaluateRoom>] {
    [
      Row(
        "→ l ← h", \.evaluation.picture,
        moving("Right", "l") { _ in 1 }, moving("Left", "h") { _ in -1 }),
      Row(
        "↓ j ↑ k", \.evaluation.row,
        moving("Down", "j") { $0.columns }, moving("Up", "k") { -$0.columns }),
      Row(
        "] [ PgDn PgUp", \.evaluation.page,
        moving("]", "PgDn") { $0.count }, moving("[", "PgUp") { -$0.count }),
      Row(
        "g G", \.evaluation.ends,
        moving("g", "Home") { _ in -.max }, moving("G", "End") { _ in .max }),
      Row(
        "Enter", \.evaluation.open, when: { !$0.asked.wrong.isEmpty },
        .keys("Enter", asks: { $0.open(in: &$1) })),
      Row(
        "v", \.evaluation.otherView,
        .keys("v", does: { room, _ in room.showsClasses.toggle() })),
      .help, .escape { _, _ in [.leave] }, .leave(),
    ]
  }

  private func moving(
    _ names: String..., by offset: @escaping ((columns: Int, count: Int)) -> Int
  ) -> KeyRow<EvaluateRoom>.Bound {
    .keys(names) { room, _ in
      let last = max(0, room.asked.wrong.count - 1)
      let (wanted, isBeyond) = room.chosen.addingReportingOverflow(offset(room.sheet))
      room.chosen = min(max(0, isBeyond ? .max : wanted), last)
      return []
    }
  }

  /// A line for the shell reopens the walk where a file was asked about the test digits; other examples are
  /// named nowhere.
  private var origin: Walk.Origin {
    guard asked.looked != nil, let file = asked.name else { return .training }
    return .model(file, nil)
  }

  /// Walks into the chosen example: looking, not learning.
  private func open(in house: inout House) -> [Request] {
    guard asked.wrong.indices.contains(chosen) else { return [] }
    let (asked, example) = (asked, asked.wrong[chosen].example)
    let plan = BatchPlan(
      exampleCount: asked.source.count, batchSize: 1, shuffled: false, seed: asked.session.seed)
    var timeline = Timeline(session: asked.session, source: asked.source, plan: plan)
    try? timeline.go(to: Target(step: example + 1, place: .input))
    let walk = Walk(
      timeline, of: origin, looking: asked.looked, in: house.language)
    return [
      .open(StepRoom.door(into: walk) { _, _, house in house.notice = house.phrases.walk.looksOn })
    ]
  }
}
