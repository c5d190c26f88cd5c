import NeuralCore
import TimeTravel

// What a page may say, before and after each of its questions.
extension LessonSession {
  /// What the page may say before its question with this index is closed: all that the questions
  /// before it have brought, and nothing of its own answer.
  func facts(beforeQuestion index: Int) -> Facts {
    let veil = page.predictions.indices.contains(index) ? veil(ofQuestion: index) : nil
    return facts(at: momentBrought(before: index), veil: veil?.place)
  }

  /// What may be said of a moment of the page's walk.
  func facts(at moment: Moment, veil: Place? = nil, isBeforeUpdate: Bool = false) -> Facts {
    Facts(
      moment: moment, source: stage.source, veil: veil, stage: stage,
      isBeforeUpdate: isBeforeUpdate)
  }

  /// Whether what a question asks for may be seen once so many are closed: a cell only with the last of
  /// its table.
  func isRevealed(_ index: Int, whenClosed closed: Int) -> Bool {
    for case .blank(let table) in page.blocks where table.questions.contains(index) {
      return table.questions.allSatisfy { $0 < closed }
    }
    return true
  }

  /// Where the questions before this one have led.
  private func momentBrought(before index: Int) -> Moment {
    let brought = (0..<index).reversed().lazy
      .compactMap { asked -> Spot? in
        // Of another example nothing is said outside its question.
        guard page.predictions.indices.contains(asked), page.predictions[asked].example == nil,
          isRevealed(asked, whenClosed: index)
        else { return nil }
        return page.predictions[asked].reveal
      }
      .first
    return brought.flatMap { try? stage.moment(at: $0) } ?? stage.moment
  }

  /// What a question may say itself: of another example all, else what the page may say before it.
  func facts(inQuestion index: Int) -> Facts {
    facts(ofExample: page.predictions[index].example) ?? facts(beforeQuestion: index)
  }

  /// What the page may say once its question with this index is closed; nil when the place of the
  /// answer does not exist.
  func facts(afterQuestion index: Int) -> Facts? {
    if let other = facts(ofExample: page.predictions[index].example) { return other }
    guard let spot = page.predictions[index].reveal else {
      return facts(at: facts(beforeQuestion: index).moment)
    }
    guard let moment = try? stage.moment(at: spot) else { return nil }
    return facts(at: moment)
  }

  /// What a question hides while it is open; nil where the answer is nowhere in the walk.
  func veil(ofQuestion index: Int) -> Veil? {
    let asked = page.predictions[index]
    guard let spot = asked.hides ?? asked.reveal, let target = try? stage.target(of: spot),
      let place = target.place
    else { return nil }
    // A table may ask for numbers on the way to its place: all that the page does not know is hidden.
    if asked.kind == .cell, asked.hides == nil, asked.example == nil {
      let moment = momentBrought(before: index)
      let first = moment.walk.first { !moment.knows($0) }
      return Veil(place: first ?? place, unit: nil)
    }
    return Veil(place: place, unit: target.unit)
  }

  /// What the learner wrote into the cells of a table before this one; nil where it is no cell.
  func own(before index: Int) -> [Double?]? {
    for case .blank(let table) in page.blocks where table.questions.contains(index) {
      return table.questions.filter { $0 < index }.map { reply($0)?.number }
    }
    return nil
  }

  /// Where the wrong ideas that a question declares enter; nil where it declares none.
  func momentOfIdeas(_ index: Int) -> Moment? {
    guard case .number(let answer) = page.predictions[index].answer, let spot = answer.place else {
      return nil
    }
    return try? stage.moment(at: spot, example: page.predictions[index].example)
  }

  /// All that another example brings; nil where none is meant.
  func facts(ofExample example: Int?) -> Facts? {
    example.flatMap { stage.wholeStep(of: $0) }.map { facts(at: $0, isBeforeUpdate: true) }
  }
}
