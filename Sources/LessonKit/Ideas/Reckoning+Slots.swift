import NeuralCore
import TimeTravel

// An update with what the optimizer remembered from before the step, not brought up to date first.
extension Reckoning {
  /// A weight after such an update; nil where the rule remembers nothing, or no such formula is judged.
  func afterOldSlots(_ parameter: Int, _ index: Int) -> Double? {
    let optimizer = moment.optimizer
    guard optimizer.clipping == nil, optimizer.weightDecay == 0,
      let gradients = moment.gradient(parameter: parameter)
    else { return nil }
    let (slots, before) = (slots(parameter, index), value(parameter, index))
    let gradient = Double(gradients[index])
    let step = Double(moment.cursor.step)
    let rate = Double(optimizer.learningRate(ofStep: moment.cursor.step))
    switch optimizer.rule {
    case .sgd(let momentum, let nesterov):
      guard momentum != 0, let velocity = slots.first else { return nil }
      return nesterov
        ? before + Double(momentum) * velocity - rate * gradient : before + velocity
    case .adagrad(_, let epsilon):
      guard let squares = slots.first else { return nil }
      return before - rate * gradient / (squares + Double(epsilon)).squareRoot()
    case .rmsprop(_, momentum: 0, let epsilon, centered: false):
      guard let squares = slots.first else { return nil }
      return before - rate * gradient / (squares + Double(epsilon)).squareRoot()
    case .adam(let beta1, let beta2, let epsilon, amsgrad: false):
      guard slots.count >= 2 else { return nil }
      let mean = slots[0] / (1 - LessonMathematics.power(Double(beta1), step))
      let square = slots[1] / (1 - LessonMathematics.power(Double(beta2), step))
      return before - rate * mean / (square.squareRoot() + Double(epsilon))
    case .rmsprop, .adadelta, .adam, .adamw, .adamax, .nadam, .own: return nil
    }
  }

  /// What was remembered for a weight before the step, in the order of the rule's slots.
  private func slots(_ parameter: Int, _ index: Int) -> [Double] {
    let count = moment.network.parameters[parameter].count
    let all = moment.sessionBefore.slots(ofParameter: parameter)
    return stride(from: all.startIndex + index, to: all.endIndex, by: count).map { Double(all[$0]) }
  }
}
