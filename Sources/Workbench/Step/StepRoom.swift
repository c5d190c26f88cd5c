import LessonKit
import ModelFiles
import NeuralCore
import Phrases
import TimeTravel

/// The stepper: a walk through the steps of a network.
struct StepRoom: WalkingRoom {
  var overlay: (any Overlay<StepRoom>)?
  var walk: Walk
  var typed = TypedLine()

  let mayChange = true

  /// Walks in a walk: the learner is asked as in the last one, and the score goes on.
  init(_ walk: Walk, after left: StepRoom?, in house: House) {
    self.walk = walk
    self.walk.reading.isAtOnce = house.isUnwatched
    self.walk.isPlain = house.isPlain
    self.walk.restoreStops(house.settings.stops)
    self.walk.beginAsking(house.settings.asksFirst, after: left?.walk.asking)
  }

  func title(in phrases: Phrases) -> String {
    if isSearching { return phrases.step.title(.search) }
    guard let question else { return phrases.step.title(.walk) }
    return phrases.step.title(question.wantsTyping ? .number : .choice)
  }

  mutating func showWalk() {}

  mutating func point(at number: String) {}

  // MARK: Moving

  mutating func go(_ move: Move, in house: inout House) {
    walk.isRunning = false
    step(move, in: &house)
  }

  /// Time passed: a walk that runs by itself takes its next move.
  mutating func tick(in house: inout House) {
    if isSearching {
      carryOn(in: &house)
    } else if walk.isReading {
      walk.read()
    } else if walk.isRunning {
      runOn(in: &house)
    }
  }

  /// The next move of a walk that runs by itself: over steps, where what is shown is looked at from
  /// step to step.
  private mutating func runOn(in house: inout House) {
    guard walk.runsOverSteps else { return step(.later, in: &house) }
    walk.repeatCount = walk.pace.stepsAFrame
    step(walk.timeline.depth > .step ? .laterStep : .later, in: &house)
  }

  /// Makes a move, as an errand when it leads far.
  private mutating func step(_ move: Move, in house: inout House) {
    if let far = walk.destination(of: move), walk.setOut(toStep: far, then: .move(move)) {
      return runErrand(in: &house)
    }
    guard !walk.move(move) else { return }
    walk.isRunning = false
    house.notice = walk.locked(move) ?? walk.endOfTheWalk(move)
  }

  /// Goes to a place that was typed, as an errand when it is far.
  mutating func go(to typed: TypedTarget, in house: inout House) throws(DescriptionError) {
    if let far = typed.target.step, walk.timeline.canReach(far),
      walk.setOut(toStep: far, then: .target(typed))
    {
      return runErrand(in: &house)
    }
    house.notice = try walk.go(to: typed)
  }

  /// Goes where the chosen row of the life that is shown leads; where none is, into what is finer.
  mutating func enterHere(in house: inout House) {
    guard let row = walk.chosenRow else { return go(.into, in: &house) }
    walk.isRunning = false
    walk.chooseRow()
    do throws(DescriptionError) {
      try go(to: TypedTarget(row, in: walk.moment.network), in: &house)
      // A weight is looked at as all of them were.
      if row.step == nil { walk.show(.life) }
    } catch {
      house.notice = "\(error.message)."
    }
  }
}

// MARK: - Asking first

extension StepRoom {
  var question: Question? { walk.asking.question }
  var wrongAnswer: Reply? { walk.asking.reply }

  var said: String? { walk.asking.reply.map(walk.phrases.questions.sentences) }

  mutating func close(with answer: String, in house: inout House) -> Bool {
    walk.asking.answer(answer)
  }

  mutating func skip(in house: inout House) { walk.asking.skip() }

  /// Turns asking before each reveal on or off.
  mutating func toggleAsking(in house: inout House) -> [Request] {
    let isOn = !walk.asking.isOn
    let requests = setAsking(isOn, in: &house)
    let phrases = house.phrases.step
    house.notice = isOn ? phrases.asks(isPlain: false) : phrases.asksNoMore(walk.asking.score)
    return requests
  }

  /// Asks from now on or no more, as plain text says it.
  mutating func ask(_ isOn: Bool, in house: inout House) -> Told {
    let wasAsked = question != nil
    let requests = setAsking(isOn, in: &house)
    let phrases = house.phrases.step
    return Told(
      lines: (wasAsked && !isOn ? afterAnswer(in: house) : [])
        + [isOn ? phrases.asks(isPlain: true) : phrases.asksNoMore(nil)],
      requests: requests)
  }

  /// Asks from now on or no more, from day to day; a question that is open is skipped then.
  private mutating func setAsking(_ isOn: Bool, in house: inout House) -> [Request] {
    walk.asking.isOn = isOn
    if !isOn {
      typed = TypedLine()
      walk.asking.skip()
    }
    guard house.settings.asksFirst != isOn else { return [] }
    house.settings.asksFirst = isOn
    return [.perform(.saveSettings(house.settings))]
  }
}

// MARK: - Leaving

extension StepRoom {
  /// Before it is left: its place is kept, and what was asked is summed up.
  mutating func comeToRest(in house: inout House) {
    walk.isRunning = false
    keepPlace(in: &house)
    let score = walk.asking.score
    if !score.isEmpty { house.notice = house.phrases.questions.guesses(score) }
  }

  /// Remembers from day to day where a walk stands that a seed can make again.
  private func keepPlace(in house: inout House) {
    guard walk.origin == .newNetwork, walk.isTutorial else { return }
    house.progress.walk = .init(
      seed: walk.moment.seed, example: walk.moment.example,
      at: Target(walk.moment).text(in: walk.moment.network))
  }
}
