import Datasets
import NeuralCore
import Phrases

/// A network that was asked about examples: how it did, and which of them it gets wrong.
public struct AskedModel: Sendable {
  /// The network, as it is looked at.
  let session: Session
  /// What it was asked about.
  let source: any ExampleSource
  /// Which digits those are, for the line that reopens a walk; nil for other examples.
  let looked: LookedDigits?
  /// The table that those are, for the same; nil of other examples.
  let table: OwnTable?
  /// What it was asked about, where that was named on the command line.
  let data: DataDescription?
  /// What it is called: its file.
  let name: String?
  /// Whether that has weights alone, of a network that was named beside it.
  let isOfWeights: Bool
  /// Loss, accuracy and the confusion matrix.
  let result: Evaluation
  /// The answers, sorted.
  let answers: AnswerCensus

  /// Asks a network about all examples.
  ///
  /// `name` is its file; `standardization` is what was done to the examples that it learnt from.
  /// Throws one sentence where the examples are not of its shape, or cannot be read.
  public init(
    _ session: Session, named name: String?, isOfWeights: Bool = false,
    on source: any ExampleSource,
    looked: LookedDigits? = nil, table: OwnTable? = nil, data: DataDescription? = nil,
    standardized standardization: Standardization? = nil
  ) throws {
    let examples = try source.fitted(to: session.network, session.loss)
      .standardized(by: standardization)
    if let digits = source as? Digits { try digits.check() }
    self.session = session.looking
    self.source = examples
    self.looked = looked
    self.table = table
    self.data = data
    self.name = name
    self.isOfWeights = isOfWeights
    result = session.evaluate(examples)
    var taker = CensusTaker(session.network, examples)
    answers = taker.census(of: session)
  }

  /// The wrong ones, the surest first.
  var wrong: [Answer] { answers.wrong }
}
