import CellCanvas
import NeuralCore
import TimeTravel

/// How optimizers are called and written down, long and short.
package enum OptimizerWords {
  /// The text form and, for a line without room, shorter ones: "adam(0.001, …)", "adam".
  package static func names(_ optimizer: Optimizer) -> [String] {
    let whole = "\(optimizer)"
    var rate = "\(optimizer.schedule)"
    if let opening = rate.firstIndex(of: "(") { rate = rate[..<opening] + "(…)" }
    let name = optimizer.rule.name
    let hasMore = whole != "\(name)(\(optimizer.schedule))"
    let short = "\(name)(\(rate)\(hasMore ? ", …" : ""))"
    let names = [whole] + (short.columns < whole.columns ? [short] : [])
    return names + [name]
  }

  /// What the rule does, in words.
  static func idea(_ optimizer: Optimizer) -> String {
    switch optimizer.rule {
    case .sgd(0, _): "against the slope"
    case .sgd(_, false): "m rolls on like a ball"
    case .sgd(_, true): "m rolls on, one step ahead"
    case .adagrad: "less for who moved much"
    case .rmsprop(_, _, _, false): "in units of recent gradients"
    case .rmsprop(_, _, _, true): "in units of how much g varies"
    case .adadelta: "in units of earlier steps"
    case .adam, .adamw: "m, in units of recent gradients"
    case .adamax: "m, in units of the largest g"
    case .nadam: "adam, one step ahead"
    case .own: "a rule of one's own"
    }
  }

  /// How a weight moves, in symbols: "w ← w − decay + step".
  static func move(_ symbol: String, _ optimizer: Optimizer) -> String {
    let decay = optimizer.weightDecay == 0 ? "" : " − decay"
    let step =
      switch optimizer.rule {
      case .sgd(let momentum, false) where momentum != 0: "+ m"
      case .rmsprop(_, let momentum, _, _) where momentum > 0: "− m"
      default: "+ step"
      }
    return "\(symbol) ← \(symbol)\(decay) \(step)"
  }
}
