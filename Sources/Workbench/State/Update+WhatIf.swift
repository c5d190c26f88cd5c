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
    return kept(whatIf) ?? supposed(whatIf)
  }

  /// Supposes something; returns what to say of it.
  private mutating func supposed(_ whatIf: WhatIf, merging: Bool = false) -> String {
    guard timeline.suppose(whatIf, merging: merging) else {
      return "A trace is what was recorded: nothing in it can be otherwise."
    }
    let words = whatIf.text(in: moment.network)
    lens = whatIf.isInPlace ? .event : .whatIf
    let (view, undo) = isPlain ? ("“view”", "“undo”") : ("v", "u")
    guard whatIf.isInPlace else {
      return "\(words), beside the real step; \(view) shows the step itself, \(undo) takes it back."
    }
    return "\(words) from here on; \(view) compares, \(undo) takes it back."
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

  /// How the line begins in which the number under the cursor is changed; nil where none is given.
  var nameOfNumber: String? {
    if asksForClass { return "target " }
    return givenNumber.map { $0.text(in: moment.network) + " = " }
  }

  /// Whether the target under the cursor is a class, not a number.
  private var asksForClass: Bool {
    moment.cursor.place == .loss && moment.label != nil && moment.network.outputs > 1
  }

  /// The number under the cursor that is given and can be changed; nil where none is.
  private var givenNumber: WhatIf.Number? {
    let network = moment.network
    switch moment.cursor.place {
    case .input: return .input(moment.cursor.unit ?? moment.input.loudest ?? 0)
    case .loss: return asksForClass ? nil : .target(0)
    case .forward(let layer):
      guard let kernel = network.kernel(ofLayer: layer), let bias = network.bias(ofLayer: layer),
        let output = moment.output(ofLayer: layer)
      else { return nil }
      let unit = moment.cursor.unit ?? output.loudest ?? 0
      let term = moment.cursor.term ?? largestTerm(into: unit, ofLayer: layer)
      let isBias = term == network.inputWidth(ofLayer: layer)
      return .parameter(
        isBias ? bias : kernel,
        index: isBias ? unit : term * network.width(ofLayer: layer) + unit)
    case .gradient(let parameter), .update(let parameter):
      guard let gradient = moment.gradient(parameter: parameter) else { return nil }
      return .parameter(
        parameter, index: WeightFocus(moment, parameter: parameter, values: gradient).index)
    case .blame, .again: return nil
    }
  }

  /// The input whose product with its weight is largest by size.
  private func largestTerm(into unit: Int, ofLayer layer: Int) -> Int {
    guard let x = moment.inputToLayer(layer), let w = moment.weights(into: unit, ofLayer: layer)
    else { return 0 }
    return zip(x, w).map { $0 * $1 }.loudest ?? 0
  }
}

// MARK: - Turning and nudging

extension Walk {
  /// Turns what the view has to turn by a notch, as often as it is repeated, else nudges the number
  /// under the cursor; returns what to say of it, or nil where the view says it.
  mutating func turn(by notch: Int, mayNudge: Bool) -> String? {
    let notches = notch * max(1, repeatCount ?? 1)
    repeatCount = nil
    if dials.turn(lens.shown(for: moment), by: notches) { return nil }
    guard mayNudge else { return "Nothing in this view can be turned." }
    guard let number = givenNumber, let value = value(of: number) else {
      return "Nothing here can be turned; a weight, an input or a target can be nudged."
    }
    let nudged = nudged(value, by: step(of: number), times: notches)
    let whatIf = WhatIf.number(number, nudged)
    return kept(whatIf) ?? supposed(whatIf, merging: true)
  }

  /// The multiples of `step` are the notches: the first nudge goes to the nearest one on its way.
  private func nudged(_ value: Float, by step: Double, times notches: Int) -> Float {
    let place = Double(value) / step
    let almost = 1e-4
    let start = notches > 0 ? (place + almost).rounded(.down) : (place - almost).rounded(.up)
    return Float((start + Double(notches)) * step)
  }

  private func value(of number: WhatIf.Number) -> Float? {
    switch number {
    case .parameter(let parameter, let index):
      let values = moment.before(parameter: parameter)
      return moment.knowsWeights(parameter) ? values[values.startIndex + index] : nil
    case .input(let index): return moment.input.indices.contains(index) ? moment.input[index] : nil
    case .target(let index):
      return moment.givenTarget.indices.contains(index) ? moment.givenTarget[index] : nil
    }
  }

  /// How far one nudge goes: 0.1 of what goes in and should come out, and of a weight or bias about a
  /// tenth of its layer's largest, as 1, 2 or 5 of a power of ten.
  private func step(of number: WhatIf.Number) -> Double {
    guard case .parameter(let parameter, _) = number else { return 0.1 }
    let layer = moment.network.parameters[parameter].layer
    let largest = moment.network.kernel(ofLayer: layer).flatMap { kernel in
      moment.before(parameter: kernel).lazy.map(\.magnitude).max()
    }
    guard let largest, largest > 0, largest.isFinite else { return 0.1 }
    let candidates = (-6...3).flatMap { power in
      [1.0, 2, 5].map { power < 0 ? $0 / Self.tenTo(-power) : $0 * Self.tenTo(power) }
    }
    return candidates.last { $0 <= Double(largest) / 10 } ?? 0.1
  }

  private static func tenTo(_ power: Int) -> Double { (0..<power).reduce(1) { ten, _ in ten * 10 } }

  /// The numbers under the cursor with all their digits.
  var digits: String {
    let digits = Narration.digits(of: moment)
    return digits.isEmpty ? "There is no single number under the cursor." : digits
  }
}
