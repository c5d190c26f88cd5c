import Datasets
import NeuralCore
import Phrases
import TimeTravel

/// A network that was asked about examples: how it did, and which of them it gets wrong.
public struct AskedModel: Sendable {
  /// The network, as it is looked at.
  let session: Session
  /// What it was asked about, among other examples where it was asked about some of them.
  let source: any ExampleSource
  /// Whether those are what was held out of a training.
  let isHeldOut: Bool
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
  /// The loss with a softmax at the end, where one is missing there.
  let lossWithSoftmax: Double?
  /// The answers, sorted.
  let answers: AnswerCensus

  /// Asks a network about all examples.
  ///
  /// `name` is its file; `standardization` is what was done to the examples that it learnt from.
  /// Of `heldOut` examples, a range of the source, they keep the numbers that they have there.
  /// Throws one sentence where the examples are not of its shape, or cannot be read.
  public init(
    _ session: Session, named name: String?, isOfWeights: Bool = false,
    on source: any ExampleSource, heldOut range: Range<Int>? = nil,
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
    isHeldOut = range != nil
    let some: any ExampleSource = range.map { ExampleSlice(examples, $0) } ?? examples
    result = session.evaluate(some)
    lossWithSoftmax = session.withSoftmax?.evaluate(some).loss
    var taker = CensusTaker(session.network, examples, of: range)
    answers = taker.census(of: session)
  }

  /// The wrong ones, the surest first.
  var wrong: [Answer] { answers.wrong }

  /// Whether what it is sure by is a probability.
  var isSureByProbability: Bool { session.network.answersInProbabilities }
}
