import Datasets
import Foundation
import NeuralCore
import TimeTravel

/// A trace as it is walked: all of it that is whole, in memory.
public struct TraceWalk: Sendable {
  /// What the first line says.
  public let header: TraceHeader
  /// The steps.
  public let training: TracedTraining
  /// Why there is less to see than the file should hold, in a sentence; nil where it is whole.
  public let fault: String?

  /// The bytes that a walk may take when nobody says otherwise: 192 MiB, some eighty steps of the
  /// tutorial's network.
  public static let defaultBudget = 192 << 20
  /// What an event takes besides its numbers, roughly.
  private static let eventOverhead = 256

  /// Reads a trace, also one that gzip has made smaller, up to its end, its first fault, or `budget`
  /// bytes of numbers.
  ///
  /// Throws when the header is at fault, or when nothing is there that can be walked.
  public init(_ url: URL, budget: Int = TraceWalk.defaultBudget) throws(FileError) {
    var reader = try TraceReader(url)
    header = reader.header
    // The session that says what was trained takes memory too, before the first step.
    let networkBytes =
      4 * header.network.parameterCount * (1 + header.optimizer.rule.slotNames.count)
    guard networkBytes <= budget else {
      throw FileError(
        file: url.path,
        rule: "a network that is walked, with what its optimizer keeps, takes up to "
          + "\(budget >> 20) MB",
        found: "that of this trace takes \(networkBytes >> 20) MB")
    }
    var steps: [TracedTraining.Step] = []
    var bytes = networkBytes
    var fault: FileError?
    do throws(FileError) {
      while let traced = try reader.next() {
        bytes += 4 * traced.event.numberCount + Self.eventOverhead
        if bytes > budget { break }
        if steps.last?.number == traced.step {
          steps[steps.count - 1].events.append(traced.event)
        } else {
          steps.append(.init(number: traced.step, events: [traced.event]))
        }
      }
    } catch {
      fault = error
    }
    guard
      let training = TracedTraining(
        steps, of: header.setup, batchSize: header.batch,
        arrangement: header.arrangement)
    else {
      throw fault
        ?? FileError(
          file: url.relativePath, rule: "a trace that is walked has an event of a step",
          found: "there is none")
    }
    self.training = training
    let shown = "What is whole is shown, up to step \(training.lastStep)."
    if let fault {
      self.fault = "\(fault). \(shown)"
    } else if reader.isTorn {
      self.fault = "The last line of \(url.relativePath) is cut off. \(shown)"
    } else if bytes > budget {
      self.fault =
        "\(url.relativePath) has more numbers than a walk keeps in memory. "
        + "Its steps up to \(training.lastStep) are shown."
    } else if let next = steps.first(where: { $0.number > training.lastStep }) {
      self.fault =
        "\(url.relativePath): step \(next.number) does not follow on step "
        + "\(training.lastStep). \(shown)"
    } else {
      self.fault = nil
    }
  }
}

extension TraceHeader {
  /// How an example lies, as far as the name of the data says it.
  fileprivate var arrangement: Arrangement {
    guard let said = try? DataDescription(data).arrangement, let (rows, columns) = said.picture,
      rows * columns == network.inputs
    else { return .numbers }
    return said
  }

  /// A session of what was trained; its own numbers are those of the seed, not of the trace.
  fileprivate var setup: Session {
    var session = Session(network: network, loss: loss, optimizer: optimizer, seed: seed)
    session.trainable = network.parameters.map { !held.contains($0.name) }
    return session
  }
}

extension Event {
  /// How many numbers it holds.
  fileprivate var numberCount: Int {
    switch self {
    case .stepBegan(_, let examples): 2 * examples.count
    case .loss(_, let perExample, _): perExample.count
    case .input(let tensor), .target(let tensor), .preactivation(_, let tensor),
      .activation(_, let tensor), .softmax(_, let tensor), .mask(_, let tensor),
      .activationGradient(_, let tensor), .preactivationGradient(_, let tensor):
      tensor.values.count
    case .gradient(_, let values): values.count
    case .update(_, let before, let after, let slots): before.count + after.count + slots.count
    case .stepEnded: 0
    }
  }
}
