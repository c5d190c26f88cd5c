import Datasets
import Testing

/// What a file tells of itself is reckoned with without overflow, and is no `Int` without a limit.
@Suite struct ToldNumberTests {
  @Test func bytesAndDigitsAreRead() {
    #expect(ToldNumber(bigEndian: [1, 0, 2]) == 65_538)
    #expect(ToldNumber(littleEndian: [2, 0, 1]) == 65_538)
    #expect(ToldNumber(bigEndian: Array(repeating: 255, count: 8)) == ToldNumber(UInt64.max))
    #expect(ToldNumber(digits: "00042".utf8) == 42)
    #expect(ToldNumber(digits: "".utf8) == nil && ToldNumber(digits: "4-".utf8) == nil)
  }

  @Test func whatIsBeyondStaysBeyond() {
    let beyond = ToldNumber(digits: "99999999999999999999".utf8) ?? 0
    #expect(beyond.description == "beyond 64 bits" && beyond.int(atMost: .max) == nil)
    #expect(ToldNumber(-1 as Int) == beyond && ToldNumber(UInt64.max) + 1 == beyond)
    #expect(ToldNumber(UInt64.max) * 2 == beyond && beyond * 0 == beyond && beyond > 7)
    #expect(!(beyond < beyond) && ToldNumber(6) < 7)
  }

  @Test func aNumberIsTakenWithItsLimit() {
    #expect(ToldNumber(7).int(atMost: 7) == 7 && ToldNumber(8).int(atMost: 7) == nil)
    #expect(ToldNumber(UInt64.max).int(atMost: .max) == nil && ToldNumber(0).int(atMost: -1) == nil)
  }
}
