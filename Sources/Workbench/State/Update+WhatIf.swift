import LessonKit
import NeuralCore
import TimeTravel

extension AppState {
  /// Opens a line with the name of the number under the cursor, for another number behind it.
  mutating func changeNumber() {
    guard let walk = step else { return }
    guard let name = walk.nameOfNumber else {
      notice =
        "Nothing is given here: go to the input, to a weight or a bias, or to the loss's target."
      return
    }
    overlay = .prompt(Prompt(purpose: .whatIf, text: name))
  }

  /// Supposes in the open walk what texts say; throws at the first that says nothing that can be.
  public mutating func suppose(_ texts: [String]) throws(DescriptionError) {
    for text in texts { notice = try step?.suppose(text) }
  }

  /// Takes what was typed as a what-if; one that is none stays in the line, with what is wrong.
  mutating func takeWhatIf(_ prompt: Prompt) {
    guard var walk = step else { return }
    do {
      notice = try walk.suppose(prompt.text)
      step = walk
    } catch {
      var again = prompt
      again.fault = error
      overlay = .prompt(again)
    }
  }
}

extension Walk {
  /// Supposes what a text says; returns what to say of it.
  mutating func suppose(_ text: String) throws(DescriptionError) -> String {
    let whatIf = try WhatIf(text, at: moment)
    if let kept = kept(whatIf) { return kept }
    guard timeline.suppose(whatIf) else {
      return "A trace is what was recorded: nothing in it can be otherwise."
    }
    let words = whatIf.text(in: moment.network)
    lens = whatIf.isInPlace ? .event : .whatIf
    guard whatIf.isInPlace else {
      return "\(words), beside the real step; v shows the step itself, u takes it back."
    }
    return "\(words) from here on; v compares, u takes it back."
  }

  /// Takes back what was supposed last; returns what to say of it, or nil where nothing was.
  mutating func takeBack() -> String? {
    let network = moment.network
    return timeline.takeBack().map { "Taken back: \($0.whatIf.text(in: network))." }
  }

  /// Why a scenario does not allow a what-if; nil where it does.
  private func kept(_ whatIf: WhatIf) -> String? {
    let kept: (lock: Scenario.Lock, words: String) =
      switch whatIf {
      case .learningRate: (.learningRate, "learning rate")
      case .optimizer:
        locks(.learningRate) ? (.learningRate, "learning rate") : (.optimizer, "optimizer")
      case .dropout: (.dropout, "dropout rate")
      case .seed: (.seed, "seed")
      case .number, .label: (.weights, "weights, inputs and targets")
      }
    return locks(kept.lock) ? "This scenario keeps its \(kept.words)." : nil
  }

  /// The name of the number under the cursor that can be changed, as a what-if begins with it.
  var nameOfNumber: String? {
    let network = moment.network
    let number: WhatIf.Number
    switch moment.cursor.place {
    case .input:
      number = .input(moment.cursor.unit ?? moment.input.loudest ?? 0)
    case .loss:
      if moment.label != nil, network.outputs > 1 { return "target " }
      number = .target(0)
    case .forward(let layer):
      guard let kernel = network.kernel(ofLayer: layer), let bias = network.bias(ofLayer: layer),
        let output = moment.output(ofLayer: layer)
      else { return nil }
      let unit = moment.cursor.unit ?? output.loudest ?? 0
      let term = moment.cursor.term ?? largestTerm(into: unit, ofLayer: layer)
      let isBias = term == network.inputWidth(ofLayer: layer)
      number = .parameter(
        isBias ? bias : kernel,
        index: isBias ? unit : term * network.width(ofLayer: layer) + unit)
    case .gradient(let parameter), .update(let parameter):
      guard let gradient = moment.gradient(parameter: parameter) else { return nil }
      number = .parameter(
        parameter, index: WeightFocus(moment, parameter: parameter, values: gradient).index)
    case .blame, .again: return nil
    }
    return number.text(in: network) + " = "
  }

  /// The input whose product with its weight is largest by size.
  private func largestTerm(into unit: Int, ofLayer layer: Int) -> Int {
    guard let x = moment.inputToLayer(layer), let w = moment.weights(into: unit, ofLayer: layer)
    else { return 0 }
    return zip(x, w).map { $0 * $1 }.loudest ?? 0
  }
}
