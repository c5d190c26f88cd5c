import Foundation
import NeuralCore
import TestSupport
import Testing
import TimeTravel
import Workbench

/// Receipts: scripts that work a number out, run by Python itself.
@Suite struct ReceiptTests {
  /// Networks, losses and optimizers of every kind, small enough to be walked fast.
  private static let walks: [(network: String, loss: Loss, optimizer: String, batch: Int)] = [
    ("\(Sequential.tutorial)", .categoricalCrossentropy(), "sgd:0.1", 1),
    ("784 dense(8) gelu dropout(0.3) dense(10) softmax", .categoricalCrossentropy(), "adam", 4),
    (
      "784 dense(8) elu dense(10) softmax", .categoricalCrossentropy(labelSmoothing: 0.1), "nadam",
      1
    ),
    ("784 dense(6) selu dense(10) sigmoid", .meanSquaredError, "rmsprop(0.001, centered: true)", 1),
    ("784 dense(6) tanh dense(10) sigmoid", .binaryCrossentropy(), "sgd(0.1, momentum: 0.9)", 3),
    (
      "784 dense(6, kernel_regularizer: l2(0.01)) softplus dense(10) softmax",
      .sparseCategoricalCrossentropy, "adagrad", 2
    ),
    ("784 dense(6) silu dense(10) log_softmax", .halfSquaredError, "adadelta", 1),
    ("784 dense(6) leaky_relu dense(10)", .huber(), "adamax", 1),
    ("784 dense(6) softsign dense(10)", .meanAbsoluteError, "sgd(0.1, clipnorm: 0.5)", 1),
    ("784 dense(6) hard_sigmoid dense(10)", .logCosh, "adamw(0.01)", 2),
  ]

  @Test func `a thousand random numbers are what Python works out`() throws {
    try #require(Self.hasPython, "python3 runs the receipts; it was not found")
    var random = SplitMix(state: 11)
    var receipts: [(name: String, receipt: Receipt)] = []
    for (number, walk) in Self.walks.enumerated() {
      var timeline = try ViewsFixture.digits(
        walk.network, walk.loss, walk.optimizer, batch: walk.batch)
      while receipts.count < 100 * (number + 1) {
        try timeline.go(to: Self.place(in: timeline, &random))
        let moment = timeline.moment
        let name = "\(walk.network), \(Target(moment).text(in: moment.network))"
        let receipt = try #require(Receipt(moment), "\(name)")
        #expect(receipt.lines.count <= 15, "\(name)")
        receipts.append((name, receipt))
      }
    }
    try Self.check(receipts)
  }

  /// Runs receipts, and holds what they work out to what was recorded.
  private static func check(_ receipts: [(name: String, receipt: Receipt)]) throws {
    let printed = try run(receipts.map(\.receipt.text))
    #expect(printed.count == receipts.count)
    for ((name, receipt), line) in zip(receipts, printed) {
      let numbers = line.split(separator: " ").compactMap { Double($0) }
      try #require(numbers.count == 2, "\(name): \(line)")
      let off = (numbers[0] - numbers[1]).magnitude
      #expect(off <= 1e-5 * receipt.magnitude, "\(name): \(line)\n\(receipt.text.prefix(2_000))")
    }
  }

  /// Every loss, after a layer that leaves it p: its value, and its slope along each of them.
  @Test(arguments: [1, 3]) func `every loss is worked out from p and t`(batch: Int) throws {
    try #require(Self.hasPython, "python3 runs the receipts; it was not found")
    var receipts: [(name: String, receipt: Receipt)] = []
    for loss in Loss.allCases {
      var timeline = try ViewsFixture.digits(
        "784 dense(5) tanh dense(10) softplus", loss, "sgd:0.1", batch: batch)
      let last = timeline.moment.network.layers.count - 1
      let places =
        [Target(place: .loss), Target(place: .again)]
        + (0..<10).map { Target(place: .blame(layer: last), unit: $0) }
      for target in places {
        try timeline.go(to: target)
        let name = "\(loss.name), \(target.text(in: timeline.moment.network))"
        receipts.append((name, try #require(Receipt(timeline.moment), "\(name)")))
      }
    }
    try Self.check(receipts)
  }

  /// A place, and a neuron and a term of it as often as not.
  private static func place(in timeline: Timeline, _ random: inout SplitMix) -> Target {
    let moment = timeline.moment
    let place = moment.walk.randomElement(using: &random) ?? .input
    var target = Target(
      step: Bool.random(using: &random) ? 1 : 2, row: 0, place: place)
    guard case .gradient(let parameter) = place.asGradient else {
      let width = width(of: place, in: moment.network)
      if width > 0, Bool.random(using: &random) {
        target.unit = .random(in: 0..<width, using: &random)
      }
      return target
    }
    let slice = moment.network.parameters[parameter]
    target.unit = .random(in: 0..<(slice.shape.last ?? 1), using: &random)
    if slice.isKernel { target.term = .random(in: 0..<slice.shape[0], using: &random) }
    return target
  }

  private static func width(of place: Place, in network: Sequential) -> Int {
    switch place {
    case .input: network.inputs
    case .forward(let layer), .blame(let layer): network.width(ofLayer: layer)
    default: 0
    }
  }

  private static var hasPython: Bool { (try? run([]))?.isEmpty == true }

  /// Runs scripts in one Python, each with names of its own; the lines that they print.
  private static func run(_ scripts: [String]) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let driver = "import sys\nfor s in sys.stdin.read().split('\\0'):\n  exec(s, {})\n"
    process.arguments = ["python3", "-c", driver]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let text = Data(scripts.joined(separator: "\0").utf8)
    let writer = input.fileHandleForWriting
    DispatchQueue.global().async {
      try? writer.write(contentsOf: text)
      try? writer.close()
    }
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: printed, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

extension Place {
  /// The place as that of a gradient, where it is one of a parameter.
  fileprivate var asGradient: Place {
    if case .update(let parameter) = self { return .gradient(parameter: parameter) }
    return self
  }
}
