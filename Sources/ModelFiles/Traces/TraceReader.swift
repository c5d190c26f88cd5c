import Datasets
import Foundation
import NeuralCore
import TimeTravel

/// An event of a trace, and the step it belongs to.
public struct TracedEvent: Equatable, Sendable {
  /// The step, from 1.
  public let step: Int
  /// What happened.
  public let event: Event

  /// Puts both together.
  public init(step: Int, event: Event) {
    self.step = step
    self.event = event
  }
}

/// Reads a trace line by line and compares each line with the network of the header.
///
/// A last line that was torn off in writing is passed over; `isTorn` says so. Text of the file never
/// reaches an error without its control characters.
public struct TraceReader {
  /// What the first line says.
  public let header: TraceHeader
  /// Whether the last line was torn off and is lost.
  public private(set) var isTorn = false

  private let file: String
  private var lines: LineReader
  private var check: TraceCheck
  private var isAtEnd = false

  /// Opens a trace and reads its header.
  ///
  /// Losses and optimizers of one's own are found by their names among those that are given.
  public init(
    _ url: URL, ownLosses: [OwnLoss] = [], ownOptimizers: [OwnOptimizer] = []
  ) throws(FileError) {
    file = url.relativePath
    // A header is some names and a text form; what is longer is no trace.
    lines = try LineReader(url, limit: 1 << 24)
    guard let first = try lines.next() else {
      throw FileError(file: file, rule: "a trace begins with a header", found: "the file is empty")
    }
    var json = JSONCursor(first.bytes)
    do {
      header = try TraceHeader(&json, ownLosses: ownLosses, ownOptimizers: ownOptimizers)
    } catch {
      throw FileError(file: url.relativePath, error, inLine: 1)
    }
    check = TraceCheck(header)
    lines.limit = check.longestLine
  }

  /// The next event, or nil at the end; throws a sentence with line and column.
  public mutating func next() throws(FileError) -> TracedEvent? {
    while !isAtEnd, let line = try lines.next() {
      do {
        var json = JSONCursor(line.bytes)
        if let event = try check.take(try TraceLine(&json)) { return event }
      } catch {
        if line.isWhole { throw FileError(file: file, error, inLine: lines.count) }
        isAtEnd = true
        isTorn = true
      }
    }
    isTorn = isTorn || check.isInsideEvent
    isAtEnd = true
    return nil
  }
}

extension FileError {
  /// A fault of a file of lines that are JSON each.
  fileprivate init(file: String, _ fault: JSONCursor.Fault, inLine line: Int) {
    self.init(
      file: file, rule: "line \(line), column \(fault.offset + 1): \(fault.rule)",
      found: fault.found)
  }
}
