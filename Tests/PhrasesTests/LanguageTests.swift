import Phrases
import Testing

/// Which language is spoken.
@Suite struct LanguageTests {
  @Test(arguments: ["en", "EN", "en-GB", "en_US.UTF-8", "en.utf8", "en@latin"])
  func aTagNamesALanguage(_ tag: String) { #expect(Language(tag: tag) == .english) }

  @Test(arguments: ["", "C", "POSIX", "de_DE.UTF-8", "english", "en2", "xx", "/en"])
  func otherTagsNameNone(_ tag: String) { #expect(Language(tag: tag) == nil) }

  @Test func whatIsNamedMustBeSpoken() throws {
    #expect(try Language.chosen(named: "en", in: ["WADACHI_LANGUAGE": "xx"]) == .english)
    for (name, environment) in [
      ("xx", ["WADACHI_LANGUAGE": "en"]), (nil, ["WADACHI_LANGUAGE": "xx", "LANG": "en"]),
    ] {
      let error = #expect(throws: UnknownLanguage.self) {
        try Language.chosen(named: name, in: environment)
      }
      #expect(error?.description == "There is no language “xx”; there is en (English).")
    }
  }

  @Test(arguments: [
    [:], ["WADACHI_LANGUAGE": ""], ["LANG": "xx_XX.UTF-8"], ["LC_ALL": "C", "LANG": "en"],
    ["LC_ALL": "", "LC_MESSAGES": "xx", "LANG": "en_GB.UTF-8"],
  ])
  func whatTheSystemSpeaksIsNoReasonToFail(_ environment: [String: String]) throws {
    #expect(try Language.chosen(named: nil, in: environment) == .english)
  }
}
