import Datasets
import NeuralCore
import TestSupport
import Testing

/// Inputs less their mean, by their deviation, over the examples to learn from.
@Suite struct StandardizationTests {
  let examples = ExampleTable(
    inputs: [[1, 10, 5], [2, 20, 5], [3, 30, 5], [6, 60, 5]], targets: [[0], [1], [0], [1]])

  @Test func meanAndDeviationAreThoseOfNumpy() {
    // numpy.mean and numpy.std of each column.
    let standardization = Standardization(of: examples)
    #expect(standardization.means == [3, 30, 5])
    #expect(standardization.deviations == [1.870_828_7, 18.708_287, 1])
    let batch = Batch([0, 3], from: examples.standardized(by: standardization))
    let wanted: [Float] = [-1.069_045, -1.069_045, 0, 1.603_567_5, 1.603_567_5, 0]
    #expect(zip(batch.inputs, wanted).allSatisfy { abs($0 - $1) < 1e-6 }, "\(batch.inputs)")
    #expect(batch.targets == [0, 1])
    #expect(Batch([0], from: examples.standardized(by: nil)).inputs == [1, 10, 5])
  }

  @Test func aLargeMeanHidesNothing() {
    let far = ExampleTable(inputs: [[100_000], [100_001]], targets: [[0], [0]])
    #expect(Standardization(of: far).deviations == [0.5])
  }

  @Test func itFitsAsManyInputs() {
    let standardization = Standardization(of: examples)
    #expect(standardization.fits(inputs: 3) && !standardization.fits(inputs: 2))
  }

  @Test func linesAreMixedBeforeTheLastAreHeldOut() throws {
    let folder = try DataFolder()
    let text = (0..<60).map { "\($0),\($0 / 20)" }.joined(separator: "\n")
    let file = try folder.write(Array(text.utf8), as: "sorted.csv")
    var format = TableFormat()
    (format.label, format.order) = (.last, 7)
    let data = DataDescription.table(OwnTable(file.path, format))
    #expect(try DataDescription("\(data)") == data)
    let session = Session(
      network: try Sequential("1 dense(3) softmax"), loss: .sparseCategoricalCrossentropy,
      optimizer: .sgd(learningRate: 0.1), seed: 1)
    let parts = try data.parts(for: session, holdingOut: 20)
    let held = Batch(Array(0..<20), from: try #require(parts.validation))
    let rest = Batch(Array(0..<40), from: parts.training)
    #expect(Set(held.targets).count == 3)
    #expect(Set(held.inputs + rest.inputs).count == 60)
  }
}
