import Datasets
import MomentViews
import NeuralCore

/// What a network says of an example.
package struct Answer: Equatable, Sendable {
  /// The number of the example in its source.
  package let example: Int
  /// The class that it is of.
  package let truth: Int
  /// The class that the network says; −1 where its numbers say none.
  package let said: Int
  /// The probability that it gives to what it says.
  package let sure: Float

  /// Whether it says the truth.
  package var isRight: Bool { said == truth }
}

extension DataParts {
  /// The examples that a learner looks at while it learns: those that were held out, else the first ones
  /// that it learns from.
  var looked: any ExampleSource {
    validation ?? ExampleSlice(training, 0..<min(training.count, Self.mostLooked))
  }

  private static let mostLooked = 5_000
}

/// Asks a network about examples of a source, so many at a time.
struct AnswerReader {
  private let source: any ExampleSource
  private let outputs: Int
  private let workspace: Workspace
  private var batch: Batch

  init(_ network: Sequential, _ source: any ExampleSource, rows: Int) {
    self.source = source
    outputs = network.outputs
    workspace = Workspace(for: network, rows: rows)
    batch = Batch(
      capacity: rows, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
  }

  /// What a network says of some examples, without dropout.
  mutating func answers(of session: Session, to examples: some Collection<Int>) -> [Answer] {
    batch.load(examples, from: source, with: workspace)
    let answers = session.predict(batch, in: workspace)
    let targets = batch.targets
    let width = source.targetWidth
    return examples.enumerated().map { row, example in
      let target = targets[row * width..<(row + 1) * width]
      let (said, sure) = SaidClass.meaning(of: answers[row * outputs..<(row + 1) * outputs])
      return Answer(
        example: example, truth: SaidClass.truth(target, outputs: outputs), said: said, sure: sure)
    }
  }
}

extension Sequential {
  /// How many classes its answers tell apart.
  var classes: Int { max(2, outputs) }
}

/// Eight examples that stay, each with what the network says of it.
package struct EightProbe: TrainingProbe {
  package private(set) var reading: [Answer]?
  private var reader: AnswerReader
  private let examples: [Int]

  package init(_ material: ProbeMaterial) {
    let (network, source) = (material.setup.session.network, material.parts.looked)
    examples = Self.chosen(from: source, of: network)
    reader = AnswerReader(network, source, rows: examples.count)
  }

  package mutating func read(_ session: Session, choice: Int) {
    reading = reader.answers(of: session, to: examples)
  }

  /// The first of each class, then others from the front, eight in all, in their order.
  private static func chosen(from source: any ExampleSource, of network: Sequential) -> [Int] {
    var batch = Batch(
      capacity: 1, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
    var classes: Set<Int> = []
    var chosen: [Int] = []
    for example in 0..<min(source.count, 100) where chosen.count < count {
      batch.load(CollectionOfOne(example), from: source)
      let truth = SaidClass.truth(batch.targets[...], outputs: network.outputs)
      if classes.insert(truth).inserted { chosen.append(example) }
    }
    let others = (0..<min(source.count, 2 * count)).filter { !chosen.contains($0) }
    return (chosen + others.prefix(count - chosen.count)).sorted()
  }

  private static let count = 8
}

/// What the network says of all examples that are looked at.
package struct AnswersProbe: TrainingProbe {
  /// All answers, counted and sorted.
  package struct Reading: Equatable, Sendable {
    /// How many steps were done.
    package let step: Int
    /// How many were asked.
    package let count: Int
    /// The wrong ones, the surest first.
    package let wrong: [Answer]
    /// The first right ones of each class.
    package let right: [[Answer]]
    /// How often, [true][said].
    package let counts: [[Int]]
  }

  package private(set) var reading: Reading?
  private var reader: AnswerReader
  private let count: Int
  private let classes: Int

  private static let rows = 500
  private static let keptRight = 8

  package init(_ material: ProbeMaterial) {
    let source = material.parts.looked
    count = source.count
    classes = material.setup.session.network.classes
    reader = AnswerReader(
      material.setup.session.network, source, rows: min(Self.rows, source.count))
  }

  package mutating func read(_ session: Session, choice: Int) {
    var counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    var right = Array(repeating: [Answer](), count: classes)
    var wrong: [Answer] = []
    for start in stride(from: 0, to: count, by: Self.rows) {
      let rows = start..<min(start + Self.rows, count)
      for answer in reader.answers(of: session, to: rows) {
        guard counts.indices.contains(answer.truth) else { continue }
        if counts.indices.contains(answer.said) { counts[answer.truth][answer.said] += 1 }
        if !answer.isRight {
          wrong.append(answer)
        } else if right[answer.truth].count < Self.keptRight {
          right[answer.truth].append(answer)
        }
      }
    }
    wrong.sort { ($0.sure, $1.example) > ($1.sure, $0.example) }
    reading = Reading(
      step: session.stepCount, count: count, wrong: wrong, right: right, counts: counts)
  }
}

extension AnswersProbe.Reading {
  /// The wrong answers by pairs, the most frequent first: what it is, what is said, how often.
  package var confusions: [(truth: Int, said: Int, count: Int)] {
    let pairs = counts.indices.flatMap { truth in
      counts.indices.filter { $0 != truth && counts[truth][$0] > 0 }
        .map { (truth: truth, said: $0, count: counts[truth][$0]) }
    }
    return pairs.sorted { ($0.count, $1.truth, $1.said) > ($1.count, $0.truth, $0.said) }
  }

  /// The answers behind a cell: all wrong ones, or the first right ones.
  package func answers(truth: Int, said: Int) -> [Answer] {
    truth == said && right.indices.contains(truth)
      ? right[truth] : wrong.filter { $0.truth == truth && $0.said == said }
  }
}
