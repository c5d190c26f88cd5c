import CellCanvas
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("abc", 3), ("日本語", 6), ("ｶﾞ", 2), ("か\u{3099}", 2), ("e\u{301}", 1), ("한국", 4),
    ("▁▂▃", 3), ("−0.5", 4), ("👩‍👩‍👧", 2), ("❤️", 1), ("\u{200B}", 0), ("a\tb", 3), ("", 0),
    ("Σ w·x", 5), ("\u{1B}[2J", 4),
  ])
  func `counts columns as a terminal does`(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test func `cuts to a width and never cuts a wide character in two`() {
    #expect("network".cut(to: 7) == "network")
    #expect("network".cut(to: 4) == "net…")
    #expect("日本語".cut(to: 4) == "日…")
    #expect("日本語".cut(to: 0) == "")
  }

  @Test func `pads to a width at either side`() {
    #expect("日".padded(to: 4) == "日  ")
    #expect("5".padded(to: 3, .right) == "  5")
    #expect("5".padded(to: 4, .center) == " 5  ")
  }

  #if canImport(Glibc)
    /// Prepended marks (U+0600 and others) and the Unicode versions of library and standard library
    /// are where the two may differ.
    @Test func `agrees with wcwidth on every character that both know`() {
      setlocale(LC_CTYPE, "C.UTF-8")
      var differences: [String] = []
      for value in UInt32(0x20)...0x3FFFF {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let width = Int(systemWidth(Int32(value)))
        let category = scalar.properties.generalCategory
        if width < 0 || category == .unassigned || category == .format { continue }
        let columns = String(Character(scalar)).columns
        if columns != width { differences.append("\(String(value, radix: 16)): \(columns)") }
      }
      #expect(differences.count < 40, "\(differences.prefix(80))")
    }
  #endif
}

#if canImport(Glibc)
  /// Swift's view of glibc hides `wcwidth` behind a feature macro.
  @_silgen_name("wcwidth") private func systemWidth(_ character: Int32) -> Int32
#endif
