import NeuralCore
import Notation
import TimeTravel

/// What the views of lives say in English.
struct EnglishLifeView: LifeViewPhrases {
  let hidden = "Answer the question first: what comes of it shows after it."
  let unborn = "No update lies behind these weights yet: they are as they were drawn."
  let figures = (now: "now", start: "start", since: "since")
  let stripLegend = "· = exactly 0"
  let jumpColumns = (step: "step", example: "example", weight: "weight", change: "by")
  let often = "dropped"

  func title(_ report: LifeReport) -> String {
    // Of one weight the path over the view names the layer.
    if isOfOneWeight(report) { return name(report) }
    let layer = report.subject.layer(in: report.network)
    return "\(English.names.layer(layer, in: report.network)) · \(name(report))"
  }

  func reading(_ known: Int, of steps: Int) -> String {
    "\(Numerals.count(known)) of \(English.counted(steps, "step")) read … Esc stops it."
  }

  private func steps(_ report: LifeReport) -> String {
    guard report.stepCount > 0 else { return "before the first step" }
    let (first, last) = (Numerals.count(report.origin + 1), Numerals.count(report.last))
    return report.stepCount == 1 ? "step \(first)" : "steps \(first)–\(last)"
  }

  func curve(_ report: LifeReport) -> [String] {
    let forms =
      switch report.subject {
      case .number(let parameter, _):
        [
          report.network.parameters[parameter].isKernel
            ? "w after each step" : "b after each step"
        ]
      case .neuron, .layer:
        ["how far its weights have come: √Σ (w − start)²", "their way: √Σ (w − start)²"]
      }
    return forms.map { "\(steps(report)) · \($0)" }
  }

  func moved(_ report: LifeReport) -> String {
    "moved in \(Numerals.count(report.movedCount)) of \(Numerals.count(report.knownCount))"
  }

  func signChanges(_ report: LifeReport) -> [String] {
    guard case .number = report.subject else { return [] }
    guard let last = report.signChanges.last else { return ["never changed its sign"] }
    let count = report.signChanges.count
    let times = count == 1 ? "once" : count == 2 ? "twice" : "\(Numerals.count(count)) times"
    let short = "sign changed \(times)"
    return ["\(short), last in step \(Numerals.count(last))", short]
  }

  func dropped(_ report: LifeReport) -> [String] {
    guard report.hasMask, report.knownCount > 0,
      let unit = report.subject.unit(in: report.network)
    else { return [] }
    let count = Double(report.droppedCount)
    let share = percent(count / Double(report.knownCount))
    guard report.rows == 1 else { return ["neuron \(unit) dropped in \(share) of the rows"] }
    let known = Numerals.count(report.knownCount)
    let often = "dropped \(Numerals.count(Int(count.rounded()))) of \(known)"
    return ["neuron \(unit) \(often): \(share)", "\(often): \(share)", often]
  }

  func strips(_ report: LifeReport) -> (gradient: String, mask: String) {
    if case .neuron = report.subject { return ("blame", "mask") }
    return ("gradient", "mask")
  }

  func jumps(_ report: LifeReport, isPlain: Bool) -> [String] {
    let title = "largest jumps\(isOfOneWeight(report) ? "" : " of one weight")"
    return isPlain ? [title] : ["\(title)   Enter goes there · < > choose", title]
  }

  func examples(_ jump: LifeReport.Jump, _ report: LifeReport) -> String {
    guard jump.examples.count == 1 else { return English.counted(jump.examples.count, "example") }
    let number = Numerals.count(jump.examples[0])
    guard let label = jump.label else { return number }
    let isDigit = report.network.readsDigits(report.arrangement)
    return isDigit
      ? "\(number) (\(English.withArticle(label)))"
      : "\(number) (\(report.arrangement.word(forClass: label)))"
  }

  func weight(_ jump: LifeReport.Jump, _ report: LifeReport) -> String {
    guard let slice = report.slice, !isOfOneWeight(report) else { return "" }
    let units = slice.shape.last ?? 1
    let source = English.names.source(
      jump.index / units, ofLayer: slice.layer, in: report.network, report.arrangement)
    if case .neuron = report.subject { return "from \(source)" }
    return "\(source) → \(jump.index % units)"
  }

  func film(_ report: LifeReport, scale: String, pooling: Int) -> [String] {
    let (what, shortly) =
      if case .layer = report.subject {
        ("the neurons that changed most", "neurons")
      } else {
        ("what it has learnt", "learnt")
      }
    let inputs = report.arrangement.picture == nil ? "inputs" : "pixels"
    let place = pooling > 1 ? ", a place the mean of \(pooling) × \(pooling) \(inputs)" : ""
    let short = pooling > 1 ? ", \(pooling) × \(pooling) \(inputs) a place" : ""
    return [
      "\(what): now − start, one scale for all, ±\(scale)\(place)",
      "\(what): now − start, all ±\(scale)\(short)",
      "\(shortly): now − start, all ±\(scale)\(short)",
    ]
  }

  func frame(_ frame: LifeReport.Frame, _ report: LifeReport) -> String {
    if frame.stepCount == report.origin { return "start" }
    return frame.stepCount == report.last
      ? "step \(Numerals.count(frame.stepCount))" : Numerals.count(frame.stepCount)
  }

  func neuron(_ neuron: LifeReport.Neuron) -> [String] {
    ["neuron \(neuron.unit)", "\(neuron.unit)"]
  }
}

// MARK: - Masks

extension EnglishLifeView {
  func maskTitle(_ report: MaskReport, in network: Sequential) -> String {
    let name = English.names.layer(report.layer, in: network)
    return
      "\(name) · rate \(Numerals.setting(report.rate)) · \(English.counted(report.steps, "mask"))"
  }

  func raster(neurons: ClosedRange<Int>, of width: Int) -> String {
    let (first, last) = (neurons.lowerBound, neurons.upperBound)
    return "a row for each step, a column for each neuron, "
      + (neurons.count == width ? "\(first)–\(last)" : "\(first)–\(last) of 0–\(width - 1)")
  }

  func dropped(_ unit: Int, _ report: MaskReport) -> String {
    let (count, steps) = (report.dropped[unit], report.steps)
    return "neuron \(unit): dropped \(Numerals.count(count)) of \(Numerals.count(steps)): "
      + percent(Double(count) / Double(max(1, steps)))
  }

  func extremes(_ report: MaskReport) -> String {
    guard let most = report.dropped.indices.max(by: { report.dropped[$0] < report.dropped[$1] }),
      let least = report.dropped.indices.min(by: { report.dropped[$0] < report.dropped[$1] })
    else { return "" }
    return "Most often neuron \(most), \(Numerals.count(report.dropped[most])) times; "
      + "least often neuron \(least), \(Numerals.count(report.dropped[least]))."
  }
}

// MARK: - Sentences

extension EnglishLifeView {
  func sentence(_ report: LifeReport) -> String {
    guard report.stepCount > 0 else { return unborn }
    guard report.isComplete else { return reading(report.knownCount, of: report.stepCount) }
    let steps = English.counted(report.stepCount, "step")
    switch report.subject {
    case .number:
      let pair = Numerals.pair(report.start, report.now)
      let noun = report.slice?.isKernel == true ? "weight" : "bias"
      return "This \(noun) went from \(pair.before) to \(pair.after); "
        + "it moved in \(Numerals.count(report.movedCount)) of \(steps)."
    case .neuron, .layer:
      let way = Numerals.value(report.now)
      return "In \(steps) the weights of \(ownerName(report)) have moved \(way) from their start."
    }
  }

  func sentence(_ report: MaskReport, ofNeuron unit: Int) -> String {
    "Neuron \(unit) was dropped in \(Numerals.count(report.dropped[unit])) of "
      + "\(English.counted(report.steps, "step")); the rate is \(Numerals.setting(report.rate))."
  }
}

extension EnglishLifeView {
  private func name(_ report: LifeReport) -> String {
    switch report.subject {
    case .number(let parameter, let index):
      let slice = report.network.parameters[parameter]
      let units = slice.shape.last ?? 1
      return English.weight(
        WeightPlace(
          report.network, report.arrangement, slice, unit: index % units,
          input: slice.isKernel ? index / units : nil))
    case .neuron(_, let unit): return "neuron \(unit)"
    case .layer: return report.slice.map { "all \(English.counted($0.count, "weight"))" } ?? ""
    }
  }

  private func ownerName(_ report: LifeReport) -> String {
    guard case .layer(let layer) = report.subject else { return name(report) }
    return English.names.layer(layer, in: report.network)
  }

  private func isOfOneWeight(_ report: LifeReport) -> Bool {
    if case .number = report.subject { true } else { false }
  }

  /// A share with one decimal: `19.9 %`.
  private func percent(_ share: Double) -> String {
    Numerals.value(share * 100, decimals: 1) + " %"
  }
}
