import Foundation

extension Show {
  /// Reads a `show` block; what it does not say is the lesson's.
  init(
    _ yaml: String, setup: Setup, line: Int, file: String, folder: URL?
  ) throws(LessonError) {
    let fields = try Fields(
      yaml, what: "show", allowed: LessonKeys.show, line: line, offset: line, file: file)
    let trace = try LessonTrace(fields, in: folder)
    let typed = try fields.whole("typed", in: Self.buildable)
    let choices = try fields.list("choose")
    var standIns: [String: String] = [:]
    standIns[Self.typedMark] = typed.map(String.init)
    standIns[Self.chosenMark] = choices.first
    let own = try Setup(
      fields, otherwise: trace.map { Setup($0) } ?? setup, standIns: standIns, in: folder)
    self.template = standIns.isEmpty ? nil : try fields.words("network")
    self.choices = choices
    self.trace = trace
    self.setup = own
    let other = try fields.mapping("other", allowed: LessonKeys.other)
    let otherTrace = try other.flatMap { (fields) throws(LessonError) in
      try LessonTrace(fields, in: folder)
    }
    self.otherTrace = otherTrace
    self.other = try other.map { (fields) throws(LessonError) in
      try Setup(fields, otherwise: otherTrace.map { Setup($0) } ?? own, in: folder)
    }
    self.state = try Self.state(fields)
    self.step = try fields.whole("step", in: 1...1_000_000) ?? 1
    self.example = try fields.whole("example", in: 0...59_999)
    self.at = Spot(text: try fields.required("at"), line: fields.line(of: "at"))
    self.view = try fields.words("view")
    self.hasBeside = try fields.yes("beside")
    self.task = try Self.task(fields, own)
    self.keys = try fields.list("keys")
    self.locks = try Self.locks(fields)
    self.claims = try fields.list("claims").map { (claim) throws(LessonError) in
      try Condition(claim, line: fields.line(of: "claims"), file: file)
    }
    self.line = line
    if let word = choices.first(where: { choosing($0) == nil }) {
      throw fields.error("choose", "with “\(word)” the network is none that takes these examples")
    }
  }

  private static func locks(_ fields: Fields) throws(LessonError) -> Set<WalkLock> {
    var locks: Set<WalkLock> = []
    for word in try fields.list("lock") {
      guard let lock = WalkLock(rawValue: word) else {
        let known = WalkLock.allCases.map(\.rawValue).joined(separator: ", ")
        throw fields.error("lock", "“\(word)” is nothing to lock; that is one of \(known)")
      }
      locks.insert(lock)
    }
    return locks
  }

  private static func state(_ fields: Fields) throws(LessonError) -> State {
    guard let word = try fields.words("state") else { return .fresh }
    guard let state = State(rawValue: word) else {
      let known = State.allCases.map(\.rawValue).joined(separator: ", ")
      throw fields.error("state", "“\(word)” is no state; a state is one of \(known)")
    }
    return state
  }

  /// `walk PLACE`, `look`, `example` or `train` (one epoch in batches of 128, or as `train` says).
  private static func task(_ fields: Fields, _ setup: Setup) throws(LessonError) -> Task? {
    if let training = try fields.mapping("train", allowed: LessonKeys.train) {
      return .train(try PageTraining(training, setup))
    }
    guard let text = try fields.words("do") else { return nil }
    let words = text.split(separator: " ").map(String.init)
    if words[0] == "walk", words.count > 1 {
      return .walk(
        to: Spot(text: words.dropFirst().joined(separator: " "), line: fields.line(of: "do")))
    }
    if words == ["look"] { return .look }
    if words == ["example"] { return .otherExample }
    if words == ["train"] { return .train(.usual) }
    throw fields.error(
      "do", "“\(text)” is nothing to do; it is “walk PLACE”, “look”, “example” or “train”")
  }
}
