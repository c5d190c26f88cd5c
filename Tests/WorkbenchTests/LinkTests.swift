import CellCanvas
import Datasets
import Foundation
import MomentViews
import NeuralCore
import Testing
import TimeTravel
import Workbench

/// The line for the shell, and what a shell makes of it.
@Suite struct LinkTests {
  /// The words that a shell passes on for a line.
  private func words(_ line: String) throws -> [String] {
    let shell = Process()
    let output = Pipe()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "wadachi() { printf '%s\\n' \"$@\"; }\n" + line]
    shell.standardOutput = output
    try shell.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The line that the screen shows for a session, its rows as they stand.
  private func link(_ session: Session, batch: Int = 1, _ place: String, _ size: Size) throws
    -> String
  {
    var program = try Program(size)
    let opening = StepOpening(
      session: session, batch: batch, target: try Target(place, in: session))
    try program.open(.step(opening))
    program.press("y")
    let rows = program.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(rows.firstIndex { $0.hasPrefix(" wadachi step") })
    var line: [Substring] = []
    for row in rows[start...] {
      line.append(row)
      if !row.hasSuffix("\\") { break }
    }
    return line.joined(separator: "\n")
  }

  @Test func ownFilesAreNamedInTheLine() throws {
    let session = Session(
      network: try Sequential("2 dense(1) sigmoid"), loss: .meanSquaredError,
      optimizer: .sgd(learningRate: 0.5), seed: 7)
    var program = try Program()
    try program.open(
      .step(
        StepOpening(
          session: session, files: OwnFiles(weights: "my.json", examples: OwnTable("paper.csv")),
          source: XOR())))
    program.press("n", "y")
    for words in [#"--weights "my.json""#, #"--examples "paper.csv""#, "--example 1"] {
      #expect(program.screen.contains(words))
    }
  }

  static let setups: [(String, Loss, String)] = [
    ("\(Sequential.tutorial)", .huber(delta: 0.5), "adam(0.01, beta_1: 0.8, epsilon: 1e-06)"),
    (
      "784 dense(20, kernel_regularizer: l1_l2(l1: 0.01, l2: 0.02)) leaky_relu(0.1) dense(10) softmax",
      .categoricalCrossentropy(labelSmoothing: 0.1),
      "sgd(cosine_decay(0.1, decay_steps: 1000, alpha: 0.1), clipnorm: 1.0, weight_decay: 0.004)"
    ),
  ]

  @Test(arguments: setups, [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func theLineReadsBack(_ setup: (String, Loss, String), _ size: Size) throws {
    let session = Session(
      network: try Sequential(setup.0), loss: setup.1, optimizer: try Optimizer(setup.2), seed: 9)
    let words = try words(try link(session, batch: 4, "step 2 row 1 update dense/kernel 3,1", size))
    func value(_ option: String) -> String? {
      words.firstIndex(of: option).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
    }
    let network = try value("--network").map { try Sequential($0) } ?? .tutorial
    #expect(network == session.network)
    let loss = try #require(value("--loss"))
    #expect(try Loss(loss) == session.loss)
    let optimizer = try #require(value("--optimizer"))
    #expect(try Optimizer(optimizer) == session.optimizer)
    #expect(value("--seed") == "9" && value("--batch") == "4" && value("--example") == nil)
    #expect(value("--at") == "step 2 row 1 update dense/kernel 3,1")
  }

  @Test(arguments: Optimizer.allDefaults.map { "\($0)" } + setups.map(\.2))
  func everyOptimizersShellFormReadsBack(_ text: String) throws {
    let optimizer = try Optimizer(text)
    #expect(try Optimizer(optimizer.shellForm) == optimizer)
  }

  @Test(arguments: Loss.allCases + [.huber(delta: 0.25), .binaryCrossentropy(labelSmoothing: 0.2)])
  func everyLossesShellFormReadsBack(_ loss: Loss) throws {
    #expect(try Loss(loss.shellForm) == loss)
  }

  @Test func aLongOptimizerIsShortenedInTheTopLine() throws {
    let walk = try ViewsFixture.xor(optimizer: LinkTests.setups[1].2)
    let moment = try ViewsFixture.moment(walk, at: "dense 1")
    func line(_ width: Int) -> String {
      ViewsFixture.line(width) { WhereLine.draw(moment, in: $0, on: &$1, $2) }
    }
    #expect(line(140).hasSuffix("  sgd(cosine_decay(…), …) · seed 3"))
    #expect(line(120).hasSuffix("  sgd · seed 3"))
    #expect(line(80).hasSuffix("  sgd"))
    #expect(line(80).contains("step 1"))
  }
}
