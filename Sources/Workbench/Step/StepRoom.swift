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
    self.walk.restoreStops(house.settings.stops)
    self.walk.beginAsking(house.settings.asksFirst, after: left?.walk.asking)
  }

  func title(in phrases: Phrases) -> String {
    if isSearching { return "While a search runs" }
    guard let question else { return "Stepper" }
    return question.wantsNumber ? "While you are asked for a number" : "While you are asked first"
  }

  mutating func showWalk() {}

  // MARK: Moving

  mutating func go(_ move: Move, in house: inout House) {
    walk.isRunning = false
    step(move, in: &house)
  }

  /// Time passed: a walk that runs by itself takes its next move.
  mutating func tick(in house: inout House) {
    if isSearching {
      carryOn(in: &house)
    } else if walk.reading.isUnfinished {
      walk.readOn()
    } else if walk.isRunning {
      step(.later, in: &house)
    }
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

  /// Goes to the chosen jump of the life that is shown; where none is, into what is finer.
  mutating func enterHere(in house: inout House) {
    guard let jump = walk.chosenJump else { return go(.into, in: &house) }
    walk.isRunning = false
    do throws(DescriptionError) {
      try go(to: TypedTarget(jump, in: walk.moment.network), in: &house)
    } catch {
      house.notice = "\(error.message)."
    }
  }
}

// MARK: - Asking first

extension StepRoom {
  var question: Question? { walk.asking.question }

  mutating func close(with answer: String, in house: inout House) -> Bool {
    walk.asking.answer(answer)
  }

  mutating func skip(in house: inout House) { walk.asking.skip() }

  /// Turns asking before each reveal on or off, from day to day; a question that is open is skipped.
  mutating func toggleAsking(in house: inout House) -> [Request] {
    house.settings.asksFirst.toggle()
    walk.asking.isOn = house.settings.asksFirst
    if walk.asking.isOn {
      house.notice = "You are asked before each reveal from the next place on. a turns it off."
    } else {
      typed = TypedLine()
      walk.asking.skip()
      let score = walk.asking.score
      let words = score.isEmpty ? "" : " \(house.phrases.questions.guesses(score))"
      house.notice = "You are not asked any more.\(words)"
    }
    return [.perform(.saveSettings(house.settings))]
  }
}

// MARK: - What if

extension StepRoom {
  /// Opens a line with the name of the number under the cursor, for another number behind it.
  mutating func changeNumber(in house: inout House) {
    guard let name = walk.nameOfNumber else {
      house.notice =
        "Nothing is given here: go to the input, to a weight or a bias, or to the loss's target."
      return
    }
    askWhatIf(text: name)
  }

  /// Opens a line for what shall be otherwise; one that cannot be stays there, with what is wrong.
  mutating func askWhatIf(text: String = "") {
    overlay = Prompt(
      "What if", example: "such as: rate 0.5, optimizer adam(0.001), dropout 0.5, seed 8",
      text: text
    ) { (room, text, house) throws(DescriptionError) in
      house.notice = try room.walk.suppose(text)
      return []
    }
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
