import LessonKit
import MomentViews
import NeuralCore
import Notation
import Phrases
import TimeTravel

extension Walk {
  /// Supposes what a text says; returns what to say of it.
  mutating func suppose(_ text: String) throws(DescriptionError) -> String {
    let whatIf = try WhatIf(text, at: moment)
    return kept(whatIf) ?? supposed(whatIf)
  }

  /// Supposes something, with `merging` in place of what was supposed of the same number last;
  /// returns what to say of it.
  mutating func supposed(_ whatIf: WhatIf, merging: Bool = false) -> String {
    guard travel({ $0.suppose(whatIf, merging: merging) }) else {
      return phrases.walk.recorded
    }
    countNudges()
    let words = words(of: whatIf)
    // A nudge is looked at through whatever shows it.
    if !merging { showEvents(comparing: !whatIf.isInPlace) }
    return whatIf.isInPlace
      ? phrases.walk.changed(words, isOfOneStep: whatIf.isOfOneStep, isPlain: isPlain)
      : phrases.walk.supposedForAStep(words, isPlain: isPlain)
  }

  /// Takes back what was supposed last; returns what to say of it, or nil where nothing was.
  mutating func takeBack() -> String? {
    defer { countNudges() }
    return travel { $0.takeBack() }.map { phrases.walk.takenBack(words(of: $0.whatIf)) }
  }

  /// What is supposed, in the words of the screen.
  private func words(of whatIf: WhatIf) -> String {
    guard case .number(let number, let value) = whatIf, let name = name(of: number) else {
      return whatIf.text(in: moment.network)
    }
    return "\(name) = \(Numerals.typed(value))"
  }

  private func name(of number: WhatIf.Number) -> String? {
    let names = phrases.names
    return switch number {
    case .input(let index): names.input(index, moment.arrangement)
    case .parameter(let parameter, let index):
      names.number(index, ofParameter: parameter, in: moment.network, moment.arrangement)
    case .target, .mask: nil
    }
  }

  /// Keeps a count of nudges for each thing that is supposed.
  private mutating func countNudges() {
    let count = timeline.suppositions.count
    nudges = (0..<count).map { nudges.indices.contains($0) ? nudges[$0] : 0 }
  }

  /// Why a scenario does not allow a what-if; nil where it does.
  func kept(_ whatIf: WhatIf) -> String? {
    let kept: (lock: WalkLock, what: KeptByScenario) =
      switch whatIf {
      case .learningRate: (.learningRate, .learningRate)
      case .optimizer:
        locks(.learningRate) ? (.learningRate, .learningRate) : (.optimizer, .optimizer)
      case .dropout: (.dropout, .dropout)
      case .seed: (.seed, .seed)
      case .number(.mask, _): (.dropout, .dropout)
      case .number, .label: (.weights, .numbers)
      }
    return locks(kept.lock) ? phrases.walk.keeps(kept.what) : nil
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

  /// The mask under the cursor, where masks are drawn or given.
  private func givenMask(_ layer: Int) -> WhatIf.Number? {
    guard !moment.sessionBefore.isLooking, moment.mask(ofLayer: layer) != nil else { return nil }
    return moment.unitInFocus.map { .mask(layer: layer, unit: $0) }
  }

  /// The number under the cursor that is given and can be changed; nil where none is.
  var givenNumber: WhatIf.Number? {
    let network = moment.network
    switch moment.cursor.place {
    case .input: return .input(moment.unitInFocus ?? 0)
    case .loss: return asksForClass ? nil : .target(0)
    case .forward(let layer):
      if case .dropout = network.layers[layer] { return givenMask(layer) }
      guard let unit = moment.unitInFocus, let term = moment.termInFocus else { return nil }
      if term == network.inputWidth(ofLayer: layer) {
        return network.bias(ofLayer: layer).map { .parameter($0, index: unit) }
      }
      return network.kernel(ofLayer: layer).map {
        .parameter($0, index: term * network.width(ofLayer: layer) + unit)
      }
    case .gradient(let parameter), .update(let parameter):
      guard let gradient = moment.gradient(parameter: parameter) else { return nil }
      return .parameter(
        parameter, index: WeightFocus(moment, parameter: parameter, values: gradient).index)
    case .blame, .again: return nil
    }
  }
}
