import Datasets
import Legibility
import NeuralCore

/// What a training took its steps with, besides the session: so that it can be gone on with.
public struct TrainingRecord: Codable, Hashable, Sendable {
  /// What it was trained on, shuffled.
  public let data: DataDescription
  /// How many examples a step took.
  @Bounded<BatchLimit> public var batch: Int

  /// How many of the last examples of the data it never learnt from; nil in files for none.
  private let heldOut: Bounded<ExampleLimit>?
  /// What became of it so far; nil in files before anything did.
  private let reached: TrainingProgress?
  /// How it came there; nil in files that do not tell.
  private let way: TrainingHistory?

  /// How its inputs are standardised; nil where they are taken as they are.
  public let standardization: Standardization?

  /// What the classes are called; nil where they have no names.
  private let classes: [String]?
  /// Whether rows and columns of its pictures were exchanged; nil where they were not.
  private let transposed: Bool?

  enum CodingKeys: String, CodingKey {
    case data, batch, standardization, classes, transposed
    case heldOut = "validation"
    case reached = "progress"
    case way = "history"
  }

  /// Names data, batch size, how many of the last examples are held out, how inputs are standardised, and
  /// how pictures are meant.
  public init(
    data: DataDescription, batch: Int, validation: Int = 0,
    progress: TrainingProgress = TrainingProgress(), history: TrainingHistory = TrainingHistory(),
    standardization: Standardization? = nil, pictures: PictureMeaning = PictureMeaning()
  ) {
    classes = pictures.classes.isEmpty ? nil : pictures.classes
    transposed = pictures.isTransposed ? true : nil
    self.data = data
    self.standardization = standardization
    _batch = Bounded(wrappedValue: batch)
    heldOut = validation > 0 ? Bounded(wrappedValue: validation) : nil
    reached = progress == TrainingProgress() ? nil : progress
    way = history == TrainingHistory() ? nil : history
  }

  /// How many of the last examples of the data it never learnt from.
  public var validation: Int { heldOut?.wrappedValue ?? 0 }

  /// How its pictures are meant, and what its classes are called.
  public var pictures: PictureMeaning {
    let names = (classes ?? []).prefix(ClassNames.most)
      .map { String($0.legibleLine.prefix(ClassNames.longest)) }
    return PictureMeaning(classes: names, isTransposed: transposed ?? false)
  }

  /// What became of the training so far, over all sittings.
  public var progress: TrainingProgress { reached ?? TrainingProgress() }

  /// How the training came to where its network stands.
  public var history: TrainingHistory { way ?? TrainingHistory() }
}

/// What became of a training so far that its network does not tell.
public struct TrainingProgress: Codable, Hashable, Sendable {
  /// The epoch with the most right answers, and of those the first; nil before the first ended.
  public private(set) var best: BestEpoch?
  /// How often the test set was asked of this network.
  @Bounded<StepCountLimit> public var testsAsked: Int

  enum CodingKeys: String, CodingKey {
    case best
    case testsAsked = "tests_asked"
  }

  /// Nothing yet.
  public init() { _testsAsked = Bounded(wrappedValue: 0) }

  /// The test set was asked once more.
  public mutating func countTest() { _testsAsked = Bounded(wrappedValue: testsAsked + 1) }

  /// An epoch ended: keeps it where none was better.
  public mutating func look(atEpoch epoch: Int, right: Int, of count: Int) {
    guard right > best?.right ?? -1 else { return }
    best = BestEpoch(epoch: epoch, right: right, of: count)
  }
}

/// How good a network was at the end of its best epoch.
public struct BestEpoch: Codable, Hashable, Sendable {
  /// The epoch, from 0.
  @Bounded<StepCountLimit> public var epoch: Int
  /// How many of the examples that it was checked with were right.
  @Bounded<StepCountLimit> public var right: Int
  /// How many examples those were.
  @Bounded<StepCountLimit> public var count: Int

  /// An epoch, and how many were right of how many.
  public init(epoch: Int, right: Int, of count: Int) {
    _epoch = Bounded(wrappedValue: epoch)
    _right = Bounded(wrappedValue: right)
    _count = Bounded(wrappedValue: count)
  }

  /// The share that was right, 0…1.
  public var accuracy: Double { Double(right) / Double(max(1, count)) }
}
