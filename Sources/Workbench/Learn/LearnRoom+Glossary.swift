import LessonKit

extension LearnRoom {
  /// Shows the glossary: first the terms that the page speaks of.
  mutating func showGlossary(in house: inout House) {
    do throws(LessonError) {
      let words = house.phrases.learn
      let glossary = try Glossary(of: house.course.language, in: house.course.root)
      let spoken = session.page.spokenWords
      let terms = glossary.terms.map { term in
        (
          isOnPage: spoken.contains { term.isNamed(in: $0) },
          row: (
            shown: words.term(term.names[0], symbol: term.symbol), words: term.meaning
          )
        )
      }
      overlay = HelpOverlay<LearnRoom>(
        words.glossaryTitle,
        parts: [true, false].map { isOnPage in
          (words.terms(ofPage: isOnPage), terms.filter { $0.isOnPage == isOnPage }.map(\.row))
        })
    } catch {
      house.notice = "\(error)"
    }
  }
}
