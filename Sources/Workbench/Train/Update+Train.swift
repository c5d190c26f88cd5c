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
    case .stepInto: return stepIntoTraining()
    case .save: return askForFile(watched)
    case .link: notice = watched.link
    case .leave: return leaveTraining(watched)
    default: break
    }
    return []
  }

  /// Takes the worker's newest report.
  mutating func receive(_ news: TrainingNews) -> [Effect] {
    train?.receive(news)
    guard learn?.training != nil else { return [] }
    do {
      return try learn?.receive(news) ?? []
    } catch {
      notice = "\(error)"
      return []
    }
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

// MARK: - Into the step

extension AppState {
  /// Hands the network as it stands to the stepper: its next batch, the first row in focus.
  ///
  /// The walk reaches back to the training's beginning, by replay with the training's own batches.
  private mutating func stepIntoTraining() -> [Effect] {
    guard var watched = train else { return [] }
    let order = watched.pause()
    train = watched
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
    return [.train(order)]
  }
}

// MARK: - Saving and leaving

extension AppState {
  /// Asks for the name of the file, with one that says what is in it already typed.
  private mutating func askForFile(_ watched: TrainState) -> [Effect] {
    overlay = .prompt(Prompt(purpose: .saveModel, text: watched.fileName))
    var paused = watched
    let order = paused.pause()
    train = paused
    return [.train(order)]
  }

  /// Writes the network of the training screen to a file.
  mutating func saveTraining(to path: String) -> [Effect] {
    guard !path.isEmpty else {
      notice = "A file's name is wanted, such as \(train?.fileName ?? "digits.safetensors")."
      return []
    }
    train?.beginSaving()
    return train.map { [.saveModel($0.session, path: path)] } ?? []
  }

  /// Leaves the training; asks first when that loses what was learnt.
  private mutating func leaveTraining(_ watched: TrainState) -> [Effect] {
    guard watched.isSaved else {
      var paused = watched
      let order = paused.pause()
      train = paused
      overlay = .confirm(paused.lossOnLeaving, .leaveTraining)
      return [.train(order)]
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
