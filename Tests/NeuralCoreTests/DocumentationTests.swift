import Foundation
import NeuralCore
import TestSupport
import Testing

/// The library's pages: what they show compiles, runs, and is what they show.
@Suite struct DocumentationTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let pages = tests.deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/NeuralCore/NeuralCore.docc")

  private func page(_ name: String) throws -> String {
    try String(contentsOf: Self.pages.appendingPathComponent(name), encoding: .utf8)
  }

  /// The blocks of Swift on a page, with an empty line between two.
  private func code(on name: String) throws -> String {
    let parts = try page(name).components(separatedBy: "```swift\n").dropFirst()
    return parts.map { $0.components(separatedBy: "```")[0] }.joined(separator: "\n")
  }

  private func source(_ name: String) throws -> String {
    try String(contentsOf: Self.tests.appendingPathComponent(name), encoding: .utf8)
  }

  @Test func theExampleIsTheOneOnTheLandingPage() throws {
    let example = try source("DocumentationExample.swift")
    #expect(try code(on: "NeuralCore.md") == example)
    #expect(example.split(separator: "\n").count <= 31)
  }

  @Test func theExampleTrains() throws {
    let evaluation = try learnXOR()
    #expect(evaluation.right == 4)
    #expect(evaluation.loss < 0.05)
  }

  @Test func theExamplesOfOnesOwnAreThoseOnTheirPage() throws {
    #expect(try code(on: "OwnLossesAndOptimizers.md") == source("OwnExamples.swift"))
  }

  @Test func theExamplesOfOnesOwnRun() throws {
    var session = try sessionOfOnesOwn(Sequential("2 dense(4) tanh dense(1) sigmoid"))
    let batch = Batch(Array(0..<4), from: XOR())
    let workspace = Workspace(for: session.network, rows: 4)
    let before = session.evaluate(XOR()).loss
    for _ in 0..<300 { session.step(batch, in: workspace) }
    #expect(session.evaluate(XOR()).loss < before / 10)
    #expect(slopesAgree(session, on: batch))
  }

  /// The event contract names every event and every field, in the order in which a step tells them.
  @Test func theContractHasEveryEventInOrder() throws {
    let contract = try page("TheEventContract.md")
    var session = try Session(
      "2 dense(3) relu dropout(0.5) dense(2) softmax", .categoricalCrossentropy())
    let log = session.loggedStep(
      ExampleTable.random(count: 2, inputs: 2, classes: 2, seed: 1).batch)
    let kinds = log.order.map { String($0.prefix { $0 != " " }) }
    var order: [String] = []
    for kind in kinds where !order.contains(kind) { order.append(kind) }
    let rows = contract.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }
    let named = rows.compactMap { $0.components(separatedBy: "`").dropFirst().first }
    #expect(named.filter(order.contains) == Self.order)
    #expect(Set(order) == Set(Self.order))
  }

  private static let order = [
    "step_began", "input", "target", "preactivation", "activation", "softmax", "mask", "loss",
    "activation_gradient", "preactivation_gradient", "gradient", "update", "step_ended",
  ]

  /// The five files that the landing page names are there.
  @Test func theFiveFilesAreThere() throws {
    let landing = try page("NeuralCore.md")
    let sources = Self.pages.deletingLastPathComponent()
    let files = landing.components(separatedBy: "`").filter { $0.hasSuffix(".swift") }
    #expect(files.count == 5)
    for file in files {
      let path = sources.appendingPathComponent(file).path
      #expect(FileManager.default.fileExists(atPath: path), "\(file)")
    }
  }
}
