import CAllocationCounter
import Datasets

/// A reader of what comes from outside, as it is fuzzed: any bytes at all end in a value or an error.
///
/// `Tests/Fuzz` makes bytes up; the tests read those again that were kept in its corpus.
public enum FuzzedReader: String, CaseIterable, Sendable {
  /// Pictures and labels of IDX files, plain or gzip.
  case idx
  /// A model or weights in a safetensors file.
  case safetensors
  /// Weights in a zip of NumPy's arrays.
  case npz
  /// Weights in JSON, typed by hand.
  case weights
  /// A trace, plain or gzip.
  case trace
  /// A table of examples.
  case csv
  /// A scenario in YAML.
  case scenario
  /// A lesson: YAML, Markdown and its blocks.
  case lesson
  /// Settings and progress.
  case kept
  /// What is typed: networks, optimizers, data, places, stops, what-ifs.
  case text
  /// What a terminal sends: keys, pastes, the mouse, reports.
  case terminal
  /// A PNG, a PGM or a PPM picture, or one that is a table.
  case picture

  /// Reads bytes; returns at all, or a fault was found.
  public func read(_ bytes: [UInt8]) {
    switch self {
    case .idx: FileReaders.idx(bytes)
    case .safetensors, .npz, .weights: FileReaders.weights(bytes)
    case .trace: FileReaders.trace(bytes)
    case .csv: FileReaders.table(bytes)
    case .scenario: FileReaders.scenario(bytes)
    case .lesson: FileReaders.lesson(bytes)
    case .kept: FileReaders.kept(bytes)
    case .text: TextReaders.read(String(decoding: bytes, as: UTF8.self))
    case .terminal: TerminalReader.read(bytes)
    case .picture: FileReaders.picture(bytes)
    }
  }

  /// Reads bytes, and returns the most memory that this took at a time; 0 where it cannot be measured.
  public func memory(reading bytes: [UInt8]) -> Int {
    allocation_counter_mark()
    read(bytes)
    return Int(allocation_counter_peak())
  }

  /// The most memory that reading so many bytes may take.
  public func memoryLimit(for count: Int) -> Int { 4 * count + allowance }

  /// What a reader takes besides: its buffers, what it unpacks, the nodes of a text's tree.
  private var allowance: Int {
    switch self {
    // Unpacked, the largest picture has a number of two bytes and one of four for each of its pixels.
    case .picture: 6 * GrayPicture.largestSide * GrayPicture.largestSide + 1 << 20
    // Brackets, quotes and aliases are a node each, some two hundred bytes for one of text.
    case .lesson, .scenario: 64 << 20
    case .idx, .safetensors, .npz, .weights, .trace, .csv, .kept, .text, .terminal: 4 << 20
    }
  }
}
