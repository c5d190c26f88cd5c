import Datasets
import Foundation
import Legibility

/// Where a trace goes: a file, which appears when it is finished, or what the system has opened.
///
/// Text passes through a buffer of 64 KB. What fails is remembered and nothing more is written, since
/// an observer cannot throw.
public final class TraceOutput {
  private enum Sink {
    case file(AtomicFile)
    case descriptor(Int32)
  }

  private let sink: Sink
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var filled = 0
  /// Why nothing more is written.
  public private(set) var fault: FileError?
  /// Whether the reader at the other end of a pipe has gone.
  public private(set) var isClosed = false
  /// How many bytes were written, those in the buffer too.
  public private(set) var count = 0

  /// Writes to a file, atomically.
  public init(_ url: URL) throws(FileError) { sink = .file(try AtomicFile(url)) }

  /// Writes to an open descriptor, such as standard output.
  public init(descriptor: Int32) { sink = .descriptor(descriptor) }

  deinit { buffer.deallocate() }

  /// Whether there is any use in writing more.
  public var accepts: Bool { fault == nil && !isClosed }

  /// Writes what is in the buffer, and puts a file in its place; throws what went wrong before.
  public func finish() throws(FileError) {
    flush()
    if let fault { throw fault }
    if case .file(let file) = sink { try file.commit() }
  }

  private func flush() {
    defer { filled = 0 }
    guard accepts, filled > 0 else { return }
    let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
    switch sink {
    case .file(let file):
      if case .failure(let error) = file.append(bytes) { fault = error }
    case .descriptor(let descriptor):
      if FileBytes.write(bytes, to: descriptor) { return }
      if errno == EPIPE {
        isClosed = true
      } else {
        fault = FileError(
          file: "standard output", rule: "it must take all bytes",
          found: String(cString: strerror(errno)))
      }
    }
  }
}

// MARK: - Text

extension TraceOutput {
  /// Appends a text that needs no escapes.
  func write(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  /// Appends a text that needs no escapes.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends a whole number.
  func write(_ number: Int) { write("\(number)") }

  /// Appends a number that reads back to the same float32.
  func write(_ value: Float) {
    // Half of all numbers are 0: masks, silent units, paper.
    if value.bitPattern == 0 {
      write("0.0" as StaticString)
    } else if value.isFinite {
      write(value.description)
    } else if value.isNaN {
      write("\"nan\"" as StaticString)
    } else {
      write(value > 0 ? "\"inf\"" : "\"-inf\"")
    }
  }

  /// Appends a text in quotes; what steers or is hidden goes as the escapes of its UTF-16 units.
  func write(quoted text: String) {
    write("\"" as StaticString)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": write("\\\"" as StaticString)
      case "\\": write("\\\\" as StaticString)
      case _ where scalar.legibility == .steering || scalar.legibility == .hidden:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        }
      default: write(String(scalar))
      }
    }
    write("\"" as StaticString)
  }

  /// Appends an array.
  func writeArray<Element>(_ elements: some Sequence<Element>, _ write: (Element) -> Void) {
    self.write("[" as StaticString)
    var isFirst = true
    for element in elements {
      if !isFirst { self.write("," as StaticString) }
      isFirst = false
      write(element)
    }
    self.write("]" as StaticString)
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    count += bytes.count
    if bytes.count > buffer.count - filled { flush() }
    // All that is written at once is a name, a number or a part of a text, but for a description.
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = rest.prefix(buffer.count - filled)
      UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        .copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: part)))
      filled += part.count
      rest = rest.dropFirst(part.count)
      if !rest.isEmpty { flush() }
    }
  }
}
