import CellCanvas
import Datasets
import ModelFiles
import NeuralCore
import TerminalDriver
import TimeTravel
import Workbench

/// What watching costs a training at full speed, and what it makes the learner wait for.
///
/// It is the program's own: its worker on a thread of its own, its state, and frames that are drawn into
/// memory, at most ten a second unless a key asks for one.
struct WatchBench {
  let materials: Materials
  let effort: BenchEffort

  /// The windows: one of three panes, and one of all that a network of digits has.
  private static let usual = Size(width: 120, height: 40)
  private static let large = Size(width: 200, height: 60)

  /// All that is measured.
  func measure() throws -> BenchFigures.Watching {
    var screen = try WatchedScreen(materials, Self.usual)
    let plain = PlainTraining(screen.setup, try screen.setup.parts(of: materials.mnist))
    let numbered = TrainingPanes.numbered(for: screen.setup)
    var panes: [BenchFigures.Watching.Pane] = []
    for (place, pane) in numbered.enumerated() {
      screen.press("\(place + 1)")
      panes.append(
        .init(
          question: pane.question(in: materials.language.phrases.train),
          ofTrain: share(of: &screen, beside: plain)))
    }
    let key = Sample(keys(in: &screen))
    screen.resize(to: Self.large)
    panes.append(.init(question: nil, ofTrain: share(of: &screen, beside: plain)))
    let largeKey = Sample(keys(in: &screen))
    let back = Sample(waysBack(in: &screen))
    screen.stop()
    return BenchFigures.Watching(
      panes: panes, key: .init(key), largeKey: .init(largeKey), back: .init(back),
      steps: min(screen.stepCount, Checkpoints.reach), framesPerSecond: screen.framesPerSecond)
  }

  /// The images a second of the watched training as a share of those of `train`; both take turns.
  private func share(of screen: inout WatchedScreen, beside plain: PlainTraining) -> Double {
    // Turns of a third of a second, which have their share of frames and readings, and many of them: a
    // shared machine's speed changes from second to second.
    let steps = effort.rounds == 1 ? 5 : 400
    let turns = effort.rounds
    let shares = (0..<turns).map { _ in
      let alone = plain.measure(steps: steps)
      screen.press("space")
      screen.wait { $0.stepCount > $1 }
      let (from, start) = (screen.stepCount, ContinuousClock.now)
      screen.wait { news, _ in news.stepCount >= from + steps }
      let elapsed = start.duration(to: .now) / .seconds(1)
      let taken = from..<screen.stepCount
      screen.press("space")
      screen.wait { news, _ in news.isPaused }
      return alone.seconds(steps: taken, ofEpochs: screen.setup.plan.stepsPerEpoch) / elapsed
    }
    return Sample(shares).median
  }

  /// What is pressed again and again: the curves' view, into a pane and out of it, the help, other panes.
  private static let tour = [
    "L", "z", "n", "r", "v", "Tab", "Right", "Down", "Left", "Tab", "?", "Esc", "V", "L", "z",
  ]

  /// How long keys take until their frame is drawn, from when they come, while training runs.
  private func keys(in screen: inout WatchedScreen) -> [Double] {
    screen.press("space")
    screen.wait { $0.stepCount > $1 }
    let keys = (0..<(effort.rounds == 1 ? 1 : 8)).flatMap { _ in Self.tour }
    let seconds = keys.map { screen.press($0, after: .milliseconds(37)) }
    screen.press("space")
    screen.wait { news, _ in news.isPaused }
    return seconds
  }

  /// How long it takes to one of the last batches until its frame is drawn.
  private func waysBack(in screen: inout WatchedScreen) -> [Double] {
    let last = screen.stepCount
    let reach = min(last, Checkpoints.reach)
    let ways = max(3, effort.rounds * 2)
    return (0..<ways).map { way in
      let step = last - reach + (way * 7 % ways) * reach / ways
      for key in [":"] + "\(step)".map(String.init) { screen.press(key) }
      let start = ContinuousClock.now
      screen.press("Enter")
      screen.wait { news, _ in news.isPaused && news.stepCount == step }
      return start.duration(to: .now) / .seconds(1)
    }
  }
}

/// The same training that nobody watches, as `train` has it: batches, and an evaluation after each epoch.
private final class PlainTraining {
  private var training: Training
  private let check: any ExampleSource

  init(_ setup: TrainingSetup, _ parts: DataParts) {
    training = Training(setup.session, on: parts.training, plan: setup.plan)
    check = parts.validation ?? parts.test
  }

  /// What a batch and an evaluation took.
  struct Cost {
    let batch: Double
    let evaluation: Double

    /// How long some steps would have taken, with the epochs that end among them.
    func seconds(steps: Range<Int>, ofEpochs length: Int) -> Double {
      let ends = steps.upperBound / length - steps.lowerBound / length
      return batch * Double(steps.count) + evaluation * Double(ends)
    }
  }

  func measure(steps: Int) -> Cost {
    let batches = Sample.seconds { for _ in 0..<steps { training.nextBatch() } }
    let evaluation = Sample.seconds { _ = training.session.evaluate(check) }
    return Cost(batch: batches / Double(steps), evaluation: evaluation)
  }
}

/// The program's screen of a training, in memory, with its worker.
private struct WatchedScreen {
  private var state: AppState
  private let worker: WorkerTraining
  private let waker: Waker
  let setup: TrainingSetup
  private var news: TrainingNews
  private var lastFrame = ContinuousClock.now
  private var isStale = false
  /// The frames that a report asked for while it ran, and how long that was.
  private var frames = (count: 0, seconds: 0.0)

  /// The shortest time between two frames that only the worker asked for, as in the program's loop.
  private static let frameInterval = Duration.milliseconds(33)

  init(_ materials: Materials, _ size: Size) throws {
    state = AppState(
      size: size, look: Look(), mnist: materials.mnist, course: materials.course,
      progress: LearningProgress(), settings: Settings())
    waker = try Waker()
    worker = WorkerTraining(materials.mnist, waking: waker)
    let record = TrainingRecord(
      data: .mnist(), batch: 128,
      validation: DataDescription.mnist().usualValidation(of: materials.mnist.train.count))
    // It must not come to its end.
    setup = try TrainingSetup(.tutorial(seed: 7), record, epochs: 10_000, of: materials.mnist)
    news = TrainingNews(before: setup)
    perform(try state.open(.train(setup, at: nil)))
    wait { news, _ in news.isPaused }
    // It opens at a pace that one can follow.
    for _ in Pace.allCases { press("+") }
  }

  var stepCount: Int { news.stepCount }

  /// How many frames a second reports asked for.
  var framesPerSecond: Double { Double(frames.count) / frames.seconds }

  func stop() { worker.stop() }

  mutating func resize(to size: Size) { take(.input(.resize(size))) }

  /// Presses a key of that name.
  mutating func press(_ name: String) {
    if let key = Key(name: name) { take(.input(.key(key))) }
  }

  /// Lets reports come for a while, presses a key then, and tells how long its frame took from when the
  /// key came.
  mutating func press(_ name: String, after pause: Duration) -> Double {
    let due = ContinuousClock.now + pause
    while ContinuousClock.now < due { hear(until: due) }
    frames.seconds += pause / .seconds(1)
    press(name)
    return due.duration(to: .now) / .seconds(1)
  }

  /// Hears reports until one is as it should be, of the step that there was before.
  mutating func wait(until isReached: (_ news: TrainingNews, _ before: Int) -> Bool) {
    let before = stepCount
    let start = ContinuousClock.now
    repeat { hear() } while !isReached(news, before)
    if isStale { draw() }
    frames.seconds += start.duration(to: .now) / .seconds(1)
  }

  /// Hears what is said by a time, or the next of it; it sleeps until then, as the program does, for who
  /// looks again and again takes a processor from those who train.
  private mutating func hear(until end: ContinuousClock.Instant = .now + .milliseconds(50)) {
    let due = isStale ? min(end, lastFrame + Self.frameInterval) : end
    waker.wait(atMost: max(0, Int(ContinuousClock.now.duration(to: due) / .milliseconds(1))))
    for action in worker.news() {
      if case .training(let report) = action { news = report }
      perform(update(&state, action))
      isStale = true
    }
    if isStale, lastFrame.duration(to: .now) >= Self.frameInterval {
      draw()
      frames.count += 1
    }
  }

  private mutating func take(_ action: Action) {
    perform(update(&state, action))
    draw()
  }

  private mutating func draw() {
    _ = render(state).canvas.presented(in: .unicode)
    lastFrame = .now
    isStale = false
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .startTraining(let setup, let keeping): worker.start(setup, keeping: keeping)
      case .train(let order): worker.follow(order)
      case .watchTraining(let watch): worker.follow(watch)
      case .stopTraining: worker.stop()
      default: break
      }
    }
  }
}
