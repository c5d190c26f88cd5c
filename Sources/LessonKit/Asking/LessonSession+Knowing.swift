import NeuralCore
import TimeTravel

// What a page may say, before and after each of its questions.
extension LessonSession {
  /// Where the answer of the last closed question of this page can be seen; nil when none is closed.
  public var revealTarget: Target? {
    let closed = verdicts.count
    guard closed > 0, page.predictions[closed - 1].example == nil,
      let spot = page.predictions[closed - 1].reveal
    else { return nil }
    return try? stage.target(of: spot)
  }

  /// What the page may say before its question with this index is closed: all that the questions
  /// before it have brought, and nothing of its own answer.
  func facts(beforeQuestion index: Int) -> Facts {
    if page.predictions.indices.contains(index),
      let other = facts(ofExample: page.predictions[index].example)
    {
      return other
    }
    let veil = page.predictions.indices.contains(index) ? veil(ofQuestion: index) : nil
    let brought = (0..<index).reversed().lazy
      .compactMap { page.predictions.indices.contains($0) ? page.predictions[$0].reveal : nil }
      .first
    let moment = brought.flatMap { try? stage.moment(at: $0) } ?? stage.moment
    return Facts(moment: moment, source: stage.source, veil: veil?.place)
  }

  /// What the page may say once its question with this index is closed; nil when the place of the
  /// answer does not exist.
  func facts(afterQuestion index: Int) -> Facts? {
    if page.predictions[index].example != nil { return facts(beforeQuestion: index) }
    guard let spot = page.predictions[index].reveal else {
      return Facts(moment: facts(beforeQuestion: index).moment, source: stage.source, veil: nil)
    }
    guard let moment = try? stage.moment(at: spot) else { return nil }
    return Facts(moment: moment, source: stage.source, veil: nil)
  }

  func veil(ofQuestion index: Int) -> Veil? {
    guard page.predictions[index].example == nil, let spot = page.predictions[index].reveal,
      let target = try? stage.target(of: spot), let place = target.place
    else { return nil }
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
    example.flatMap { stage.wholeStep(of: $0) }
      .map { Facts(moment: $0, source: stage.source, veil: nil) }
  }
}
