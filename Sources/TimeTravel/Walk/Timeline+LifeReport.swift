import NeuralCore

extension Timeline {
  /// What is known of a life up to where it stands; of a layer with so many neurons.
  public mutating func report(on life: Life, neurons: Int) -> LifeReport {
    let jumps = life.largestJumps(upTo: max(life.origin, moment.stepsLived), Life.toldJumps)
    let told = jumps.map { jump in
      let examples = examples(ofStep: jump.step)
      let label =
        examples.count == 1 ? label(ofExample: examples[0], inStep: jump.step) : nil
      return LifeReport.Jump(
        step: jump.step, change: jump.change, index: jump.index, examples: examples, label: label)
    }
    return life.report(for: moment, neurons: neurons, told)
  }

  /// How masks fell up to where it stands, the last `count` of them one by one.
  public mutating func report(on tally: MaskTally, recent count: Int) -> MaskReport {
    let last = cursor.step
    let recent = (max(firstStep, last - count + 1)...last).compactMap { step in
      mask(ofLayer: tally.layer, inStep: step, row: tally.row).map {
        MaskReport.Recent(step: step, example: examples(ofStep: step)[tally.row], mask: $0)
      }
    }
    var rate: Float = 0
    if case .dropout(let share) = moment.network.layers[tally.layer] { rate = share }
    return MaskReport(
      layer: tally.layer, rate: rate, recent: recent, dropped: tally.dropped, steps: tally.steps,
      last: last, isComplete: tally.last == last)
  }
}
