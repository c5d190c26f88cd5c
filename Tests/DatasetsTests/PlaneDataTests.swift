import Datasets
import NeuralCore
import Testing

@Suite struct PlaneDataTests {
  @Test(arguments: PlaneData.Shape.allCases)
  func theSamePointsComeFromTheSameSeedAndOthersAreThereToTestWith(shape: PlaneData.Shape) {
    let data = PlaneData(shape, count: 60)
    let (points, test) = (data.points(), data.points(ofTest: true))
    #expect(points.points == data.points().points)
    #expect(points.points != test.points && test.count == 60)
    #expect(points.points != PlaneData(shape, count: 60, seed: 2).points().points)
    #expect(Set(points.labels) == Set(0..<data.classes))
    #expect(points.points.allSatisfy { abs($0.x) < 4 && abs($0.y) < 4 })
  }

  @Test func aClassIsOneNumberOrOneHot() {
    let two = Batch([0, 1], from: PlaneData(.moons).points())
    #expect(two.targets == [0, 1])
    let three = Batch([0, 1, 2], from: PlaneData(.blobs).points())
    #expect(three.targets == [1, 0, 0, 0, 1, 0, 0, 0, 1])
  }

  @Test(arguments: ["xor", "moons", "circles", "spirals:120", "blobs", "xor:200"])
  func theNetworkThatSuitsThemLearnsThem(text: String) throws {
    let data = try DataDescription(text)
    let suited = try #require(data.suited)
    let parts = try data.parts(for: .tutorial())
    let session = Session(
      network: try Sequential(suited.network), loss: suited.loss, optimizer: suited.optimizer,
      seed: 7)
    var training = Training(
      session, on: parts.training,
      plan: BatchPlan(
        exampleCount: parts.training.count, batchSize: suited.batch, shuffled: true, seed: 7))
    for _ in 0..<suited.epochs { training.nextEpoch() }
    #expect(training.session.evaluate(parts.training).accuracy >= 0.85)
  }
}
