import Foundation
import ModelFiles
import Testing

/// Numbers of files pass the bounds that options have.
@Suite struct BoundsTests {
  private struct Kept: Codable {
    @Bounded<BatchLimit> var batch: Int
  }

  private func batch(_ text: String) throws -> Int {
    try JSONDecoder().decode(Kept.self, from: Data(#"{"batch":\#(text)}"#.utf8)).batch
  }

  @Test(arguments: ["1", "128", "60000"])
  func whatIsWithinIsTaken(text: String) throws {
    #expect(try batch(text) == Int(text))
  }

  @Test(arguments: [
    ("0", "0"), ("60001", "60001"), ("9223372036854775807", "9223372036854775807"),
    ("1e300", "1e+300"), ("\"5\"", "no whole number"), ("null", "no whole number"),
  ])
  func whatIsNotIsRefusedByItsName(text: String, found: String) {
    let error = #expect(throws: BoundsError.self) { try batch(text) }
    #expect(error?.field == "batch")
    #expect(error?.bounds == 1...60_000)
    #expect(error?.found == found)
  }

  @Test func itIsWrittenAsTheNumberAlone() throws {
    let text = String(decoding: try JSONEncoder().encode(Kept(batch: 7)), as: UTF8.self)
    #expect(text == #"{"batch":7}"#)
  }

  @Test func aPageBeyondEveryLessonIsForgotten() throws {
    let text = #"{"version":1,"lastLesson":"08","pages":{"00":9223372036854775807,"08":3,"11":-1}}"#
    let progress = try JSONDecoder().decode(LearningProgress.self, from: Data(text.utf8))
    #expect(progress.pages == ["08": 3])
  }
}
