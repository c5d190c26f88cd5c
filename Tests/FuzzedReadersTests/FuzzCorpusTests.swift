import CAllocationCounter
import Foundation
import FuzzedReaders
import TestSupport
import Testing

/// Every input of the fuzzer's corpus, among them all that ever failed, is read once more; one after the
/// other, because a reader of files is given each in the same one.
@Suite(.serialized) struct FuzzCorpusTests {
  private static func files(of reader: FuzzedReader) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: SourceFolders.root.appending(path: "Tests/Fuzz/Corpus/\(reader.rawValue)"),
      includingPropertiesForKeys: nil)
  }

  @Test(arguments: FuzzedReader.allCases)
  func whatIsInTheCorpusIsReadInBounds(_ reader: FuzzedReader) throws {
    // What is set up with the first file is none of its memory.
    reader.read([])
    let files = try Self.files(of: reader)
    #expect(!files.isEmpty)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: file))
      let memory = reader.memory(reading: bytes)
      #expect(memory <= reader.memoryLimit(for: bytes.count), "\(file.lastPathComponent)")
    }
  }

  /// What is deep or long in one piece, which a fuzzer does not come upon.
  @Test(arguments: Self.deep)
  func whatIsDeepEnds(_ deep: Deep) {
    let text =
      deep.start + String(repeating: deep.piece, count: 200_000 / deep.piece.utf8.count)
    deep.reader.read(Array(text.utf8))
  }

  /// A beginning, and what follows it again and again.
  struct Deep: Sendable, CustomTestStringConvertible {
    let reader: FuzzedReader
    let start: String
    let piece: String
    var testDescription: String { "\(reader.rawValue) of \(piece.debugDescription)" }

    init(_ reader: FuzzedReader, _ start: String, _ piece: String) {
      (self.reader, self.start, self.piece) = (reader, start, piece)
    }
  }

  static let deep: [Deep] = [
    .init(.scenario, "inputs: ", "["), .init(.scenario, "inputs:\n  ", "- "),
    .init(.scenario, "inputs:\n  ", "? "), .init(.lesson, lessonStart, "["),
    .init(.lesson, lessonStart, "> "), .init(.lesson, lessonStart, "- "),
    .init(.lesson, lessonStart, "*a **b "), .init(.lesson, lessonStart + "{{1", " + 1"),
    .init(.lesson, lessonStart + "{{", "- "), .init(.text, "", "a("), .init(.text, "", "- "),
    .init(.kept, #"{"version":1,"stops":"#, "["), .init(.kept, "", #"{"a":"#),
    .init(.weights, #"{"dense/bias":"#, "["), .init(.weights, "", #"{"a":"#),
    .init(.trace, "", "["), .init(.csv, "", "\"\n"), .init(.csv, "1,2,0", "\n1,2,0"),
    .init(.picture, "0", ",0"), .init(.terminal, "\u{1B}[200~", "\u{1B}["),
    .init(.terminal, "", "\u{1B}]"),
  ]

  private static let lessonStart = """
    ---
    id: "1"
    title: Deep
    minutes: 2
    goals: [end]
    network: 2 dense(1) sigmoid
    data: xor
    loss: binary_crossentropy
    optimizer: sgd(0.5)
    ---

    ## Page

    """ + "\n"

  @Test(.enabled(if: allocation_counter_works(), "this C library's malloc cannot be counted"))
  func memoryIsMeasured() {
    allocation_counter_mark()
    var bytes = [UInt8](repeating: 1, count: 1 << 20)
    bytes.reserveCapacity(2 << 20)
    bytes = []
    let peak = Int(allocation_counter_peak())
    #expect(bytes.isEmpty && (3 << 20...4 << 20).contains(peak))
  }
}
