import Datasets
import NeuralCore

/// What shall be otherwise when a training is begun once more: `optimizer adam, epochs 5`.
struct TrainingSettings {
  private let text: String
  private let rule: String
  private var values: [(name: Name, value: Substring)] = []

  private enum Name: String {
    case optimizer, loss, batch, epochs, seed, network
  }

  /// Reads settings with commas between them; `rule` is said where one is none.
  init(_ text: String, rule: String) throws(DescriptionError) {
    self.text = text
    self.rule = rule
    for part in Self.parts(of: text) {
      let words = part.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let name = Name(rawValue: String(words[0])) else {
        throw fault(at: part.startIndex, rule)
      }
      values.append((name, words[1]))
    }
    if values.isEmpty { throw fault(at: text.startIndex, rule) }
  }

  /// The parts between commas that stand in no brackets.
  private static func parts(of text: String) -> [Substring] {
    var depth = 0
    return text.split { character in
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      return character == "," && depth == 0
    }.map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
  }

  private func fault(at index: String.Index, _ message: String) -> DescriptionError {
    let column = text.distance(from: text.startIndex, to: index) + 1
    return DescriptionError(text: text, column: column, message: message)
  }
}

extension TrainingSettings {
  /// The same training from its beginning, with these settings in place of its own.
  func applied(
    to setup: TrainingSetup, of mnist: MNIST
  ) throws(DescriptionError) -> TrainingSetup {
    let start = setup.session
    var (network, loss, optimizer, seed) = (
      start.network, start.loss, start.optimizer, start.seed
    )
    var (batch, epochs) = (setup.plan.batchSize, setup.epochs)
    for (name, value) in values {
      switch name {
      case .network: network = try read(value) { text throws(DescriptionError) in try .init(text) }
      case .loss: loss = try read(value) { text throws(DescriptionError) in try .init(text) }
      case .optimizer:
        optimizer = try read(value) { text throws(DescriptionError) in try .init(text) }
      case .seed:
        guard let number = UInt64(value) else { return try refuse(value) }
        seed = number
      case .batch: batch = try number(value, in: Bounds.batch)
      case .epochs: epochs = try number(value, in: 1...100_000)
      }
    }
    var other = setup
    other.session = Session(network: network, loss: loss, optimizer: optimizer, seed: seed)
    other.plan = BatchPlan(
      exampleCount: setup.plan.exampleCount, batchSize: batch, shuffled: setup.plan.shuffled,
      seed: seed)
    (other.epochs, other.progress, other.history) = (epochs, .init(), .init())
    do { _ = try other.parts(of: mnist) } catch { throw fault(at: text.startIndex, "\(error)") }
    return other
  }

  /// Reads a description, and points into the whole text where it is none.
  private func read<Value>(
    _ value: Substring, _ read: (String) throws(DescriptionError) -> Value
  ) throws(DescriptionError) -> Value {
    do {
      return try read(String(value))
    } catch {
      let start = text.distance(from: text.startIndex, to: value.startIndex)
      throw DescriptionError(text: text, column: start + error.column, message: error.message)
    }
  }

  private func number(
    _ value: Substring, in bounds: ClosedRange<Int>
  ) throws(DescriptionError) -> Int {
    guard let number = Int(value), bounds.contains(number) else { return try refuse(value) }
    return number
  }

  private func refuse<Value>(_ value: Substring) throws(DescriptionError) -> Value {
    throw fault(at: value.startIndex, rule)
  }
}
