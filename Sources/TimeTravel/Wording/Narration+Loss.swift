import NeuralCore

extension Narrator {
  // MARK: Loss

  var loss: String {
    guard let value = moment.lossValue, let answers = moment.probabilities else { return "" }
    guard moment.rows > 1 else { return lossOfRow(value, answers) }
    let verdict = moment.isRight.map { $0 ? "Right: the" : "Wrong: the" } ?? "The"
    return
      "\(verdict) loss of this row is \(Numerals.value(value)). The mean of \(moment.rows) rows is "
      + "\(Numerals.value(moment.batchLoss ?? 0))."
  }

  private func lossOfRow(_ value: Float, _ answers: [Float]) -> String {
    let written = Numerals.value(value)
    switch moment.loss {
    case .categoricalCrossentropy, .binaryCrossentropy:
      guard let label = moment.label, let right = moment.isRight,
        moment.loss == .categoricalCrossentropy() || answers.count == 1
      else { return "The loss of these \(answers.count) outputs is \(written). Lower is better." }
      let truth = answers.count > 1 ? answers[label] : label == 1 ? answers[0] : 1 - answers[0]
      let p = Numerals.probability(truth)
      return
        "\(right ? "Right" : "Wrong"): \(classWord(label)) got \(right ? "" : "only ")p = \(p), "
        + "so the loss is −log(\(p)) = \(written)."
    case .meanSquaredError:
      return "The loss is the mean of \(squaredMisses): \(written). An exact answer costs 0."
    case .halfSquaredError:
      return "The loss is half the sum of \(squaredMisses): \(written). An exact answer costs 0."
    default: return "The loss of these \(answers.count) outputs is \(written). Lower is better."
    }
  }

  private var squaredMisses: String {
    network.outputs == 1 ? "1 squared miss" : "\(network.outputs) squared misses"
  }

  // MARK: Looking again

  var again: String {
    guard let again = moment.again else { return "" }
    let (old, new) = (Numerals.value(again.lossBefore), Numerals.value(again.loss))
    let change =
      again.loss < again.lossBefore ? "fell" : again.loss > again.lossBefore ? "rose" : "stays"
    return "\(again.isOther ? "Another" : "Again"): the loss \(change), \(old) → \(new). "
      + answerAgain(again)
  }

  private func answerAgain(_ again: Moment.Again) -> String {
    guard let answer = moment.prediction(of: again.probabilities),
      let label = Moment.label(of: again.target)
    else {
      let outputs = again.probabilities.map { Numerals.value($0) }.joined(separator: ", ")
      return "What comes out now: \(outputs)."
    }
    let verdict = answer.digit == label ? "right" : "wrong (a \(label))"
    return "It answers \(answer.digit), p = \(Numerals.probability(answer.p)): \(verdict)."
  }
}
