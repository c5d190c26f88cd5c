import Datasets
import NeuralCore
import TimeTravel

/// Where a walk begins: a network, and a place in its unshuffled training.
public struct StepOpening: Sendable {
  /// The network as it stands.
  public let session: Session
  /// The model file that it was read from, or nil for a new one.
  public let model: String?
  /// The learner's own files, or nil where there are none.
  public let files: OwnFiles?
  /// The examples of such a file; nil takes the digits.
  public let source: (any ExampleSource)?
  /// Which digits are looked at without learning; nil where the network learns.
  public let looked: LookedDigits?
  /// How many examples a step takes.
  public let batch: Int
  /// The example of the step that is opened, in batches of one; nil takes the one of the walk.
  public let example: Int?
  /// The place to go to; nil is the beginning.
  public let target: Target?
  /// The stops that are set from the beginning.
  public let stops: [Stop]
  /// Sentences on what was done to the weights of a file.
  public let remarks: [String]

  /// Names a beginning; without arguments, the newcomer's.
  public init(
    session: Session = .tutorial(), model: String? = nil, files: OwnFiles? = nil,
    source: (any ExampleSource)? = nil, looked: LookedDigits? = nil, batch: Int = 1,
    example: Int? = nil, target: Target? = nil, stops: [Stop] = [], remarks: [String] = []
  ) {
    self.session = looked == nil ? session : session.looking
    self.looked = looked
    self.model = model
    self.files = files
    self.source = source
    self.batch = batch
    self.example = example
    self.target = target
    self.stops = stops
    self.remarks = remarks
  }

  /// The digits that it looks at or learns from, where it has no examples of its own.
  public func digits(of mnist: MNIST) -> Digits { looked == .test ? mnist.test : mnist.train }

  /// The walk over its examples, `digits` where it has none of its own, standing at the place.
  ///
  /// The targets are one-hot; a sparse loss gets the numbers of the classes. Throws when the place is
  /// not there, and one sentence when the examples cannot be read, are not of the network's shape, or
  /// are too many for a step that is walked.
  public func timeline(on digits: any ExampleSource) throws -> Timeline {
    let source = try (source ?? digits).fitted(to: session.network, session.loss)
    if self.source == nil, let digits = digits as? Digits { try digits.check() }
    try StepSize.check(rows: min(batch, source.count), of: session.network)
    var timeline = Timeline(
      session: session, source: source,
      plan: BatchPlan(
        exampleCount: source.count, batchSize: min(batch, source.count), shuffled: false,
        seed: session.seed))
    // The step first: the example belongs to it, not to the walk's first step.
    if let step = target?.step { try timeline.go(to: Target(step: step)) }
    if let example, batch == 1, example != timeline.moment.example { timeline.take(example) }
    if let target { try timeline.go(to: target) }
    return timeline
  }
}

/// The digits that a walk looks at without learning.
public enum LookedDigits: Equatable, Sendable {
  /// Those that nothing was ever learnt from.
  case test
  /// Those that a training takes.
  case training
}

extension StepOpening {
  /// Where its network comes from.
  var origin: Walk.Origin {
    model.map { .model($0, files) } ?? files.map { .exercise($0) } ?? .newNetwork
  }
}
