import Datasets
import NeuralCore
import TestSupport
import Testing

@Suite struct DataDescriptionTests {
  @Test(arguments: [
    "mnist", "mnist:0-5000", "mnist:59999-60000", "xor", "moons:200,0.1", "spirals:50,0.0,9",
    "xor:20,0.5",
  ])
  func aTextReadsBackToItself(text: String) throws {
    #expect(try DataDescription(text).description == text)
  }

  @Test(arguments: [
    (
      "mnis",
      "“mnis” is no data (did you mean “mnist”?); data is mnist, a range of it such as mnist:0-5000, xor, or points such as moons:200,0.1 (circles, spirals, blobs)"
    ),
    ("moons:0", "points are a whole number from 1 to 100000"),
    ("moons:20,-1", "the noise of points is a number from 0 to 10"),
    ("blobs:20,0.1,x", "the seed of points is a whole number from 0 on"),
    ("moons:1,2,3,4", "points are written as moons:200,0.1,1: how many, their noise, a seed"),
    (
      "mnist:5000",
      "a range of digits is two whole numbers, as in mnist:0-5000, not “5000”"
    ),
    (
      "mnist:0--1", "a range of digits is two whole numbers, as in mnist:0-5000, not “0--1”"
    ),
    ("mnist:5-5", "a range of digits holds at least one; from 5 to before 5 is none"),
    ("mnist:0-60001", "a range of digits ends at 60000 at the latest, not at 60001"),
  ])
  func wrongTextsGetASentence(text: String, message: String) {
    #expect {
      try DataDescription(text)
    } throws: { error in
      (error as? DescriptionError)?.message == message
    }
  }

  @Test func aSliceHasTheDigitsOfItsRange() throws {
    let digits = try MNIST.shipped().train
    let slice = try DataDescription("mnist:3-6").trainingExamples(for: .tutorial())
    #expect(slice.count == 3)
    let (own, whole) = (Batch([0, 2], from: slice), Batch([3, 5], from: digits))
    #expect(own.inputs == whole.inputs && own.targets == whole.targets)
    #expect(try DataDescription.xor.trainingExamples(for: .tutorial()).count == 4)
    #expect(try DataDescription.mnist().testExamples(for: .tutorial()).count == 10_000)
  }

  @Test func aSliceBeyondTheDigitsThatAreThereIsRefused() throws {
    let folder = try DataFolder()
    for (images, labels) in [
      (MNIST.File.trainImages, MNIST.File.trainLabels), (.testImages, .testLabels),
    ] {
      _ = try folder.write(idx([2, 1, 1], [0, 255]), as: images.rawValue)
      _ = try folder.write(idx([2], [7, 3]), as: labels.rawValue)
    }
    let data = try DataDescription("mnist:1-3")
    #expect(throws: FitError(description: "“mnist:1-3” ends at 3; there are 2 digits.")) {
      try data.trainingExamples(for: .tutorial()) { try MNIST(folder: folder.url) }
    }
  }
}

@Suite struct FittedExamplesTests {
  let digits = ExampleTable(inputs: [[1, 2], [3, 4]], targets: [[0, 0, 1], [0, 1, 0]])

  func fault(_ source: any ExampleSource, _ network: String, _ loss: Loss) throws -> String {
    do {
      _ = try source.fitted(to: try Sequential(network), loss)
      return "fits"
    } catch {
      return "\(error)"
    }
  }

  @Test func aSparseLossGetsNumbersOfClasses() throws {
    let network = try Sequential("2 dense(3) softmax")
    let fitted = try digits.fitted(to: network, .sparseCategoricalCrossentropy)
    let batch = Batch([0, 1], from: fitted)
    #expect(batch.inputs == [1, 2, 3, 4])
    #expect(batch.targets == [2, 1])
    #expect(try digits.fitted(to: network, .meanSquaredError).targetWidth == 3)
  }

  @Test func whatDoesNotFitGetsASentence() throws {
    #expect(
      try fault(digits, "3 dense(3)", .meanSquaredError)
        == "An example has 2 inputs; the network takes 3.")
    #expect(
      try fault(digits, "2 dense(4)", .meanSquaredError)
        == "An example has a target of 3; the network gives 4 and mean_squared_error compares "
        + "one by one: a network for it ends with dense(3).")
    #expect(
      try fault(digits, "2 dense(2) softmax", .sparseCategoricalCrossentropy)
        == "The examples have 3 classes; the network answers for 2: one for them ends with "
        + "dense(3).")
    let numbers = ExampleTable(inputs: [[1, 2], [3, 4]], targets: [[1], [2]])
    #expect(
      try fault(numbers, "2 dense(1) sigmoid", .categoricalCrossentropy()).hasPrefix(
        "categorical_crossentropy compares the outputs of several classes, and of one output it is 0"
      ))
    #expect(
      try fault(numbers, "2 dense(3) softmax", .sparseCategoricalCrossentropy) == "fits")
    #expect(
      try fault(numbers, "2 dense(2) softmax", .sparseCategoricalCrossentropy)
        == "A target of sparse_categorical_crossentropy is the number of a class, 0 to 1; "
        + "that of example 1 is 2.0.")
  }
}
