import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Workbench

/// `wadachi evaluate`: how a saved model does on digits it has never seen, or on other data.
struct Evaluate: Command {
  static let page = CommandPage(
    name: "evaluate",
    abstract: "Ask a saved model about the 10,000 test digits, and which of them it gets wrong.",
    examples: """
      wadachi evaluate digits.safetensors
      wadachi evaluate digits.safetensors --metrics precision,recall
      wadachi evaluate digits.safetensors --wrong 10
      wadachi evaluate digits.safetensors --data mnist:0-300 --wrong 10
      wadachi evaluate digits.safetensors --examples test.csv --label first
      wadachi evaluate digits.safetensors --screen
      wadachi evaluate digits.safetensors --plain
      wadachi evaluate keras.npz --network "784 dense(32) relu dense(10) softmax"
      """,
    notes: """
      --screen and --plain go on from the figures to the wrong ones, one by one, and into them; --plain tells \
      them in lines.
      Weights of Keras and PyTorch are read too: safetensors, or NumPy's .npz; --network names their network, \
      and --loss what it was to make small.
      """)

  @Argument(help: ArgumentHelp("The model file.", valueName: "file"), completion: .file())
  var file: String?

  @Option(help: ArgumentHelp("The model file, too.", valueName: "file"), completion: .file())
  var model: String?

  @OptionGroup var foreign: WeightsOptions

  @Option(
    help: ArgumentHelp(
      "The loss of a file that names none. (default: categorical_crossentropy)",
      valueName: "name"),
    transform: { try Loss($0) })
  var loss: Loss?

  @Option(
    help: ArgumentHelp(
      """
      What it is asked about: the test digits without it; “mnist:0-300” are training digits, “xor” and \
      “moons:200,0.1” points.
      """, valueName: "text"),
    transform: { try DataDescription($0) })
  var data: DataDescription?

  @OptionGroup(title: "Examples of your own") var table: TableOptions

  @Option(
    help: ArgumentHelp(
      "List so many of those that it gets wrong, the surest first.", valueName: "n"))
  var wrong: Int?

  @Option(
    help: ArgumentHelp(
      """
      What is told besides: \(Metric.allCases.map(\.name).joined(separator: ", ")); several \
      between quotes, or with commas. top_k:3 is top_k_categorical_accuracy(3), f1 is f1_score.
      """, valueName: "texts"),
    transform: { try Metric.list($0) })
  var metrics: [Metric] = []

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(
    name: .customLong("screen"),
    help: "Show it on a screen: the classes, the wrong ones as pictures, and the way into them.")
  var opensScreen = false

  @OptionGroup(title: "Screen") var screen: ScreenOptions

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func validate() throws {
    guard names.count == 1 else {
      throw ValidationError(
        names.isEmpty
          ? "A model is wanted: wadachi evaluate FILE." : "The model is named once, not twice.")
    }
    try table.check(beside: data)
    if foreign.network == nil, loss != nil {
      throw ValidationError("--loss is named beside --network: a model has its own.")
    }
    if opensRoom, let given = printing {
      let room = opensScreen ? "--screen shows" : "--plain tells"
      throw ValidationError("\(room) all of it: leave out \(given).")
    }
    if !opensScreen, screen.keys != nil {
      throw ValidationError("--keys plays on a screen: give --screen too.")
    }
    if let wrong, wrong < 1 {
      throw ValidationError("--wrong takes a number from 1 on; \(wrong) was given.")
    }
  }

  /// Whether one goes on from what is told: on a screen, or in lines.
  private var opensRoom: Bool { opensScreen || screen.plain }

  /// The files that are named as the model.
  private var names: [String] { [file, model, foreign.weights].compactMap(\.self) }

  /// An option that says what is printed, where one is given.
  private var printing: String? {
    json ? "--json" : wrong != nil ? "--wrong" : metrics.isEmpty ? nil : "--metrics"
  }

  func run() throws {
    let given = try given(names[0])
    let session = given.told()
    let asked = try asked(session)
    if opensRoom {
      let looked: LookedDigits? =
        data?.isOfDigitsFromTheFirst == true
        ? .training : data == nil && table.examples == nil ? .test : nil
      let model = try AskedModel(
        session, named: names[0], isOfWeights: foreign.network != nil, on: asked, looked: looked,
        table: table.table, data: data, standardized: given.standardization)
      return try openScreens(screen.opening(.evaluate(model)))
    }
    let examples = try asked.fitted(to: session.network, session.loss)
      .standardized(by: given.standardization)
    let result = session.evaluate(examples, metrics: metrics)
    let mistakes = wrong.map { Mistakes(of: session, on: examples, atMost: $0) }
    let report = EvaluationReport(
      result: result, steps: foreign.network == nil ? session.stepCount : nil, metrics: metrics,
      data: table.examples ?? data.map { "\($0)" }, mistakes: mistakes,
      lossWithSoftmax: session.withSoftmax?.evaluate(examples).loss,
      arrangement: examples.arrangement)
    try json ? Console.printObject(report.json()) : Console.write(report.text + "\n")
  }

  /// The model, or the weights of a network that is named.
  private func given(_ file: String) throws -> GivenWeights {
    guard let network = foreign.network else { return try .model(file) }
    return try GivenWeights(file, network: network, loss: loss, usual: .tutorial())
  }

  /// Refuses a network that does not take the test digits, where nothing else was named.
  private func checkDigits(_ network: Sequential) throws {
    let width = try MNIST.shipped().test.inputWidth
    guard network.inputs != width else { return }
    throw UsageError(
      description: """
        \(names[0]) takes \(network.inputs) inputs, and a test digit has \(width): name what it is to be \
        asked about by --examples FILE.csv or --data.
        """)
  }

  /// What the model is asked about: of digits without a range those of the test set.
  private func asked(_ session: Session) throws -> any ExampleSource {
    if let lines = try table.examples(for: session) { return lines }
    if data == nil { try checkDigits(session.network) }
    let data = data ?? .mnist()
    if case .table(let table) = data { return try table.told(for: session) }
    if case .mnist(.some) = data { return try data.trainingExamples(for: session) }
    return try data.testExamples(for: session)
  }
}
