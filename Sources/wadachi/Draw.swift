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

  @Option(help: ArgumentHelp("Begin with a test digit, by its number from 0.", valueName: "n"))
  var digit: Int?

  @OptionGroup(title: "Screen") var screen: ScreenOptions

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func run() throws {
    let shipped = try ResourceSearch.lessons.find(given: screen.lessons)
      .appendingPathComponent(Course.trainedNetwork)
    let url = model.map(URL.init(given:)) ?? shipped
    let (session, name) = (try ModelFile.load(url), model ?? shipped.lastPathComponent)
    guard let reader = DrawingReader(session, of: name) else {
      throw UsageError(description: try screen.spoken().phrases.draw.cannotRead(name))
    }
    try openScreens(screen.opening(.draw(reader, on: ink())))
  }

  /// The ink of the test digit that was named.
  private func ink() throws -> [Float]? {
    guard let digit else { return nil }
    let test = try MNIST.shipped().test
    try checkExample(digit, of: test.count, named: "--digit")
    return Batch([digit], from: test).inputs
  }
}
