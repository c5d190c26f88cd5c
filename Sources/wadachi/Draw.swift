import ArgumentParser
import Datasets
import Foundation
import LessonKit
import ModelFiles
import NeuralCore
import Phrases
import Workbench

/// `wadachi draw`: a sheet to draw a digit on, and what a network says of it with every stroke.
struct Draw: Command {
  static let page = CommandPage(
    name: "draw", abstract: "Draw a digit, and watch what a network says of it.",
    examples: """
      wadachi draw
      wadachi draw --model digits.safetensors --digit 8
      wadachi draw --model keras.npz --network "784 dense(10) softmax"
      """,
    notes: """
      With the mouse, or with space and the arrow keys. What is drawn is brought to size and to the middle as \
      MNIST's digits were (c shows it as it is), f changes the one pixel that leads the network furthest to \
      another answer, Enter walks into it.
      """)

  @Option(
    help: ArgumentHelp(
      "The model that reads it. (default: the trained one that comes with the lessons)",
      valueName: "file"), completion: .file())
  var model: String?

  @Option(
    help: ArgumentHelp("A file of weights, beside --network.", valueName: "file"),
    completion: .file())
  var weights: String?

  @Option(
    help: ArgumentHelp(
      "The network of a file that describes none, in its text form.", valueName: "text"),
    transform: { try Sequential($0) })
  var network: Sequential?

  @OptionGroup(title: "Pictures") var pictures: PictureOptions

  @Option(help: ArgumentHelp("Begin with a test digit, by its number from 0.", valueName: "n"))
  var digit: Int?

  @OptionGroup(title: "Screen") var screen: ScreenOptions

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func validate() throws {
    if model != nil, weights != nil {
      throw ValidationError("--model and --weights both name a file: give one of them.")
    }
    if network != nil, model ?? weights == nil {
      throw ValidationError("--network names the network of a file: name that with --weights FILE.")
    }
  }

  func run() throws {
    pictures.apply()
    let (session, name) = try reader()
    let arrangement = try MNIST.shipped().test.arrangement
    let names = PictureMeaning.names(for: session.network.outputs)
    guard let reader = DrawingReader(session, of: name, like: arrangement, classes: names) else {
      throw UsageError(description: try screen.spoken().phrases.draw.cannotRead(name))
    }
    try openScreens(screen.opening(.draw(reader, on: ink())))
  }

  /// The network that reads, and what it is called.
  private func reader() throws -> (Session, String) {
    guard let file = model ?? weights else {
      let shipped = try ResourceSearch.lessons.find(given: screen.lessons)
        .appendingPathComponent(Course.trainedNetwork)
      return (try ModelFile.load(shipped), shipped.lastPathComponent)
    }
    guard network != nil || weights != nil else {
      return (try GivenWeights.model(file).session, file)
    }
    let given = try GivenWeights(file, network: network, loss: nil, usual: .tutorial())
    return (given.told(), file)
  }

  /// The ink of the test digit that was named.
  private func ink() throws -> [Float]? {
    guard let digit else { return nil }
    let test = try MNIST.shipped().test
    try checkExample(digit, of: test.count, named: "--digit")
    return Batch([digit], from: test).inputs
  }
}
