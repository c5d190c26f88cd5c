import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Notation
import Phrases
import Workbench

/// The options that describe a training, for the command that prints lines and for the screen.
struct TrainingOptions: ParsableArguments {
  @Option(
    name: .customLong("epochs"),
    help: ArgumentHelp(
      "How often all examples are gone through, those before a --resume too. (default: 10)",
      valueName: "n"))
  var givenEpochs: Int?

  @Option(
    name: BatchSize.names,
    help: ArgumentHelp("How many examples a step takes. (default: 128)", valueName: "n"))
  var batch: Int?

  @Option(
    help: ArgumentHelp(
      """
      What to train on: mnist, a range of it such as mnist:0-5000, xor, or points: moons:200,0.1, \
      circles, spirals, blobs, with how many and their noise. (default: mnist)
      """,
      valueName: "text"), transform: { try DataDescription($0) })
  var data: DataDescription?

  @OptionGroup(title: "Examples of your own") var table: TableOptions

  @Option(
    help: ArgumentHelp(
      "How many of the last examples are held out, to check with. (default: 0; of watch a twelfth)",
      valueName: "n"))
  var validation: Int?

  @Flag(help: "Mix the lines of --examples, by the seed, before the last are held out.")
  var shuffle = false

  @Flag(
    help: "Take each input less its mean, by its deviation, over the examples to learn from.")
  var standardize = false

  @OptionGroup(title: "Network") var options: SessionOptions

  @Option(
    help: ArgumentHelp(
      """
      Begin with the weights of a file: safetensors of Wadachi, Keras or PyTorch, NumPy's .npz, or JSON.
      """, valueName: "file"), completion: .file())
  var weights: String?

  @Option(
    help: ArgumentHelp(
      """
      Go on with the training in a file of --save, or a folder of --checkpoint, as if it had never stopped.
      """,
      valueName: "file"), completion: .file())
  var resume: String?

  @Option(
    help: ArgumentHelp("Write the trained network to a file.", valueName: "file"),
    completion: .file())
  var save: String?

  @Option(
    help: ArgumentHelp(
      "Write a checkpoint to a folder on the way, and at the end, for --resume.",
      valueName: "folder"), completion: .directory)
  var checkpoint: String?

  @Option(
    help: ArgumentHelp(
      "How many seconds lie between two checkpoints. (default: 10)", valueName: "x"))
  var checkpointSeconds: Double?

  func validate() throws {
    if let givenEpochs, givenEpochs < 1 {
      throw ValidationError("--epochs must be at least 1; \(givenEpochs) was given.")
    }
    try batch.map(BatchSize.check)
    try table.check(beside: data)
    if shuffle, table.examples == nil {
      throw ValidationError("--shuffle mixes the lines of a file: name it with --examples FILE.")
    }
    if let validation, validation < 0 {
      throw ValidationError("--validation must be at least 0; \(validation) was given.")
    }
    if let save, save.isEmpty || save.hasSuffix("/") {
      throw ValidationError("--save needs the name of a file; “\(save)” was given.")
    }
    if let checkpoint, checkpoint.isEmpty {
      throw ValidationError("--checkpoint needs the name of a folder.")
    }
    if let checkpointSeconds, !(0...1e6).contains(checkpointSeconds) || checkpoint == nil {
      throw ValidationError(
        "--checkpoint-seconds is a number from 0 to 1,000,000 beside --checkpoint FOLDER.")
    }
    if resume != nil, let given = options.given.first ?? weights.map({ _ in "--weights" }) {
      throw ValidationError("A saved training keeps its own network and seed: leave out \(given).")
    }
  }

  /// How many epochs are wanted: as many as suit the data where nobody says.
  var epochs: Int { givenEpochs ?? (resume == nil ? described?.suited?.epochs : nil) ?? 10 }

  /// What is trained on, as it was given; nil where nothing was.
  private var described: DataDescription? {
    guard let table = table.table else { return data }
    var format = table.format
    if shuffle { format.order = options.drawnFrom }
    return .table(OwnTable(table.path, format))
  }

  /// What is left on disk.
  var keeping: TrainingKeeping {
    TrainingKeeping(
      file: save, checkpoints: checkpoint,
      seconds: checkpointSeconds ?? TrainingKeeping.usualSeconds)
  }

  /// The training that they describe; `usualValidation` is how many examples of some data are held out
  /// where nobody says how many.
  func setup(
    validation usualValidation: (DataDescription, Session) throws -> Int
  ) throws -> TrainingSetup {
    let (session, record) = try beginning(validation: usualValidation)
    return try TrainingSetup(session, record, epochs: epochs, of: try MNIST.shipped())
  }

  /// That a training goes on, and with what; nil for one that begins.
  func goingOn(with setup: TrainingSetup) -> String? {
    guard resume != nil else { return nil }
    let split =
      setup.validation > 0
      ? ": \(Numerals.count(setup.plan.exampleCount)) examples to learn from, "
        + "\(Numerals.count(setup.validation)) held out, as it was begun"
      : ""
    return "Goes on after step \(Numerals.count(setup.session.stepCount))\(split)."
  }

  /// The session of a training that begins, with the weights of a file where one is named.
  private func begun(on data: DataDescription) throws -> Session {
    let usual = try options.session(for: data)
    return try weights.map {
      try GivenWeights(
        $0, network: options.named, loss: options.loss, dropout: options.dropout, usual: usual
      ).told()
    } ?? usual
  }

  /// The session to begin or go on with, and what it is trained with.
  private func beginning(
    validation usualValidation: (DataDescription, Session) throws -> Int
  ) throws -> (Session, TrainingRecord) {
    let data = described ?? .mnist()
    func usual(_ session: Session) throws -> TrainingRecord {
      let held = try validation ?? usualValidation(data, session)
      return TrainingRecord(
        data: data, batch: batch ?? data.suited?.batch ?? 128, validation: held,
        standardization: standardize ? try standardization(session, data, holdingOut: held) : nil,
        pictures: PictureMeaning(classes: [], isTransposed: table.pictures.transpose))
    }
    guard let resume else {
      let session = try begun(on: data)
      try tell(data, to: session)
      return (session, try usual(session))
    }
    let (session, record) = try ModelFile.open(Checkpoint.file(at: resume))
    PictureMeaning.kept = record?.pictures ?? PictureMeaning()
    try tell(record?.data ?? data, to: session)
    guard let record else { return (session, try usual(session)) }
    if standardize, record.standardization == nil {
      throw UsageError(
        description: "This training goes on as it was begun: leave out --standardize.")
    }
    if described ?? record.data != record.data || batch ?? record.batch != record.batch
      || validation ?? record.validation != record.validation
    {
      let split = record.validation > 0 ? " --validation \(record.validation)" : ""
      throw UsageError(
        description: """
          This training goes on with --data \(record.data) --batch \(record.batch)\(split), as it was \
          begun.
          """)
    }
    return (session, record)
  }

  /// Works out how inputs are standardised, and says it.
  private func standardization(
    _ session: Session, _ data: DataDescription, holdingOut validation: Int
  ) throws -> Standardization {
    let parts = try data.parts(for: session, holdingOut: validation)
      .fitted(to: session.network, session.loss)
    try parts.load()
    let standardization = Standardization(of: parts.training)
    Console.note(
      Language.english.phrases.train.standardized(standardization, by: parts.training.count))
    return standardization
  }

  /// Reads a table first, and says how it was taken.
  private func tell(_ data: DataDescription, to session: Session) throws {
    if case .table(let table) = data { _ = try table.told(for: session) }
  }
}
