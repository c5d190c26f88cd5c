import Phrases

extension LearnRoom {
  var rows: [KeyRow<LearnRoom>] {
    if isSearching { return [.stopping] }
    if training != nil { return [fullSpeed, running, pace, .help, leave] }
    if question != nil { return [paging, otherPane] + KeyRow.answering + [link, .help, leave] }
    return [proceeding, paging, otherPane] + KeyRow.alongTheWalk + [inAndOut]
      + KeyRow.throughAPlace + KeyRow.overSteps + [
        .naming, back,
      ] + KeyRow.toStops + [link, .help, leave]
  }

  private typealias Row = KeyRow<LearnRoom>

  private var link: KeyRow<LearnRoom> {
    .link { room, house in
      let (lesson, page) = (room.session.lesson.id, room.session.pageIndex + 1)
      return .line(
        ShellLine.line("wadachi learn \(lesson) --page \(page)", house.options))
    }
  }

  private var leave: KeyRow<LearnRoom> {
    .leave { room, _ in room.training == nil ? [] : [.perform(.stopTraining)] }
  }

  // MARK: Reading

  private var proceeding: KeyRow<LearnRoom> {
    Row(
      "Enter", { [next] in $0.learn.proceed(next) }, .keys("Enter", asks: { $0.proceed(in: &$1) }))
  }

  private var paging: KeyRow<LearnRoom> {
    Row(
      "PgDn PgUp", { [ways = waysOfPaging] in $0.learn.turn(back: ways.back, on: ways.on) },
      .keys("PgDn", asks: { $0.pageDown(in: &$1) }), .keys("PgUp", asks: { $0.pageUp(in: &$1) }))
  }

  private var otherPane: KeyRow<LearnRoom> {
    Row(
      "Tab", \.learn.otherPane,
      hintNow: { _, house in
        LearnLayout(house.size).isWide ? nil : house.phrases.learn.otherPane.hint
      },
      .keys("Tab", does: { room, _ in room.showsLesson.toggle() }))
  }

  /// Does what the page offers: its training, the next page, or what comes after the lesson.
  private mutating func proceed(in house: inout House) -> [Request] {
    if wantsTraining { return train(in: &house) }
    guard session.isLastPage else { return turn(by: 1, in: &house) }
    let next = house.course.next(after: session.lesson.id)
    return [.leave, next.map { .perform(.openLesson($0.id)) } ?? .open(LessonListRoom.door)]
  }

  /// Begins the page's training, or says why its test set cannot be asked.
  private mutating func train(in house: inout House) -> [Request] {
    do {
      _ = try house.mnist.test.ready(
        for: session.timeline.moment.network, .categoricalCrossentropy())
      return try beginTraining(in: &house)
    } catch {
      house.notice = "\(error)"
      return []
    }
  }

  /// In which directions there are pages, or lines of this one.
  private var waysOfPaging: (back: Bool, on: Bool) {
    (session.pageIndex > 0 || scroll > 0, !session.isLastPage)
  }

  private mutating func pageDown(in house: inout House) -> [Request] {
    let layout = LearnLayout(house.size)
    let lines = LessonPane(self, in: house).lineCount(width: layout.textWidth)
    let hidden = lines - scroll - layout.textHeight
    guard hidden > 0 else { return turn(by: 1, in: &house) }
    scroll += min(hidden, layout.textHeight - 1)
    showsLesson = true
    return []
  }

  private mutating func pageUp(in house: inout House) -> [Request] {
    guard scroll > 0 else { return turn(by: -1, in: &house) }
    scroll = max(0, scroll - LearnLayout(house.size).textHeight + 1)
    return []
  }

  // MARK: Walking

  private var inAndOut: KeyRow<LearnRoom> {
    Row(
      "↓ j ↑ k", \.learn.inAndOut,
      hintNow: { room, _ in room.walk.hintOfDepth },
      .keys("Down", "j", move: .into), .keys("Up", "k", move: .outOf))
  }

  private var back: KeyRow<LearnRoom> {
    Row(
      "Backspace", \.learn.back,
      .keys("Backspace", does: { room, _ in room.standOnPage() }))
  }

  // MARK: Training

  private var fullSpeed: KeyRow<LearnRoom> {
    Row(
      "Enter", \.learn.fullSpeed,
      .keys("Enter", asks: { room, _ in room.order { $0.wholeEpoch(at: .full) } }))
  }

  private var running: KeyRow<LearnRoom> {
    Row(
      "space",
      { [isPaused = training?.isPaused != false] in $0.train.runOrPause(isPaused: isPaused) },
      .keys("space", asks: { room, _ in room.order { $0.toggleRun() } }))
  }

  private var pace: KeyRow<LearnRoom> {
    Row(
      "+ −", \.train.changePace,
      .keys("+", "=", asks: { room, _ in room.order { $0.change(pace: $0.pace.faster) } }),
      .keys("-", asks: { room, _ in room.order { $0.change(pace: $0.pace.slower) } }))
  }

  /// Gives the worker the order that a change of the training leads to.
  private mutating func order(
    _ change: (inout TrainState) -> TrainingOrder?
  ) -> [Request] {
    guard var state = training else { return [] }
    defer { training = state }
    return change(&state).map { [.perform(.train($0))] } ?? []
  }
}
