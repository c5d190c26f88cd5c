import MomentViews
import NeuralCore
import TimeTravel

extension Walk {
  /// Whether it runs from step to step, with all that is chosen: the view is one over steps, or steps are
  /// what → counts.
  var runsOverSteps: Bool {
    lens.shown(for: moment).isOverSteps || timeline.depth <= .step
  }

  /// Lets it run by itself, or pause; what the view is about stays what it is about.
  mutating func toggleRun() {
    isRunning.toggle()
    if isRunning, runsOverSteps { holdFocus() }
  }

  /// Chooses what the view is about, so that it stays that from step to step.
  mutating func holdFocus() {
    guard moment.chosenUnit == nil, let unit = moment.unitInFocus else { return }
    travel { $0.mark(unit: unit) }
  }

  /// Turns what the view has to turn by a notch, as often as it is repeated, else nudges the number
  /// under the cursor; returns what to say of it, or nil where the view says it.
  mutating func turn(by notch: Int, mayNudge: Bool) -> String? {
    let notches = notch * max(1, repeatCount ?? 1)
    repeatCount = nil
    if dials.turn(lens.shown(for: moment), by: notches) {
      chooseRow()
      return nil
    }
    guard mayNudge else { return phrases.walk.nothingToTurn }
    guard let number = givenNumber, let value = value(of: number) else {
      return phrases.walk.nothingToNudge
    }
    // In a picture a pixel is chosen first: one key alone would change what nobody points at.
    if case .input = number, moment.chosenUnit == nil, picture != nil {
      return phrases.walk.nothingChosen
    }
    let nudged = within(number, nudged(value, by: step(of: number), times: notches))
    if case .input = number, nudged == value { return phrases.walk.atItsEnd }
    let whatIf = WhatIf.number(number, nudged)
    if let kept = kept(whatIf) { return kept }
    let sentence = supposed(whatIf, merging: true)
    if !nudges.isEmpty { nudges[nudges.count - 1] += abs(notches) }
    return sentence
  }

  /// A mask keeps or drops, and a pixel holds no more ink than a byte can say.
  private func within(_ number: WhatIf.Number, _ value: Float) -> Float {
    switch number {
    case .mask: min(1, max(0, value))
    case .input: moment.arrangement.isOfBytes ? min(1, max(0, value)) : value
    case .parameter, .target: value
    }
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
    case .mask(let layer, let unit):
      return moment.mask(ofLayer: layer).map { $0[unit] == 0 ? 0 : 1 }
    }
  }

  /// How far one nudge goes: 0.1 of what goes in and should come out, and of a weight or bias about a
  /// tenth of its layer's largest, as 1, 2 or 5 of a power of ten.
  private func step(of number: WhatIf.Number) -> Double {
    if case .mask = number { return 1 }
    guard case .parameter(let parameter, _) = number else { return 0.1 }
    let layer = moment.network.parameters[parameter].layer
    let largest = moment.network.kernel(ofLayer: layer).flatMap { kernel in
      moment.before(parameter: kernel).lazy.map(\.magnitude).max()
    }
    guard let largest, largest > 0, largest.isFinite else { return 0.1 }
    return Self.nudges.last { $0 <= Double(largest) / 10 } ?? Self.nudges[0]
  }

  private static let nudges = [
    0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10,
  ]

  /// The numbers under the cursor with all their digits.
  var digits: String {
    let digits = phrases.narration.digits(of: moment)
    return digits.isEmpty ? phrases.walk.noNumber : digits
  }
}
