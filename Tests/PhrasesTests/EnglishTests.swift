import Phrases
import Testing

/// English grammar.
@Suite struct EnglishTests {
  @Test(arguments: [
    (0, "a 0"), (1, "a 1"), (5, "a 5"), (8, "an 8"), (11, "an 11"), (18, "an 18"), (80, "an 80"),
    (88, "an 88"), (81, "an 81"), (110, "a 110"), (180, "a 180"), (811, "an 811"),
    (1_800, "a 1800"), (8_000, "an 8000"), (11_000, "an 11000"), (28, "a 28"), (118, "a 118"),
    (808, "an 808"), (18_000, "an 18000"),
  ])
  func `the article is that of the spoken number`(_ number: Int, _ words: String) {
    #expect(English.withArticle(number) == words)
  }

  @Test(arguments: [
    (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
    (21, "21st"), (102, "102nd"), (111, "111th"),
  ])
  func `an ordinal ends as it is spoken`(_ number: Int, _ words: String) {
    #expect(English.ordinal(number) == words)
  }

  @Test func `a count agrees with its noun and its verb`() {
    #expect(English.counted(0, "weight") == "0 weights")
    #expect(English.counted(1, "weight") == "1 weight")
    #expect(English.counted(1, "bias", "biases") == "1 bias")
    #expect(English.counted(1_200, "bias", "biases") == "1,200 biases")
    #expect(English.verb(1, "is", "are") == "is")
    #expect(English.verb(0, "is", "are") == "are")
  }
}
