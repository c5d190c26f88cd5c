import CellCanvas
import LessonKit

extension LearnRoom {
  /// Shows the glossary: first the terms that the page speaks of, each with what it is called in other
  /// languages.
  mutating func showGlossary(in house: inout House) {
    do throws(LessonError) {
      let words = house.phrases.learn
      let glossary = try Glossary(of: house.course.language, in: house.course.root)
      let spoken = session.page.spokenWords
      let names = glossary.terms.map { words.term($0.names[0], symbol: $0.symbol) }
      let width = HelpOverlay<LearnRoom>.width(
        ofWordsBeside: names.map(\.columns).max() ?? 0, in: house.size)
      var parts: [Bool: [(shown: String, words: String)]] = [:]
      for (term, name) in zip(glossary.terms, names) {
        let others = term.translations.values.flatMap(\.self).sorted()
        let meaning = ([term.meaning] + others).joined(separator: " · ")
        let isOnPage = spoken.contains { term.isNamed(in: $0) }
        for (row, line) in wrap(meaning, width: width).enumerated() {
          parts[isOnPage, default: []].append((row == 0 ? name : "", line))
        }
      }
      overlay = HelpOverlay<LearnRoom>(
        words.glossaryTitle,
        parts: [true, false].map { (words.terms(ofPage: $0), parts[$0] ?? []) })
    } catch {
      house.notice = "\(error)"
    }
  }
}
