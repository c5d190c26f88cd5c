import Phrases

extension LearnRoom {
  var rows: [KeyRow<LearnRoom>] { keyRows + words }

  private var keyRows: [KeyRow<LearnRoom>] {
    if isSearching { return [.stopping] }
    if hasTrained { return [goingOn, scrolling, otherPane, .help, leave] }
    if training != nil {
      return [fullSpeed, running, pace, scrolling, otherPane, .help, leave]
    }
    if question != nil {
      return KeyRow.answering + [.toFactor, paging, otherPane] + KeyRow.lookingAround
        + [glossary, link, .help, leave]
    }
    let hints: [Row] =
      (session.page.show.choices.isEmpty ? [] : [choosing])
      + (session.page.tasks.isEmpty ? [] : [hint])
    let code: [Row] = session.page.links.isEmpty ? [] : [nextLine]
    // What an open task wants stands first in the bottom line.
    let reading: [Row] =
      openTask == nil
      ? [proceeding, paging, otherPane, copying] + KeyRow.lookingAround + opened + hints
      : [proceeding] + opened + hints + [paging, otherPane, copying] + KeyRow.lookingAround
    return [.toFactor] + reading + code + [back, glossary, link, .help, leave]
  }

  /// The keys beside those of every lesson that the page's task opens.
  private var opened: [Row] {
    let all: [Row] =
      KeyRow.throughAPlace + KeyRow.overSteps + [.naming, .supposing] + KeyRow.toStops
    let opened = all.filter { $0.hasKey(named: session.page.keys) }
    guard session.page.curve != nil else { return opened }
    return [movingPoint] + opened.filter { !$0.hasKey(named: ["<", ">"]) }
  }

  /// Moves the point on the page's curve.
  private var movingPoint: Row {
    Row(
      "< >", \.learn.movingPoint,
      .keys("<", does: { room, _ in room.movePoint(by: -1) }).typed(.nudgeDown),
      .keys(">", does: { room, _ in room.movePoint(by: 1) }).typed(.nudgeUp))
  }

  private mutating func movePoint(by presses: Int) {
    guard let curve = session.page.curve else { return }
    // A press that leads nowhere is none.
    if curve.point(after: pointPresses + presses) != curve.point(after: pointPresses) {
      pointPresses += presses
      showWalk()
    }
  }

  /// To the place of the next line of the page's code, from the one that we are at.
  private var nextLine: Row {
    Row("c", \.learn.nextLine, .keys("c", does: { room, _ in room.goToNextLine() }))
      .inGroup(.places)
  }

  private mutating func goToNextLine() {
    let targets = session.page.links.compactMap { try? session.stage.target(of: $0.spot) }
    guard !targets.isEmpty else { return }
    let here = targets.lastIndex { $0.place == walk.moment.cursor.place }
    let next = targets[here.map { ($0 + 1) % targets.count } ?? 0]
    walk.travel { timeline in try? timeline.go(to: next) }
    showWalk()
  }

  private var glossary: Row {
    Row("g", \.learn.glossary, .keys("g", does: { $0.showGlossary(in: &$1) })).inGroup(.places)
  }

  private var hint: Row {
    Row(
      "h", \.learn.hint, when: { $0.openTask != nil },
      .keys("h", does: { $0.hint(in: &$1) }).typed(.hint))
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
      "Enter", { [next] in $0.learn.proceed(next) },
      .keys("Enter", asks: { $0.proceed(in: &$1) }).typed(.next))
  }

  private var paging: KeyRow<LearnRoom> {
    Row(
      "PgDn PgUp", { [ways = waysOfPaging] in $0.learn.turn(back: ways.back, on: ways.on) },
      .keys("PgDn", asks: { $0.pageDown(in: &$1) }),
      .keys("PgUp", asks: { $0.pageUp(in: &$1) }).typed(.back))
  }

  /// On and back in the text alone, while a training has the page.
  private var scrolling: KeyRow<LearnRoom> {
    Row(
      "PgDn PgUp", \.learn.scrolling, when: { $0.hasMoreBelow || $0.scroll > 0 },
      .keys("PgDn", does: { room, house in _ = room.scrollDown(in: house) }),
      .keys("PgUp", does: { room, house in room.scrollUp(in: house) }))
  }

  private var otherPane: KeyRow<LearnRoom> {
    Row(
      "Tab", { [showsLesson] in $0.learn.otherPane(showsLesson: showsLesson) },
      when: { !$0.isWide },
      .keys("Tab", does: { room, _ in room.showsLesson.toggle() }))
  }

  /// Does what the page offers: its training, the next page, or what comes after the lesson.
  private mutating func proceed(in house: inout House) -> [Request] {
    if wantsTraining { return train(in: &house) }
    // What stands below the last line is read before the page is turned.
    if !house.isPlain, scrollDown(in: house) { return [] }
    if redo != nil { return goOnRedoing(in: &house) }
    guard session.isLastPage else { return turn(by: 1, in: &house) }
    if house.isPlain {
      let (words, left) = (
        house.phrases.learn, house.progress.lessons[session.lesson.id]?.toRedo ?? 0
      )
      let redoing = left > 0 ? words.offersRedo(count: left) : nil
      house.notice = [words.ends(next: nextLesson), redoing].compactMap(\.self)
        .joined(separator: " ")
      return []
    }
    let next = house.course.next(after: session.lesson.id)
    return [next.map { .perform(.openLesson($0.id)) } ?? .instead(LessonListRoom.door)]
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
    scrollDown(in: house) ? [] : turn(by: 1, in: &house)
  }

  /// Shows what stands below the last line; false where nothing does.
  private mutating func scrollDown(in house: House) -> Bool {
    let hidden = hiddenBelow(in: house)
    guard hidden > 0 else { return false }
    scroll += min(hidden, layout(in: house.size).textHeight - 1)
    showsLesson = true
    return true
  }

  private mutating func pageUp(in house: inout House) -> [Request] {
    guard scroll > 0 else { return turn(by: -1, in: &house) }
    scrollUp(in: house)
    return []
  }

  private mutating func scrollUp(in house: House) {
    scroll = max(0, scroll - layout(in: house.size).textHeight + 1)
  }

  // MARK: Walking

  private var back: KeyRow<LearnRoom> {
    Row(
      "Backspace", \.learn.back,
      .keys("Backspace", does: { room, _ in room.standOnPage() })
    ).inGroup(.places)
  }

  // MARK: Training

  private var fullSpeed: KeyRow<LearnRoom> {
    Row(
      "Enter", \.learn.fullSpeed,
      .keys("Enter", asks: { room, _ in room.order { $0.wholeEpoch(at: .full) } }))
  }

  /// On from the curves of a training that has ended.
  private var goingOn: KeyRow<LearnRoom> {
    Row(
      "Enter", { [next] in $0.learn.proceed(next) },
      .keys("Enter", asks: { $0.goOnTrained(in: &$1) }).typed(.next))
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
