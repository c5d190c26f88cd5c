import CellCanvas
import NeuralCore
import TimeTravel

extension AppState {
  /// Opens the training screen, paused at batch 0, or as it was left.
  mutating func openTraining() -> [Effect] { orNotice { try $0.beginOrResumeTraining() } }

  /// Opens the training screen; throws when digits to train on or to test with cannot be read.
  mutating func beginOrResumeTraining() throws -> [Effect] {
    guard train == nil else {
      show(.train)
      return []
    }
    let setup = TrainingSetup.tutorial(exampleCount: mnist.train.count, seed: Self.defaultSeed)
    for digits in [mnist.train, mnist.test] {
      _ = try digits.ready(for: setup.session.network, setup.session.loss)
    }
    show(.train)
    return beginTraining(setup)
  }

  /// Begins a training in place of the one there may be; it waits for orders.
  mutating func beginTraining(_ setup: TrainingSetup) -> [Effect] {
    train = TrainState(setup)
    return [.startTraining(setup)]
  }

  /// What a key does while training is watched.
  mutating func performTrain(_ command: Command) -> [Effect] {
    guard let watched = train else { return command == .leave ? leave() : [] }
    switch command {
    case .nextBatch, .wholeEpoch, .run, .faster, .slower: return conduct(command)
    case .stepInto: return standStill(to: .stepInto)
    case .save: return standStill(to: .save)
    case .link: notice = watched.link
    case .leave: return standStill(to: .leave)
    default: break
    }
    return []
  }

  /// Takes the worker's newest report.
  mutating func receive(_ news: TrainingNews) -> [Effect] {
    train?.receive(news)
    let effects = carryOutIntent()
    guard learn?.training != nil else { return effects }
    do {
      return effects + (try learn?.receive(news) ?? [])
    } catch {
      notice = "\(error)"
      return effects
    }
  }

  /// Takes the news that no more will come.
  mutating func loseTraining(_ message: String) -> [Effect] {
    train?.loseWorker()
    let effects = carryOutIntent()
    notice = message
    return effects
  }

  /// Gives the worker the order that a key stands for.
  mutating func conduct(_ command: Command) -> [Effect] {
    guard var watched = train else { return [] }
    defer { train = watched }
    let moves: Set<Command> = [.nextBatch, .wholeEpoch, .run]
    if watched.isFinished, moves.contains(command) {
      notice = "\(watched.allDone). s steps into the network, w saves it."
      return []
    }
    if let ending = watched.divergenceWords, moves.contains(command) {
      notice = ending
      return []
    }
    let order: TrainingOrder? =
      switch command {
      case .nextBatch: watched.nextBatch()
      case .wholeEpoch: watched.wholeEpoch()
      case .run: watched.toggleRun()
      case .faster: watched.change(pace: watched.pace.faster)
      case .slower: watched.change(pace: watched.pace.slower)
      default: nil
      }
    return order.map { [.train($0)] } ?? []
  }
}

// MARK: - With a network that stands still

extension AppState {
  /// Pauses, and does something once the worker has said where it stands.
  private mutating func standStill(to intent: TrainState.Intent) -> [Effect] {
    guard let order = train?.pause(to: intent) else { return [] }
    // A worker that is gone does not answer.
    return [.train(order)] + carryOutIntent()
  }

  /// Does what waited for the worker's word, and then what was pressed since.
  private mutating func carryOutIntent() -> [Effect] {
    guard let (intent, held) = train?.takeIntent(), let watched = train else { return [] }
    var effects: [Effect] = []
    switch intent {
    case .stepInto: stepInto(watched)
    case .save:
      overlay = .prompt(Prompt(purpose: .saveModel, text: watched.fileName))
    case .leave: effects = leaveTraining(watched)
    }
    for input in held { effects += update(&self, .input(input)) }
    return effects
  }

  /// Whether an input has to wait until the worker stands still; it is held then.
  mutating func holds(_ input: InputEvent) -> Bool {
    guard screen == .train, train?.intent != nil else { return false }
    switch input {
    case .resize: return false
    case .key(let key):
      let atOnce: Set<Command> = [.interrupt, .suspend, .redraw]
      if KeyTable.command(for: key, in: mode).map(atOnce.contains) == true { return false }
    case .paste, .mouse: break
    }
    train?.hold(input)
    return true
  }

  /// Hands the network as it stands to the stepper: its next batch, the first row in focus.
  ///
  /// The walk reaches back to the training's beginning, by replay with the training's own batches.
  private mutating func stepInto(_ watched: TrainState) {
    // The stops of the last look into the same network stay.
    let stops = step?.moment.network == watched.session.network ? step?.stops : nil
    begin(
      Walk(
        Timeline(
          session: watched.session, base: watched.setup.session, known: watched.past.sessions,
          source: mnist.train,
          plan: watched.setup.plan), of: .training))
    if let stops { step?.stops = stops }
    show(.step)
  }
}

// MARK: - Saving and leaving

extension AppState {
  /// Writes the network of the training screen to a file.
  mutating func saveTraining(to path: String) -> [Effect] {
    guard !path.isEmpty else {
      notice = "A file's name is wanted, such as \(train?.fileName ?? "digits.safetensors")."
      return []
    }
    train?.beginSaving()
    return train.map {
      [.saveModel($0.session, training: $0.setup.record, path: path)]
    } ?? []
  }

  /// Leaves the training; asks first when that loses what was learnt.
  private mutating func leaveTraining(_ watched: TrainState) -> [Effect] {
    guard watched.isSaved else {
      overlay = .confirm(watched.lossOnLeaving, .leaveTraining)
      return []
    }
    train = nil
    return [.stopTraining] + leave()
  }
}

extension TrainState {
  /// The name that a file of this network is given when nobody says otherwise.
  var fileName: String { "digits-\(session.stepCount).safetensors" }

  /// The question before what was learnt is lost.
  fileprivate var lossOnLeaving: String {
    let batches = Wording.counted(unsavedBatches, "batch is", "batches are")
    return "\(batches) learnt and not saved. Leave all the same?"
  }
}
