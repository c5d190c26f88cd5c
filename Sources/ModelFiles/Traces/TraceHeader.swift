import Datasets
import NeuralCore

/// What the first line of a trace says: everything that its numbers were made with.
public struct TraceHeader: Equatable, Sendable {
  /// The number of the format.
  public static let version = 1

  /// The network.
  public let network: Sequential
  /// How wrong an answer is.
  public let loss: Loss
  /// How the parameters move.
  public let optimizer: Optimizer
  /// How many examples a step takes, but for an epoch's last.
  public let batch: Int
  /// What initial weights, order and masks are drawn from.
  public let seed: UInt64
  /// What it is trained on, as a reader would name it: `mnist:0-5000`, or a file's name.
  public let data: String
  /// How much a line holds.
  public let detail: TraceDetail
  /// Which events are written; nil for all.
  public let only: Set<TraceEventKind>?
  /// The names of the parameters that updates leave as they are.
  public let held: [String]

  /// Describes the trace of a session that is trained on some data.
  public init(
    _ session: Session, batch: Int, data: String, detail: TraceDetail = .layer,
    only: Set<TraceEventKind>? = nil
  ) {
    self.init(
      network: session.network, loss: session.loss, optimizer: session.optimizer, batch: batch,
      seed: session.seed, data: data, detail: detail, only: only,
      held: zip(session.network.parameters, session.trainable).filter { !$0.1 }.map(\.0.name))
  }

  init(
    network: Sequential, loss: Loss, optimizer: Optimizer, batch: Int, seed: UInt64, data: String,
    detail: TraceDetail, only: Set<TraceEventKind>?, held: [String]
  ) {
    self.network = network
    self.loss = loss
    self.optimizer = optimizer
    self.batch = batch
    self.seed = seed
    self.data = data
    self.detail = detail
    self.only = only
    self.held = held
  }

  /// Whether events of a kind are written.
  func includes(_ event: TraceEventKind) -> Bool { only?.contains(event) ?? true }
}

/// How much a line of a trace holds.
public enum TraceDetail: String, CaseIterable, Sendable {
  /// A whole event: all rows of all units.
  case layer
  /// One unit of a layer, a kernel or a bias.
  case unit
}

/// The kinds of lines of a trace, by their names there: one for each call of an observer.
public enum TraceEventKind: String, CaseIterable, Sendable {
  case stepBegan = "step_began"
  case input, target, preactivation, activation, softmax, mask, loss
  case activationGradient = "activation_gradient"
  case preactivationGradient = "preactivation_gradient"
  case gradient, update
  case stepEnded = "step_ended"

  /// Reads names with commas between them, such as `gradient,loss`.
  public static func set(_ text: String) throws(DescriptionError) -> Set<TraceEventKind> {
    var kinds: Set<TraceEventKind> = []
    var column = 1
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let kind = TraceEventKind(rawValue: String(name)) else {
        throw DescriptionError(
          text: text, column: column,
          message: "“\(name)” is no event; events are "
            + allCases.map(\.rawValue).joined(separator: ", "))
      }
      kinds.insert(kind)
      column += name.count + 1
    }
    return kinds
  }
}
