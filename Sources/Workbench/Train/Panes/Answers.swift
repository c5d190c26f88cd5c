import Datasets
import MomentViews
import NeuralCore

extension DataParts {
  /// The examples that a learner looks at while it learns: those that were held out, else the first ones
  /// that it learns from.
  var looked: any ExampleSource {
    validation ?? ExampleSlice(training, 0..<min(training.count, Self.mostLooked))
  }

  private static let mostLooked = 5_000
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
  package private(set) var reading: AnswerCensus?
  private var taker: CensusTaker

  package init(_ material: ProbeMaterial) {
    taker = CensusTaker(material.setup.session.network, material.parts.looked)
  }

  package mutating func read(_ session: Session, choice: Int) {
    reading = taker.census(of: session)
  }
}
