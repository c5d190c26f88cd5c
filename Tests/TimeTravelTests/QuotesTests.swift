import Testing
import TimeTravel

@Suite struct QuotesTests {
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
}
