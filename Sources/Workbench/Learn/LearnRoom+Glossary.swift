import CellCanvas
import LessonKit

extension LearnRoom {
  /// A row of the glossary: a term, and what it means.
  private typealias Row = (shown: String, words: String)

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
      var (onPage, others) = ([Row](), [Row]())
      for (term, name) in zip(glossary.terms, names) {
        let elsewhere = term.translations.values.flatMap(\.self).sorted()
        let meaning = ([term.meaning] + elsewhere).joined(separator: " · ")
        let rows: [Row] = wrap(meaning, width: width).enumerated().map { row, line in
          (row == 0 ? name : "", line)
        }
        if spoken.contains(where: { term.isNamed(in: $0) }) {
          onPage += rows
        } else {
          others += rows
        }
      }
      overlay = HelpOverlay<LearnRoom>(
        words.glossaryTitle,
        parts: [(words.terms(ofPage: true), onPage), (words.terms(ofPage: false), others)])
    } catch {
      house.notice = "\(error)"
    }
  }
}
