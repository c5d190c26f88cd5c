import CellCanvas
import NeuralCore
import TestSupport
import Testing
import TimeTravel
import Workbench

/// Every view as a program sees it, in a small window and in a tall one.
@Suite struct ViewsGoldenTests {
  static let places: [(name: String, place: String)] = [
    ("input", "input"), ("pixel", "input 208"), ("layer", "dense"), ("sum", "dense 17"),
    ("term", "dense 17 term 208"), ("bias", "dense_1 3 term bias"), ("relu", "relu"),
    ("silent", "relu 0"), ("dropout", "dropout"), ("logits", "dense_2"), ("softmax", "softmax"),
    ("loss", "loss"), ("blame-outputs", "blame dense_2"), ("blame-dropout", "blame dropout_1"),
    ("blame-relu", "blame relu_1"), ("blame-dense", "blame dense_1"),
    ("blame-neuron", "blame dense 31 term 36"), ("gradient-last", "gradient dense_2/kernel"),
    ("gradient-first", "gradient dense/kernel"),
    ("gradient-weight", "gradient dense_1/kernel 3,17"),
    ("gradient-bias", "gradient dense/bias"), ("update", "update dense/kernel"),
    ("update-weight", "update dense_1/kernel 3,17"), ("update-bias", "update dense_2/bias"),
    ("again", "again"),
  ]

  @Test(arguments: places)
  func tutorial(_ name: String, _ place: String) throws {
    let moment = try ViewsFixture.moment(try ViewsFixture.tutorial(), at: place)
    let text = [ViewsFixture.small, ViewsFixture.tall]
      .map { "\($0.width)×\($0.height) " + ViewsFixture.view(moment, $0) }
    #expect(
      Golden.difference(text.joined(separator: "\n"), from: "view-\(name).txt") == nil)
  }

  @Test func smallNetwork() throws {
    let walk = try ViewsFixture.xor()
    let places = [
      "input", "dense", "dense 1", "tanh", "dense_1 0 term 2", "sigmoid", "loss", "blame sigmoid",
      "blame dense_1", "blame tanh", "blame dense 2", "gradient dense/kernel",
      "gradient dense/bias", "update dense/kernel", "again",
    ]
    let text = try places.map {
      ViewsFixture.view(try ViewsFixture.moment(walk, at: $0), ViewsFixture.small)
    }
    #expect(Golden.difference(text.joined(separator: "\n"), from: "view-xor.txt") == nil)
  }

  @Test(arguments: [Loss.meanSquaredError, .halfSquaredError])
  func otherLosses(_ loss: Loss) throws {
    let walk = try ViewsFixture.xor(loss)
    let text = try ["loss", "blame sigmoid", "blame dense_1"].map {
      ViewsFixture.view(try ViewsFixture.moment(walk, at: $0), ViewsFixture.small)
    }
    #expect(
      Golden.difference(text.joined(separator: "\n"), from: "view-\(loss.name).txt") == nil)
  }

  @Test func batchOfThree() throws {
    let walk = try ViewsFixture.tutorial(batch: 3)
    let places = [
      "row 1 input", "row 1 softmax", "row 1 loss", "row 1 blame dense_2",
      "row 1 gradient dense_2/kernel 3,5", "row 1 gradient dense_2/bias",
    ]
    let text = try places.map {
      ViewsFixture.view(try ViewsFixture.moment(walk, at: $0), ViewsFixture.small)
    }
    #expect(Golden.difference(text.joined(separator: "\n"), from: "view-batch.txt") == nil)
  }

  @Test func asciiTerminal() throws {
    let walk = try ViewsFixture.tutorial()
    let text = try ["input 208", "dense", "dense 17", "relu", "softmax", "blame dense_2", "again"]
      .map {
        ViewsFixture.view(
          try ViewsFixture.moment(walk, at: $0), ViewsFixture.small,
          look: Look(glyphs: .ascii, depth: .none))
      }
    let all = text.map { $0.split(separator: "\n").dropFirst().joined(separator: "\n") }
    let foreign = all.joined().unicodeScalars.filter { !$0.isASCII }
    #expect(foreign.isEmpty)
    #expect(Golden.difference(all.joined(separator: "\n\n"), from: "view-ascii.txt") == nil)
  }

  @Test func networkPane() throws {
    let walk = try ViewsFixture.tutorial()
    let text = try ["input", "relu", "softmax", "blame dense_1", "update dense_1/kernel", "again"]
      .flatMap { place in
        let moment = try ViewsFixture.moment(walk, at: place)
        return [
          "── \(place), 13×18", ViewsFixture.network(moment, Size(width: 13, height: 18)),
          "── \(place), 28×34", ViewsFixture.network(moment, Size(width: 28, height: 34)),
        ]
      }
    #expect(Golden.difference(text.joined(separator: "\n"), from: "view-network.txt") == nil)
  }
}
