import NeuralCore
import TimeTravel

extension AppState {
  /// Opens the default walk: the tutorial's network, batches of one, unshuffled, from step 1.
  mutating func openStepper() -> [Effect] {
    if step == nil {
      let session = Session(
        network: .tutorial, loss: .categoricalCrossentropy, optimizer: .sgd(learningRate: 0.1),
        seed: Self.defaultSeed)
      step = Walk(Self.timeline(of: session, on: mnist.train))
    }
    show(.step)
    return []
  }

  /// The seed of every walk that names none.
  public static let defaultSeed: UInt64 = 7

  /// A walk in batches of one, unshuffled, over a source's examples.
  public static func timeline(of session: Session, on source: any ExampleSource) -> Timeline {
    Timeline(
      session: session, source: source,
      plan: BatchPlan(
        exampleCount: source.count, batchSize: 1, shuffled: false, seed: session.seed))
  }

  /// What a key does in the stepper.
  mutating func performStep(_ command: Command) -> [Effect] {
    switch command {
    case .digit(let digit): step?.type(digit: digit)
    case .goTo: overlay = .prompt(Prompt(purpose: .goTo, text: ""))
    case .run: step?.isRunning.toggle()
    case .faster: step?.quicken()
    case .slower: step?.slacken()
    case .link: notice = step.map { Link.step($0.moment) }
    case .leave:
      step?.isRunning = false
      return leave()
    case .close: step?.repeatCount = nil
    default:
      step?.isRunning = false
      if step?.move(command) == false { notice = command.endOfTheWalk }
    }
    return []
  }

  /// Goes to a place that was typed, or says what is wrong with it.
  mutating func goTo(_ text: String) {
    switch screen {
    case .step: notice = step?.go(to: text)
    case .learn: notice = learn?.walk?.go(to: text)
    case .data: notice = data.go(to: text, in: mnist)
    default: break
    }
  }

  /// Time passed: a walk that runs by itself takes its next move.
  mutating func tick() -> [Effect] {
    guard screen == .step, overlay == nil, step?.isRunning == true else { return [] }
    if step?.move(.later) == false { step?.isRunning = false }
    return []
  }
}

extension Walk {
  /// Goes to a place by its name; returns a sentence when there is no such place.
  mutating func go(to text: String) -> String? {
    do {
      try timeline.go(to: Target(text, in: moment.sessionBefore))
      return nil
    } catch {
      return "\(error)"
    }
  }
}

extension Command {
  /// The sentence for a move that found nothing further.
  var endOfTheWalk: String? {
    switch self {
    case .later, .laterStep: "This is the last place of the walk."
    case .earlier, .earlierStep: "This is the first place of the walk; before it is state 0."
    case .into: "There is nothing finer inside this."
    case .outOf: "This is the coarsest grain."
    case .back: "There was no jump to go back from."
    default: nil
    }
  }
}
