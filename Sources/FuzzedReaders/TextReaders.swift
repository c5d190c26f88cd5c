import Datasets
import ModelFiles
import NeuralCore
import TimeTravel

/// The readers of text forms; what one reads it must write so that it is read as the same again.
enum TextReaders {
  static func read(_ text: String) {
    readBack(Sequential.self, text)
    readBack(Loss.self, text)
    readBack(Optimizer.self, text)
    readBack(Metric.self, text)
    readBack(Initializer.self, text)
    readBack(Regularizer.self, text)
    readBack(LearningRateSchedule.self, text)
    readBack(DataDescription.self, text)
    let session = TrialNetwork.session
    if let target = try? Target(text, in: session) {
      expectEqual(try? Target(target.text(in: session.network), in: session), target)
    }
    _ = try? Stop(text, in: session)
    _ = try? WhatIf(text, at: TrialNetwork.moment)
    _ = try? TraceEventKind.set(text)
  }

  private static func readBack<Value: TextDescribed & Equatable>(_: Value.Type, _ text: String) {
    guard let value = try? Value(text) else { return }
    expectEqual(try? Value(value.description), value)
  }

  private static func expectEqual<Value: Equatable>(_ again: Value?, _ value: Value) {
    precondition(again == value, "\(value) is read back as \(again.map { "\($0)" } ?? "nothing")")
  }
}

/// A small network that weights and places are read for.
enum TrialNetwork {
  static let network: Sequential = {
    guard let network = try? Sequential("2 dense(3) relu dropout(0.5) dense(3) softmax") else {
      preconditionFailure("the trial network is sound")
    }
    return network
  }()

  static let session = Session(
    network: network, loss: .categoricalCrossentropy(), optimizer: .adam(), seed: 7)

  static let moment = Timeline(
    session: session, source: Points(),
    plan: BatchPlan(exampleCount: 1, batchSize: 1, shuffled: false, seed: 7)
  ).moment

  /// One example.
  private struct Points: ExampleSource {
    let count = 1
    let inputWidth = 2
    let targetWidth = 3

    func copyExample(
      _ index: Int, input: UnsafeMutableBufferPointer<Float>,
      target: UnsafeMutableBufferPointer<Float>
    ) {
      input.update(repeating: 0.5)
      target.update(repeating: 0)
      target[0] = 1
    }
  }
}
