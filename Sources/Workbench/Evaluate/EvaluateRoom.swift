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
  /// The class that is chosen, by its place among those that are shown.
  private(set) var chosenClass = 0
  /// How many pictures stand in a row, and how many on a page, as they were drawn last; how many classes.
  private var sheet = (columns: 1, count: 1, classes: 1)
  /// Whether the window has room for both.
  private var seesBoth = false

  /// Whether the keys move among the classes.
  var isOnClasses: Bool { showsClasses && !seesBoth }

  /// The way in.
  static func door(_ asked: AskedModel) -> Door {
    Door { (_: EvaluateRoom?, house) in EvaluateRoom(asked: asked) }
  }

  private init(asked: AskedModel) { self.asked = asked }

  func title(in phrases: Phrases) -> String { phrases.evaluation.title }

  var wheel: Wheel? { .upright }

  mutating func enter(in house: inout House) -> [Request] { settle(in: &house) }

  mutating func settle(in house: inout House) -> [Request] {
    let drawing = EvaluateDrawing(self, in: house)
    (sheet, seesBoth) = (drawing.sheet, drawing.seesBoth)
    return []
  }

  /// A click chooses a picture or a class; a second one opens it.
  mutating func click(_ place: Int, isDragging: Bool, in house: inout House) -> [Request] {
    let isAgain = place == (isOnClasses ? chosenClass : chosen)
    guard isOnClasses else {
      chosen = place
      return isAgain ? open(in: &house) : []
    }
    chosenClass = place
    if isAgain { showPictures(in: &house) }
    return []
  }
}

// MARK: - Keys

extension EvaluateRoom {
  private typealias Row = KeyRow<EvaluateRoom>

  var rows: [KeyRow<EvaluateRoom>] {
    (isOnClasses ? rowsOfClasses : rowsOfPictures) + [
      Row(
        "v", \.evaluation.otherView, when: { !$0.seesBoth },
        .keys(
          "v",
          asks: { room, house in
            room.showsClasses.toggle()
            return room.settle(in: &house)
          })),
      .link { $0.reopening(in: $1) }, telling, .help, .escape { _, _ in [.leave] }, .leave(),
    ]
  }

  private var rowsOfPictures: [KeyRow<EvaluateRoom>] {
    [
      Row(
        "→ l ← h", \.evaluation.picture,
        moving("Right", "l") { _ in 1 }.typed(.next),
        moving("Left", "h") { _ in -1 }.typed(.back)),
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
        .keys("Enter", asks: { $0.open(in: &$1) }).typed(.into)),
    ]
  }

  private var rowsOfClasses: [KeyRow<EvaluateRoom>] {
    [
      Row(
        "↓ j ↑ k", \.evaluation.classRow,
        moving("Down", "j") { _ in 1 }, moving("Up", "k") { _ in -1 }),
      Row(
        "] [ PgDn PgUp", \.evaluation.classPage,
        moving("]", "PgDn") { $0.classes }, moving("[", "PgUp") { -$0.classes }),
      Row(
        "g G", \.evaluation.classEnds,
        moving("g", "Home") { _ in -.max }, moving("G", "End") { _ in .max }),
      Row(
        "Enter", \.evaluation.toPictures,
        .keys("Enter", does: { room, house in room.showPictures(in: &house) })),
    ]
  }

  private func moving(
    _ names: String...,
    by offset: @escaping ((columns: Int, count: Int, classes: Int)) -> Int
  ) -> KeyRow<EvaluateRoom>.Bound {
    .keys(names) { room, _ in
      let isOnClasses = room.isOnClasses
      let count = isOnClasses ? room.asked.answers.counts.count : room.asked.wrong.count
      let (wanted, isBeyond) = (isOnClasses ? room.chosenClass : room.chosen)
        .addingReportingOverflow(offset(room.sheet))
      let place = min(max(0, isBeyond ? .max : wanted), max(0, count - 1))
      if isOnClasses { room.chosenClass = place } else { room.chosen = place }
      return []
    }
  }

  /// Chooses a wrong answer by its place among them.
  mutating func choose(_ place: Int) { chosen = place }

  /// Shows the surest picture of the chosen class that is taken wrongly.
  private mutating func showPictures(in house: inout House) {
    let label = ClassList(asked).order[chosenClass]
    guard let place = asked.wrong.firstIndex(where: { $0.truth == label }) else {
      house.notice = house.phrases.evaluation.noneWrong(
        asked.source.arrangement.word(forClass: label))
      return
    }
    (chosen, showsClasses) = (place, false)
    _ = settle(in: &house)
  }

  /// A line for the shell reopens the walk where a file was asked about the test digits or a table; other
  /// examples are named nowhere.
  private var origin: Walk.Origin {
    guard let file = asked.name else {
      return asked.looked == nil && asked.table == nil
        ? .training : .unsaved(OwnFiles(weights: nil, examples: asked.table))
    }
    guard asked.looked != nil || asked.table != nil else { return .examples }
    return asked.isOfWeights
      ? OwnFiles(weights: file, examples: asked.table).map { .exercise($0) } ?? .examples
      : .model(file, OwnFiles(weights: nil, examples: asked.table))
  }

  /// The line that asks a file once more; none where it has none, or no option names what it was asked about.
  private func reopening(in house: House) -> Reopening {
    let asked = asked
    guard let file = asked.name, asked.looked == .test || asked.table != nil || asked.data != nil
    else {
      return .none(house.phrases.evaluation.noLine)
    }
    let network =
      asked.isOfWeights
      ? [
        ShellLine.option("network", "\(asked.session.network)"),
        "--loss \(ShellLine.word(of: asked.session.loss))",
      ] : []
    let data = asked.table?.words ?? asked.data?.words ?? []
    return .line(
      ShellLine.line(
        "wadachi evaluate", [ShellLine.word(file)] + network + data + ["--screen"] + house.options))
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
      timeline, of: origin, looking: asked.looked ?? .training, in: house.language)
    return [
      .open(
        StepRoom.door(into: walk) { _, _, house in
          house.notice = house.phrases.walk.looksOn(isPlain: house.isPlain)
        })
    ]
  }
}
