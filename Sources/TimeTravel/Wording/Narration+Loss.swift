import NeuralCore

extension Narrator {
  // MARK: Loss

  var loss: String {
    guard let value = moment.lossValue, let answers = moment.probabilities else { return "" }
    let mean =
      moment.rows > 1
      ? " The mean over the batch of \(moment.rows) is \(Numerals.value(moment.batchLoss ?? 0))."
      : ""
    return lossOfRow(value, answers) + mean
  }

  private func lossOfRow(_ value: Float, _ answers: [Float]) -> String {
    let written = Numerals.value(value)
    switch moment.loss {
    case .categoricalCrossentropy:
      guard let label = moment.label, answers.count > 1 else { break }
      let p = Numerals.probability(answers[label])
      let sum = "−log(\(p)) = \(written)"
      guard moment.isRight == true else {
        return "Wrong: the true \(classWord(label)) got only p = \(p), so the loss is \(sum)."
      }
      return "Right: the true \(classWord(label)) got p = \(p), so the loss is \(sum). "
        + "Sure and right would cost 0."
    case .binaryCrossentropy:
      guard answers.count == 1, let label = moment.label else { break }
      let p = label == 1 ? answers[0] : 1 - answers[0]
      let verdict = moment.isRight == true ? "Right" : "Wrong"
      return
        "\(verdict): the true class \(label) got p = \(Numerals.probability(p)), so the loss is "
        + "\(written), its −log."
    case .meanSquaredError, .halfSquaredError: break
    }
    let formula = moment.loss == .halfSquaredError ? "half the sum" : "the mean"
    let what = answers.count == 1 ? "of one squared miss" : "of \(answers.count) squared misses"
    switch moment.loss {
    case .meanSquaredError, .halfSquaredError:
      return "The loss is \(formula) \(what): \(written). An exact answer would cost 0."
    case .categoricalCrossentropy, .binaryCrossentropy:
      return "The loss of these \(answers.count) answers is \(written). Lower is better."
    }
  }

  // MARK: Looking again

  var again: String {
    guard let again = moment.again else { return "" }
    let (old, new) = (Numerals.value(again.lossBefore), Numerals.value(again.loss))
    let change: String
    if again.loss < again.lossBefore {
      change = "the loss fell from \(old) to \(new)"
    } else if again.loss > again.lossBefore {
      change = "the loss rose from \(old) to \(new)"
    } else {
      change = "the loss stays at \(new)"
    }
    let start =
      again.isOther
      ? "Another example, which this step did not learn from"
      : "The same example with the new weights and without dropout"
    return "\(start): \(change). \(answerAgain(again))"
  }

  private func answerAgain(_ again: Moment.Again) -> String {
    guard let answer = Moment.prediction(of: again.probabilities),
      let label = Moment.label(of: again.target)
    else {
      let outputs = again.probabilities.map { Numerals.value($0) }.joined(separator: ", ")
      return "What comes out now: \(outputs)."
    }
    let p = Numerals.probability(answer.p)
    if answer.digit == label { return "The network's answer is now \(label), p = \(p): right." }
    return "The network's answer is now \(answer.digit), p = \(p): wrong, it is \(label)."
  }
}
