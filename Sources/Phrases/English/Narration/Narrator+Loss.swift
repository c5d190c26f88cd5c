import TimeTravel
import NeuralCore
import Notation

extension EnglishNarrator {
  // MARK: Loss

  var loss: String {
    guard let value = moment.lossValue, let answers = moment.probabilities else { return "" }
    guard moment.rows > 1 else { return lossOfRow(value, answers) }
    let verdict = moment.isRight.map { $0 ? "Right: the" : "Wrong: the" } ?? "The"
    return
      "\(verdict) loss of this row is \(Numerals.value(value)). The mean of \(moment.rows) rows is "
      + "\(Numerals.value(moment.batchLoss ?? 0)).\(penalty)"
  }

  private func lossOfRow(_ value: Float, _ answers: [Float]) -> String {
    let written = Numerals.value(value)
    if let penalty = moment.penalty, penalty != 0 {
      let loss = Double(moment.batchLoss ?? value)
      let whole = Equation(.value(loss) + .value(penalty), loss + Double(penalty))
      let digits = EquationDigits(meeting: whole, decimals: 4)
      return
        "The loss is \(digits.operands.value(loss)); large weights add "
        + "\(digits.operands.value(penalty)): \(digits.result(whole)) in all."
    }
    guard moment.sampleWeight == 1 else {
      return "The loss is \(written): this example counts "
        + "\(Numerals.setting(moment.sampleWeight)) times."
    }
    return sentence(written, answers)
  }

  /// " Large weights add 0.0123.", where there is a penalty.
  private var penalty: String {
    guard let penalty = moment.penalty, penalty != 0 else { return "" }
    return " Large weights add \(Numerals.value(penalty))."
  }

  private func sentence(_ written: String, _ answers: [Float]) -> String {
    guard let derivation = LossDerivation(moment) else { return "" }
    let account = LossAccount(derivation, moment)
    let part = moment.loss.partInSymbols ?? ""
    switch moment.loss {
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy, .binaryCrossentropy:
      return crossentropy(derivation, account)
    case .meanSquaredError:
      return "The loss is the mean of \(squaredMisses): \(written). An exact answer costs 0."
    case .halfSquaredError:
      return "The loss is half the sum of \(squaredMisses): \(written). An exact answer costs 0."
    case .meanAbsoluteError:
      return "The loss is the mean of \(misses) \(part): \(written). An exact answer costs 0."
    case .huber(let delta):
      return "The loss is the mean of \(misses), squared and halved up to "
        + "\(Numerals.setting(delta)): \(written)."
    case .hinge: return "The loss is the mean of \(shortfalls): \(written)."
    case .squaredHinge: return "The loss is the mean square of \(shortfalls): \(written)."
    case .categoricalHinge: return hinge(derivation, account)
    case .klDivergence:
      return "How far p lies from t, Σ t·log(t/p), is \(written). Equal shares cost 0."
    case .poisson:
      return "The loss is the mean of \(part): \(written). It is least at p = t."
    case .logCosh:
      return "The loss is the mean log(cosh) of \(misses): \(written). An exact answer costs 0."
    case .own(let own): return "The loss by \(own.name) is \(written)."
    }
  }

  private var misses: String { network.outputs == 1 ? "1 miss" : "\(network.outputs) misses" }

  private var shortfalls: String {
    network.outputs == 1
      ? "what 1 answer lacks of 1 on its side"
      : "what \(network.outputs) answers lack of 1 on their side"
  }

  private var squaredMisses: String {
    network.outputs == 1 ? "1 squared miss" : "\(network.outputs) squared misses"
  }

  // MARK: Looking again

  var again: String {
    guard let again = moment.again else { return "" }
    let (old, new) = Numerals.distinct(again.lossBefore, again.loss)
    let change =
      again.loss < again.lossBefore ? "fell" : again.loss > again.lossBefore ? "rose" : "stays"
    let start = again.isOther ? "Another" : "Again"
    return fitting([
      "\(start): the loss \(change), \(old) → \(new). \(answerAgain(again))",
      "\(start): loss \(old) → \(new). \(answerAgain(again))",
    ])
  }

  private func answerAgain(_ again: Moment.Again) -> String {
    guard let answer = moment.prediction(of: again.probabilities),
      let label = Moment.label(of: again.target)
    else {
      let outputs = again.probabilities.map { Numerals.value($0) }.joined(separator: ", ")
      return "What comes out now: \(outputs)."
    }
    let right = moment.arrangement.name(ofClass: label) ?? English.withArticle(label)
    let verdict =
      moment.knowsTruth
      ? ": " + (answer.digit == label ? "right" : "wrong (\(right))") : ""
    let number = Numerals.probability(answer.p)
    let sure = moment.answersInProbabilities ? ", \(sureness) \(number)" : " (\(number))"
    return "It answers \(moment.arrangement.word(forClass: answer.digit))\(sure)\(verdict)."
  }
}
