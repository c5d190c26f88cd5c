import NeuralCore
import Notation
import TimeTravel

/// What the view of an update says in English.
struct EnglishUpdateView: UpdateViewPhrases {
  let here = "here"
  let columns = (before: "before", after: "after", change: "change")
  let moves = (gradient: "gradient", decay: "decay", step: "step")
  let mostMoved = "those that move most"
  let allMoved = "all of them, the largest move first"

  func formulas(symbol: String, _ optimizer: Optimizer, rate: Float, names: [String]) -> [String] {
    let move =
      optimizer.isPlain
      ? "\(symbol) ← \(symbol) − \(Numerals.setting(rate)) × gradient"
      : move(symbol, optimizer)
    let idea = idea(of: optimizer.rule)
    return names.map { "\(move)      \($0): \(idea)" }
      + ["\(move)      \(optimizer.rule.name)", move]
  }

  /// What a rule does.
  private func idea(of rule: OptimizerRule) -> String {
    switch rule {
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
  private func move(_ symbol: String, _ optimizer: Optimizer) -> String {
    let decay = optimizer.weightDecay == 0 ? "" : " − decay"
    let step =
      switch optimizer.rule {
      case .sgd(let momentum, false) where momentum != 0: "+ m"
      case .rmsprop(_, let momentum, _, _) where momentum > 0: "− m"
      default: "+ step"
      }
    return "\(symbol) ← \(symbol)\(decay) \(step)"
  }

  func plainMove(_ move: Double) -> [String] {
    let plain = (move > 0 ? "+" : "") + Numerals.figures(move)
    return [
      "plain SGD would have moved it by −rate × gradient = \(plain)",
      "plain SGD would have moved it by \(plain)",
    ]
  }

  func kept(_ name: String, before: Float) -> [String] {
    ["\(name), \(Numerals.figures(before)) before", name]
  }

  func misses(_ symbol: String, _ value: Double, kept: Float) -> String {
    "this gives \(symbol) = \(Numerals.figures(value)), the optimizer kept "
      + "\(Numerals.figures(kept)): they do not meet"
  }

  func misses(_ total: Double, recorded: Float, symbol: String) -> String {
    "this gives \(Numerals.signed(total, decimals: 5)), the recorded \(symbol) is "
      + "\(Numerals.signed(recorded, decimals: 5)): they do not meet"
  }

  func summary(_ moves: MoveCounts, of slice: ParameterSlice, _ optimizer: Optimizer) -> String {
    let all = English.counted(moves.count, of: slice)
    let start = "\(Numerals.count(moves.moved)) of \(all) moved."
    let (zeros, driven) = (moves.withoutGradient, moves.driven)
    guard zeros > 0 else { return start }
    let have = "\(Numerals.count(zeros)) \(English.verb(zeros, "has", "have"))"
    guard driven > 0 else { return "\(start) \(have) a gradient of exactly 0." }
    let these = driven == zeros ? English.verb(zeros, "it", "all of them") : Numerals.count(driven)
    return "\(start) \(have) a gradient of exactly 0, and \(these) still moved: "
      + "\(cause(optimizer)) moved \(English.verb(driven, "it", "them"))."
  }

  /// What moves a weight whose gradient is 0.
  private func cause(_ optimizer: Optimizer) -> String {
    let rule = optimizer.rule
    let hasMomentum = rule.slotNames.contains("momentum")
    let kept = hasMomentum ? "the momentum that \(rule.name) keeps" : "what \(rule.name) keeps"
    guard optimizer.weightDecay != 0 else { return kept }
    return hasMomentum ? "\(kept) or weight decay" : "weight decay"
  }
}
