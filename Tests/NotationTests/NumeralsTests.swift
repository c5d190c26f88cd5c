import Foundation
import Notation
import TestSupport
import Testing

struct NumeralsTests {
  @Test(arguments: [
    (0.0712, "0.0712", "+0.0712"), (-0.0589, "−0.0589", "−0.0589"), (0, "0", "0"),
    (-0.0, "0", "0"), (0.0000123, "1.2e−5", "+1.2e−5"), (-0.00004, "−4.0e−5", "−4.0e−5"),
    (0.0001, "0.0001", "+0.0001"), (0.00009999, "1.0e−4", "+1.0e−4"), (1, "1.0000", "+1.0000"),
    (0.99999, "1.0000", "+1.0000"), (2.13026, "2.1303", "+2.1303"),
    (123.45678, "123.4568", "+123.4568"),
    (1234567.5, "1,234,567.5000", "+1,234,567.5000"), (12345678, "1.2e7", "+1.2e7"),
    (.infinity, "inf", "+inf"), (-.infinity, "−inf", "−inf"), (.nan, "NaN", "NaN"),
    (.leastNonzeroMagnitude, "4.9e−324", "+4.9e−324"),
    (1.7976931348623157e308, "1.8e308", "+1.8e308"),
  ])
  func `values are written as the screens write them`(
    _ x: Double, _ value: String, _ signed: String
  ) {
    #expect(Numerals.value(x) == value)
    #expect(Numerals.signed(x) == signed)
  }

  @Test func `every number is correctly rounded, as C rounds it`() {
    var random = SplitMix(state: 1)
    for _ in 0..<20_000 {
      let x =
        Double(bitPattern: random.next()).significand
        * [1e-3, 0.01, 1, 10, 1000].randomElement(using: &random)!
        * (Bool.random(using: &random) ? 1 : -1)
      guard x.isFinite else { continue }
      let decimals = Int.random(in: 4...9, using: &random)
      let wanted = String(format: "%.\(decimals)f", abs(x))
      let written = Numerals.value(x, decimals: decimals)
        .filter { $0 != "−" && $0 != "," }
      #expect(written == wanted, "\(x)")
    }
  }

  @Test func `ties go to the even digit`() {
    #expect(Numerals.value(0.03125) == "0.0312")
    #expect(Numerals.value(0.09375) == "0.0938")
    #expect(Numerals.value(2.5, decimals: 0) == "2" && Numerals.value(3.5, decimals: 0) == "4")
  }

  @Test func `small numbers are correctly rounded to two digits`() {
    var random = SplitMix(state: 2)
    for _ in 0..<5_000 {
      let x = Float(bitPattern: UInt32.random(in: 1..<0x38D1_B717, using: &random))
      let wanted = String(format: "%.1e", Double(x)).split(separator: "e")
      let power = Int(wanted[1])!
      #expect(Numerals.value(x) == "\(wanted[0])e−\(-power)", "\(x)")
    }
  }

  @Test func `gradients have five decimals, counts their thousands`() {
    #expect(Numerals.gradient(Float(-0.03014)) == "−0.03014")
    #expect(Numerals.gradient(Float(0)) == "0")
    #expect(Numerals.count(199_210) == "199,210")
    #expect(Numerals.count(999) == "999")
    #expect(Numerals.count(-1_000_000) == "−1,000,000")
  }

  @Test(arguments: [
    (Float(0.1), "0.1"), (1.25, "1.25"), (1, "1"), (0, "0"), (1 / (1 - Float(0.2)), "1.25"),
    (0.00001, "1e−5"), (1 / (1 - Float(0.3)), "1.4286"), (0.196_004_5, "0.1960"),
  ])
  func `settings have no trailing zeros`(_ x: Float, _ text: String) {
    #expect(Numerals.setting(x) == text)
  }

  @Test(arguments: [
    (Float(0.08), "8 %"), (0.123, "12 %"), (0.008, "0.8 %"), (1, "100 %"), (0.9996, "99.96 %"),
    (0, "0 %"),
  ])
  func `shares are whole percents where that says enough`(_ p: Float, _ text: String) {
    #expect(Numerals.percent(p) == text)
  }

  @Test func `a pair shows two digits of its change, and closes`() {
    let pair = Numerals.pair(0.08120, 0.08421)
    #expect(pair.before == "+0.0812" && pair.after == "+0.0842" && pair.change == "+0.0030")
    let small = Numerals.pair(0.5, 0.500_003)
    #expect(small.decimals == 7 && small.before == "+0.5000000" && small.after == "+0.5000030")
    #expect(small.change == "+3.0e−6")
    #expect(Numerals.pair(0.25, 0.25).change == "0")
    #expect(Numerals.pair(0, 1e-30).change == "+1.0e−30")
    #expect(Numerals.pair(0.298_353, 0.291_006).change == "−0.007347")
  }

  @Test func `columns stand on their decimal points`() {
    #expect(Numerals.aligned(["+0.1000", "−12.5", "0"]) == [" +0.1000", "−12.5   ", "  0     "])
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
