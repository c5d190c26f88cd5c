import CellCanvas
import NeuralCore
import Notation
import Phrases

/// The classes of a model that was asked: how well it tells each, and what it takes it for.
struct ClassList {
  private let asked: AskedModel
  /// The classes in the order in which they are shown: by their numbers where a table shows all of them,
  /// else the worst first.
  let order: [Int]

  /// The rows above the classes.
  static let headings = 2
  private static let mostNamed = 14
  private static let number = 8

  init(_ asked: AskedModel) {
    self.asked = asked
    let all = asked.answers.counts.indices
    guard all.count > ConfusionTable.mostClasses, let confusion = asked.result.confusion else {
      order = Array(all)
      return
    }
    let (recalls, counts) = (confusion.recalls, asked.answers.counts)
    // A class without examples has no recall, and stands last.
    order = all.sorted {
      let (left, right) = (counts[$0].reduce(0, +) == 0, counts[$1].reduce(0, +) == 0)
      if left != right { return right }
      return (recalls[$0], $0) < (recalls[$1], $1)
    }
  }

  /// Draws the page with the chosen class, and returns the classes that can be clicked.
  func draw(
    chosen: Int, in rect: Rect, on canvas: inout Canvas, _ theme: Theme,
    _ phrases: any EvaluationPhrases
  ) -> [ClickTarget<Int>] {
    var rest = rect
    let page = max(1, rect.height - Self.headings)
    let first = chosen / page * page
    let shown = first..<min(order.count, first + page)
    canvas.put(
      phrases.listed(shown.lowerBound + 1, to: shown.upperBound, of: order.count),
      in: rest.takeTop(1), style: theme.strong)
    let titles = [phrases.classList.count] + phrases.classColumns
    canvas.put(
      row(phrases.classList.class, titles, phrases.classList.takenFor), in: rest.takeTop(1),
      style: theme.faint)
    return shown.map { place in
      let line = rest.takeTop(1)
      let isChosen = place == chosen
      canvas.put(
        text(of: order[place]), in: line, style: isChosen ? theme.selection : theme.text)
      if isChosen { canvas.put("▶", x: line.x - 1, y: line.y, style: theme.selection) }
      return ClickTarget(area: line) { _ in place }
    }
  }

  /// How well a class is told, and the three that it is taken for most often.
  func facts(of label: Int) -> ToldClass {
    let counts = asked.answers.counts[label]
    let shares = asked.result.confusion.map {
      [$0.precision(ofClass: label), $0.recall(ofClass: label), $0.f1(ofClass: label)]
    }
    let others = counts.indices.filter { $0 != label && counts[$0] > 0 }
      .sorted { (counts[$0], $1) > (counts[$1], $0) }.prefix(3)
    let arrangement = asked.source.arrangement
    return ToldClass(
      name: arrangement.word(forClass: label), count: counts.reduce(0, +), shares: shares ?? [],
      takenFor: others.map { (arrangement.word(forClass: $0), counts[$0]) })
  }

  private func text(of label: Int) -> String {
    let facts = facts(of: label)
    return row(
      facts.name,
      [Numerals.count(facts.count)] + facts.shares.map { Numerals.value($0, decimals: 3) },
      facts.takenFor.map { "\($0.name) \(Numerals.count($0.count))" }.joined(separator: ", "))
  }

  private func row(_ name: String, _ numbers: [String], _ others: String) -> String {
    name.cut(to: Self.mostNamed).padded(to: Self.mostNamed)
      + numbers.map { $0.padded(to: Self.number, .right) }.joined() + "   " + others
  }
}
