import NeuralCore
import TimeTravel

extension AppState {
  /// Opens the newcomer's walk, where the learner left it; a training's walk stays in its training.
  mutating func openStepper() -> [Effect] {
    orNotice { state in
      if state.step?.isOfStep != true {
        let timeline = try StepOpening().timeline(on: state.mnist.train)
        state.begin(state.resumedWalk ?? Walk(timeline, of: .newNetwork))
      }
      state.show(.step)
      return []
    }
  }

  /// Walks on in another walk: the learner is asked as before, and the score goes on.
  mutating func begin(_ walk: Walk) {
    let asking = step?.asking
    step = walk
    step?.restoreStops(settings.stops)
    step?.beginAsking(settings.asksFirst, after: asking)
  }

  /// The walk of another day; nil when there is none, or when its place is no longer there.
  private var resumedWalk: Walk? {
    guard let place = progress.walk else { return nil }
    let session = Session.tutorial(seed: place.seed)
    guard let target = try? Target(place.at, in: session),
      let timeline = try? StepOpening(session: session, example: place.example, target: target)
        .timeline(on: mnist.train)
    else { return nil }
    return Walk(timeline, of: .newNetwork)
  }

  /// Remembers from day to day where a walk stands that a seed can make again.
  private mutating func keepWalk() {
    guard let walk = step, walk.origin == .newNetwork, walk.isTutorial else { return }
    progress.walk = .init(
      seed: walk.moment.seed, example: walk.moment.example,
      at: Target(walk.moment).text(in: walk.moment.network))
  }

  /// The seed of every walk that names none.
  public static let defaultSeed: UInt64 = 7

  /// What a key does in the stepper.
  mutating func performStep(_ command: Command) -> [Effect] {
    if step?.asking.question != nil { return performGuess(command) }
    switch command {
    case .digit(let digit): step?.type(digit: digit)
    case .goTo: overlay = .prompt(Prompt(purpose: .goTo, text: ""))
    case .run: step?.isRunning.toggle()
    case .faster: changePace { $0.quicken() }
    case .slower: changePace { $0.slacken() }
    case .whatIf: overlay = .prompt(Prompt(purpose: .whatIf, text: ""))
    case .change: changeNumber()
    case .less: notice = step?.turn(by: -1, mayNudge: true)
    case .more: notice = step?.turn(by: 1, mayNudge: true)
    case .digits: notice = step?.digits
    case .undo: notice = step?.takeBack() ?? "Nothing was changed or supposed that could be undone."
    case .stops: overlay = .stops(chosen: 0)
    case .nextStop: search(.later)
    case .lastStop: search(.earlier)
    case .link: notice = step.map(Link.step)
    case .askFirst: return toggleAsking()
    case .leave: return leaveWalk()
    case .close: step?.repeatCount = nil
    default:
      step?.isRunning = false
      walk(command)
    }
    return []
  }

  /// Makes a move, as an errand when it leads far.
  private mutating func walk(_ command: Command) {
    if let far = step?.destination(of: command),
      step?.setOut(toStep: far, then: .command(command)) == true
    {
      return runErrand()
    }
    if step?.move(command) == false {
      step?.isRunning = false
      notice = step?.locked(command) ?? step?.endOfTheWalk(command)
    }
  }

  private mutating func changePace(_ change: (inout Walk) -> Void) {
    guard var walk = step else { return }
    change(&walk)
    step = walk
    if !walk.isRunning { notice = "space runs; it moves \(walk.pace.words)." }
  }

  /// Leaves the stepper; its place is kept, and what was asked is summed up.
  mutating func leaveWalk() -> [Effect] {
    step?.isRunning = false
    keepWalk()
    if let score = step?.asking.score, !score.isEmpty { notice = "Your guesses: \(score.words)." }
    return leave()
  }

  /// Goes to a place that was typed, or says what is wrong with it.
  mutating func goTo(_ text: String) {
    switch screen {
    case .step: goInStep(text)
    case .learn: notice = learn?.walk?.go(to: text)
    case .data: notice = data.go(to: text, in: mnist)
    default: break
    }
  }

  /// Time passed: a walk that runs by itself takes its next move.
  mutating func tick() -> [Effect] {
    guard overlay == nil else { return [] }
    if walk?.errand != nil {
      carryOn()
    } else if screen == .step, step?.isRunning == true {
      walk(.later)
    }
    return []
  }

  private mutating func goInStep(_ text: String) {
    guard let walk = step else { return }
    do {
      let target = try Target(text, in: walk.moment.sessionBefore)
      if let far = target.step, walk.timeline.canReach(far),
        step?.setOut(toStep: far, then: .target(target)) == true
      {
        return runErrand()
      }
      notice = step?.go(to: target)
    } catch {
      notice = "\(error)"
    }
  }
}

extension Walk {
  /// Goes to a place by its name; returns a sentence when there is no such place.
  mutating func go(to text: String) -> String? {
    do {
      return go(to: try Target(text, in: moment.sessionBefore))
    } catch {
      return "\(error)"
    }
  }

  /// Goes to a place; returns a sentence when it is not there.
  mutating func go(to target: Target) -> String? {
    if target.example != nil, let kept = locked(.nextExample) { return kept }
    do {
      try timeline.go(to: target)
      return nil
    } catch {
      return "\(error)"
    }
  }
}
