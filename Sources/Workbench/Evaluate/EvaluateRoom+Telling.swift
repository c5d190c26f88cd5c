import NeuralCore
import Phrases

// An evaluation as plain text: how good it is, class by class, and the wrong ones, the surest first.
extension EvaluateRoom {
  /// The wrong example that is chosen.
  func tell(in house: House) -> [String] {
    let phrases = house.phrases.evaluation
    guard asked.wrong.indices.contains(chosen) else {
      return phrases.wrongTitle(0, isByProbability: true)
    }
    let answer = asked.wrong[chosen]
    let (truth, said) = answer.words(arrangement)
    let words = phrases.chosen(answer.example, arrangement, truth: truth, said: said)
    return [
      phrases.wrong(
        chosen + 1, of: asked.wrong.count, words, by: answer.sure,
        isProbability: asked.isSureByProbability)
    ]
  }

  func greet(in house: House) -> [String] {
    let place = house.phrases.evaluation.place(
      asked.name, asked.answers.count, arrangement, isOfTest: asked.looked == .test,
      isHeldOut: asked.isHeldOut)
    return [helpInWords(in: house.phrases), place] + figures(in: house) + tell(in: house)
  }

  func helpInWords(in phrases: Phrases) -> String { phrases.evaluation.plainHelp }

  var countsInWords: CountInWords { .again }

  /// What plain text has beside the keys.
  var telling: KeyRow<EvaluateRoom> {
    .words(
      .word(.goTo) { room, rest, house in room.goTo(rest, in: house) },
      .word(.why) { room, rest, house in
        rest.isEmpty ? Told(lines: room.figures(in: house) + room.confusions(in: house)) : nil
      },
      .word(.classes) { room, rest, house in
        rest.isEmpty ? Told(lines: room.classes(in: house)) : nil
      },
      .word(.ofClass) { room, rest, house in room.tellClass(rest, in: house) })
  }

  private var arrangement: Arrangement { asked.source.arrangement }

  /// How many pairs that are mixed up are told.
  private static let toldPairs = 10

  private func figures(in house: House) -> [String] {
    let phrases = house.phrases.evaluation
    return [
      phrases.figures(asked.result, lossWithSoftmax: asked.lossWithSoftmax),
      phrases.wrongTitle(asked.wrong.count, isByProbability: asked.isSureByProbability)[0],
    ]
  }

  private func confusions(in house: House) -> [String] {
    asked.answers.confusions.prefix(Self.toldPairs).map { pair in
      house.phrases.evaluation.confused(pair.truth, with: pair.said, times: pair.count, arrangement)
    }
  }

  private func classes(in house: House) -> [String] {
    let list = ClassList(asked)
    return list.order.map { house.phrases.evaluation.told(list.facts(of: $0)) }
  }

  private mutating func goTo(_ text: String, in house: House) -> Told {
    guard let number = Int(text), asked.wrong.indices.contains(number - 1) else {
      return Told(lines: [house.phrases.evaluation.noWrong(text, of: asked.wrong.count)])
    }
    choose(number - 1)
    return Told(lines: tell(in: house))
  }

  /// A class by its name or its number, and the surest of it that is taken wrongly.
  private mutating func tellClass(_ text: String, in house: House) -> Told {
    let (phrases, count) = (house.phrases.evaluation, asked.answers.counts.count)
    let named = (0..<count).first {
      arrangement.word(forClass: $0).lowercased() == text.lowercased()
    }
    guard let label = named ?? Int(text), (0..<count).contains(label) else {
      return Told(lines: [phrases.noClass(text, of: count, arrangement)])
    }
    let line = phrases.told(ClassList(asked).facts(of: label))
    guard let place = asked.wrong.firstIndex(where: { $0.truth == label }) else {
      return Told(lines: [line, phrases.noneWrong(arrangement.word(forClass: label))])
    }
    choose(place)
    return Told(lines: [line] + tell(in: house))
  }
}
