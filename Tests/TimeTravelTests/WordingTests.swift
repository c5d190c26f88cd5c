import Notation
import Testing
import TimeTravel

@Suite struct WordingTests {
  @Test(arguments: [
    (0, "a 0"), (1, "a 1"), (5, "a 5"), (8, "an 8"), (11, "an 11"), (18, "an 18"), (80, "an 80"),
    (88, "an 88"), (81, "an 81"), (110, "a 110"), (180, "a 180"), (811, "an 811"),
    (1_800, "a 1800"), (8_000, "an 8000"), (11_000, "an 11000"), (18, "an 18"), (28, "a 28"),
    (118, "a 118"), (808, "an 808"), (18_000, "an 18000"),
  ])
  func `the article is that of the spoken number`(_ number: Int, _ words: String) {
    #expect(Wording.withArticle(number) == words)
  }

  @Test func `a count agrees with its noun`() {
    #expect(Wording.counted(0, "weight") == "0 weights")
    #expect(Wording.counted(1, "weight") == "1 weight")
    #expect(Wording.counted(1, "bias", "biases") == "1 bias")
    #expect(Wording.counted(1_200, "bias", "biases") == "1,200 biases")
  }

  @Test(arguments: [
    "blame dense", "\"blame dense\"", "'blame dense'", "“blame dense”", "‘blame dense’",
    "„blame dense“", "«blame dense»", "`blame dense'", "”blame dense”", "  “ blame dense ” ",
  ])
  func `quotes around a text are no part of it`(_ text: String) {
    #expect(text.unquoted == "blame dense")
  }

  @Test func `other quotes stay`() {
    for text in ["\"", "dense's", "“a” or “b", "\"a'", "don't", ""] {
      #expect(text.unquoted == text)
    }
  }

  @Test(arguments: [
    (9_774, 10_000, "97.74 %"), (0, 10_000, "0 %"), (10_000, 10_000, "100 %"),
    (9_999, 10_000, "99.99 %"), (59_999, 60_000, "99.998 %"), (1, 60_000, "0.002 %"),
    (1, 2, "50.00 %"),
  ])
  func `a share of right answers is a percentage`(_ right: Int, _ count: Int, _ text: String) {
    #expect(Numerals.percent(right: right, of: count) == text)
  }
}
