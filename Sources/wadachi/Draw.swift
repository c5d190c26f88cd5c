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

  @OptionGroup var reading: ReaderOptions

  @OptionGroup(title: "Pictures") var pictures: PictureOptions

  @Option(help: ArgumentHelp("Begin with a test digit, by its number from 0.", valueName: "n"))
  var digit: Int?

  @OptionGroup(title: "Screen") var screen: ScreenOptions

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func run() throws {
    pictures.apply()
    let (given, name) = try reading.reader(lessons: screen.lessons)
    let test = try MNIST.shipped().test
    let names = PictureMeaning.names(for: given.session.network.outputs)
    guard
      let reader = DrawingReader(
        given.session, of: name, like: test.arrangement, classes: names,
        standardized: given.standardization)
    else {
      throw UsageError(description: try screen.spoken().phrases.draw.cannotRead(name))
    }
    let example = try example(of: test)
    // Of other classes than the digits' the network says nothing that the label could be compared with.
    let label = given.session.network.outputs == test.classes ? example?.label : nil
    try openScreens(screen.opening(.draw(reader, on: example?.ink, of: label)))
  }

  /// The test digit that was named, and what it is.
  private func example(of test: Digits) throws -> (ink: [Float], label: Int)? {
    guard let digit else { return nil }
    try checkExample(digit, of: test.count, named: "--digit")
    return (Batch([digit], from: test).inputs, Int(test.labels[digit]))
  }
}
