import LessonKit
import NeuralCore
import Notation
import TimeTravel

/// What is said around questions, in English.
struct EnglishQuestions: QuestionPhrases {
  // MARK: A page

  func name(of language: CodeLanguage) -> String? {
    switch language {
    case .text: nil
    case .keras: "Keras"
    case .numpy: "NumPy"
    case .python: "Python"
    }
  }

  // MARK: Answering

  func choosing(_ count: Int) -> KeyText {
    KeyText("choose an answer", hint: count == 2 ? "1 2 choose" : "1–\(count) choose")
  }
  let answering = KeyText("give the answer (what is asked is typed)", hint: "Enter answers")
  let skipping = KeyText("skip the question", hint: "Esc skips")
  let toFactor = KeyText("look at the number that the slip gets wrong", hint: "Ctrl-F shows it")
  let fractionsAreFine = "fractions such as 1/4 are fine"

  func typed(_ text: String, in question: Question) -> String {
    let what =
      switch question.answer {
      case .order: "your order"
      case .text: "your words"
      case .choice, .number: "your number"
      }
    return "\(what): \(text)▏"
  }

  func ways(of question: Question) -> String {
    let first =
      switch question.answer {
      case .choice(let count, _): "1–\(count) choose"
      case .number(let number): number?.spokenDigits.map { "\($0) digits" } ?? "type a number"
      case .order: "the numbers in order"
      case .text: "type a line"
      }
    return "\(first) · Enter answers · Esc skips"
  }

  func rule(of question: Question, isPlain: Bool) -> String {
    let rule =
      switch question.answer {
      case .choice(let count, _): "Type the number of an answer, 1–\(count)"
      case .number: "Type a number such as 0.25, 0,25 or 1/4, or a sum such as 1 - 0.1*6"
      case .order(let count, _, _):
        "Type each of the numbers 1–\(count) once, in the right order"
      case .text: "Type a line of up to \(Question.longestLine) characters in your own words"
      }
    return isPlain ? "\(rule), or skip." : "\(rule), then Enter; Esc skips."
  }

  // MARK: What is said to it

  func verdict(_ verdict: Reply.Verdict, given: String, truth: String) -> String {
    switch verdict {
    case .right: "\(truth): right."
    case .wrong: "You said \(given); it is \(truth)."
    case .skipped: "It is \(truth)."
    }
  }

  func tryAgain(given: String, isPlain: Bool) -> String {
    "Not \(given). Try again; \(isPlain ? "“skip”" : "Esc") shows it."
  }

  func side(isLow: Bool) -> String { isLow ? "That is too low." : "That is too high." }

  func fewDigits(wanted: Int) -> String {
    "Right as far as it goes; \(English.counted(wanted, "digit")) are wanted."
  }

  let carried = "It follows rightly from your earlier number; that one is what is off."
  let kept = "Your line is kept."
  let model = "One could write: "

  func comesOut(of ideas: [WrongIdea]) -> String { EnglishIdeas().comesOut(of: ideas) }

  func off(by gap: Double) -> String {
    "\(Numerals.value(abs(gap))) too \(gap < 0 ? "low" : "high")."
  }

  func score(_ score: GuessScore) -> String {
    let count = score.right + score.wrong
    let answered = count == 0 ? "no answers" : "\(score.right) of \(count) right"
    return score.skipped == 0 ? answered : "\(answered), \(score.skipped) skipped"
  }

  func guesses(_ score: GuessScore) -> String { "Your guesses: \(self.score(score))." }

  // MARK: The box

  func boxTitle(isOpen: Bool) -> String { isOpen ? "Guess first" : "Your guess" }
}

// MARK: - Before a reveal

extension EnglishQuestions {
  func text(of question: WalkQuestion) -> String {
    switch question.asked {
    case .sum(let neuron, let isLoudest, _, _, _):
      let name = question.name(neuron)
      if question.wantsNumber { return "What is z of \(name)?" }
      let start =
        isLoudest ? "\(name.capitalizedFirst) has the largest |z|. Is its z" : "Is z of \(name)"
      return "\(start) above or below 0?"
    case .activation(let function, let neuron, let z, _):
      return "z of \(question.name(neuron)) is \(Numerals.signed(z)). "
        + "What does \(function.name) make of it?"
    case .mask(let rate, _):
      return "Each neuron sits out with a chance of \(Numerals.setting(rate)). "
        + "By what are the others multiplied?"
    case .largest(_, let best, let z, _) where question.wantsNumber:
      return "z of \(question.right(best)) is \(Numerals.signed(z)). What is its p?"
    case .largest: return "Which \(question.noun) gets the largest p?"
    case .side(let z, _):
      let asked = question.wantsNumber ? "What is p?" : "Is p above or below 0.5?"
      return "z of the output is \(Numerals.signed(z)). \(asked)"
    case .classLoss(let label, let p, _):
      return
        "p of the right \(question.noun), \(question.arrangement.word(forClass: label)), is \(p). What is L = −log p?"
    case .loss(let loss, let answers, let targets, let hasMore, _):
      let says = answers.map { Numerals.value($0) }.joined(separator: ", ")
      let should = targets.map { Numerals.setting($0) }.joined(separator: ", ")
      let more = hasMore ? ", …" : ""
      let name = loss.name.split(separator: "_").joined(separator: " ")
      return "It says \(says)\(more) and should say \(should)\(more). What is L, its \(name)?"
    case .negativeBlame: return "Which δ is below 0: which z should grow?"
    case .blame(let neuron, let answer, let target, _):
      let name = question.name(neuron)
      let blame = question.isOfSums(neuron.layer) ? "δ, ∂L/∂z" : "blame, ∂L/∂a"
      if question.wantsNumber, answer == nil {
        return "For \(name): what is its \(blame)?"
      }
      let way =
        question.wantsNumber
        ? "What is its \(blame)?" : "Which way should \(name) go for less loss?"
      guard let answer, let target else { return way }
      return "\(name.capitalizedFirst) says \(Numerals.value(answer)) and should say "
        + "\(Numerals.setting(target)). \(way)"
    case .gradient(let weight, let delta, let x, _):
      return "δ of \(question.name(weight.neuron)) is \(delta), and \(x) comes from "
        + "\(question.source(weight)). What is the gradient of the weight between?"
    case .update(let weight, let before, _, let gradient, _, _):
      return "The weight from \(question.source(weight)) to \(question.name(weight.neuron)) is "
        + "\(before), its gradient \(Numerals.gradient(gradient)). "
        + (question.wantsNumber
          ? "What is it after the update?" : "Does the update make it larger or smaller?")
    case .again(let before, _) where question.wantsNumber:
      return "The same example, the new weights: its loss was \(Numerals.value(before)). "
        + "What is it now?"
    case .again: return "The same example, the new weights: is its loss lower or higher?"
    case .mover: return "The same example, the new weights: whose p moves most?"
    }
  }

  func choices(of question: WalkQuestion) -> [String] {
    if question.wantsNumber { return [] }
    return switch question.asked {
    case .sum: ["above 0", "below 0"]
    case .activation(.relu, _, _, _): ["0", "z itself"]
    case .activation: ["more than z", "z itself", "less than z"]
    case .side: ["above 0.5", "below 0.5"]
    case .blame: ["up", "down"]
    case .update: ["larger", "smaller"]
    case .again: ["lower", "higher"]
    case .largest(let classes, _, _, _), .negativeBlame(let classes, _, _),
      .mover(let classes, _, _, _):
      classes.map { "\(question.noun) \($0)" }
    case .mask, .classLoss, .loss, .gradient: []
    }
  }

  func explanation(of question: WalkQuestion) -> String {
    switch question.asked {
    case .sum where question.working != nil && question.wantsNumber:
      return "z = Σ w·x + b = \(question.working ?? "")."
    case .sum(_, _, let z, let up, let down) where question.wantsNumber:
      return "z = Σ w·x + b: \(balance(up, down).lowercasedFirst), together \(Numerals.signed(z))."
    case .blame(let neuron, _, _, _) where question.working != nil && question.wantsNumber:
      return "\(question.isOfSums(neuron.layer) ? "δ" : "Its blame") = \(question.working ?? "")."
    case .sum(_, _, let z, let up, let down):
      return "\(balance(up, down)): z = \(Numerals.signed(z))."
    case .activation(.relu, _, let z, _):
      return z > 0
        ? "It is above 0, so relu hands it on as it is."
        : "It is below 0, so relu makes it 0, and its slope there is 0."
    case .activation(let function, _, _, let a): return becomes(Numerals.value(a), by: function)
    case .mask(let rate, let scale):
      return
        "1 / (1 − \(Numerals.setting(rate))) = \(Numerals.setting(scale)): so the sums stay as "
        + "large on average."
    case .largest(_, let best, let z, let p):
      return "The largest z is \(Numerals.signed(z)), that of the \(best), and softmax keeps the "
        + "order: p = \(Numerals.probability(p))."
    case .side(_, let p):
      return "Sigmoid is above 0.5 exactly where z is above 0: p = \(Numerals.probability(p))."
    case .classLoss(_, _, let line): return "\(line). Sure and right would cost 0."
    case .loss(_, _, _, _, let equation?): return "L = \(equation)."
    case .loss:
      return "The formula above gives L = \(question.shown). "
        + "An answer equal to its target would cost 0."
    case .negativeBlame(_, _, let delta):
      return "δ = p − t, and only the right \(question.noun) has t = 1: its δ is "
        + "\(Numerals.signed(delta))."
    case .blame(_, _, _, let delta):
      return delta < 0
        ? "Its blame is \(Numerals.signed(delta)), below 0: the loss falls as it rises."
        : "Its blame is \(Numerals.signed(delta)), above 0: the loss rises with it."
    case .gradient(_, _, _, let line): return "δ × x = \(line)."
    case .update(_, _, let after, _, _, let isAgainst):
      return isAgainst
        ? "It goes against the gradient, to \(after): that is where the loss falls."
        : "It goes to \(after): what the optimizer remembers outweighs this gradient."
    case .again(let before, let after):
      let way = "From \(Numerals.value(before)) to \(Numerals.value(after))"
      return after < before
        ? "\(way): each weight moved a little to where the loss is lower."
        : "\(way): the step was longer than the slope holds good for."
    case .mover(_, let most, let before, let after):
      return "That of the \(most) goes from \(Numerals.probability(before)) to "
        + "\(Numerals.probability(after))."
    }
  }

  private func balance(_ up: Double, _ down: Double) -> String {
    if down == 0 { return "Nothing speaks against it" }
    if up == 0 { return "Nothing speaks for it" }
    return "\(Numerals.signed(up)) speak for it and \(Numerals.signed(down)) against"
  }

  private func becomes(_ text: String, by function: Activation) -> String {
    switch function {
    case .sigmoid: "It becomes \(text): sigmoid squeezes every z into 0 to 1."
    case .tanh: "It becomes \(text): tanh squeezes every z into −1 to 1."
    default: "It becomes \(text)."
    }
  }
}

extension WalkQuestion {
  /// "digit" or "class".
  fileprivate var noun: String { network.readsDigits(arrangement) ? "digit" : "class" }

  /// "the 7", or the name of a class.
  fileprivate func right(_ label: Int) -> String {
    arrangement.name(ofClass: label).map { "“\($0)”" } ?? "the \(label)"
  }

  /// Whether what leaves a layer are weighted sums, whose blame is δ.
  fileprivate func isOfSums(_ layer: Int) -> Bool { network.layers[layer].kind == "dense" }

  fileprivate func name(_ neuron: Neuron) -> String {
    English.names.unit(neuron.unit, ofLayer: neuron.layer, in: network, arrangement)
  }

  fileprivate func source(_ weight: Connection) -> String {
    English.names.source(
      weight.source, ofLayer: weight.neuron.layer, in: network, arrangement)
  }
}
