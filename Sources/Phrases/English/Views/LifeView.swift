import NeuralCore
import Notation
import TimeTravel

/// What the views of lives say in English.
struct EnglishLifeView: LifeViewPhrases {
  let hidden = "Answer the question first: what comes of it shows after it."
  let unborn = "No update lies behind these weights yet: they are as they were drawn."
  let figures = (now: "now", start: "start", since: "since")
  let jumpColumns = (step: "step", example: "example", weight: "weight", change: "by")
  let often = "dropped"

  func titles(_ report: LifeReport) -> [String] {
    let name = name(report)
    // Of one weight the path over the view names the layer.
    if isOfOneWeight(report) {
      return [name]
        + ["the weight "].filter(name.hasPrefix).map { String(name.dropFirst($0.count)) }
    }
    let layer = report.subject.layer(in: report.network)
    return ["\(English.names.layer(layer, in: report.network)) · \(name)"]
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
      case .neuron, .slice:
        [
          "how far its \(nouns(report)) have come: √Σ (\(symbol(report)) − start)²",
          "their way: √Σ (\(symbol(report)) − start)²",
        ]
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

  func stripLegends(_ report: LifeReport, cell: Int) -> (gradient: String, mask: String) {
    let isWhole = cell == 1 && report.rows == 1
    return (
      cell == 1 ? "· = exactly 0" : "largest of \(cell), · = 0",
      isWhole ? "· = dropped" : "· none ▒ half █ all kept"
    )
  }

  func jumps(_ report: LifeReport, isPlain: Bool, leadsOn: Bool) -> [String] {
    let short = "largest jumps"
    let title = "\(short)\(isOfOneWeight(report) ? "" : " of one \(noun(report))")"
    if isPlain { return [title] }
    let keys = leadsOn ? "Enter goes there · < > on to moved most" : "Enter goes there · < > choose"
    return ["\(title)   \(keys)", "\(short)   \(keys)", title, short]
  }

  func farthest(_ report: LifeReport, isPlain: Bool, isAlone: Bool) -> [String] {
    let (title, short) = ("moved most since the start", "moved most")
    if isPlain || !isAlone { return [title, short] }
    let keys = "Enter looks at it · < > choose"
    return ["\(title)   \(keys)", "\(short)   \(keys)", title, short]
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

  func weight(_ index: Int, _ report: LifeReport) -> String {
    guard let slice = report.slice, !isOfOneWeight(report) else { return "" }
    let units = slice.shape.last ?? 1
    guard slice.isKernel else {
      return English.names.unit(
        index % units, ofLayer: slice.layer, in: report.network, report.arrangement)
    }
    let source = English.names.source(
      index / units, ofLayer: slice.layer, in: report.network, report.arrangement)
    if case .neuron = report.subject { return "from \(source)" }
    return "\(source) → \(index % units)"
  }

  func film(
    _ report: LifeReport, scale: String?, pooling: Int, isPicture: Bool
  ) -> [String] {
    let (what, shortly) =
      switch report.subject {
      case .slice: ("the neurons that changed most", "neurons")
      case .neuron: ("what it has learnt", "learnt")
      case .number: ("what its neuron has learnt", "its neuron")
      }
    let inputs = report.arrangement.picture == nil || !isPicture ? "inputs" : "pixels"
    let block = isPicture ? "\(pooling) × \(pooling)" : "\(pooling)"
    let end = scale.map { ", all ±\($0)" } ?? ""
    let place = isPicture ? "place" : "cell"
    let long = pooling > 1 ? ", a \(place) the largest of \(block) \(inputs)" : ""
    let short = pooling > 1 ? ", the largest of \(block)" : ""
    return [
      "\(what): now − start\(end)\(long)", "\(shortly): now − start\(end)\(long)",
      "\(shortly): now − start\(end)\(short)", "now − start\(end)\(short)",
    ]
  }

  func frame(_ frame: LifeReport.Frame, _ report: LifeReport) -> [String] {
    if frame.stepCount == report.origin { return ["start"] }
    let count = Numerals.count(frame.stepCount)
    return frame.stepCount == report.last
      ? ["now: step \(count)", "step \(count)", "now"] : [count]
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

  func raster(neurons: Int, steps: Int) -> [String] {
    guard neurons > 1 || steps > 1 else {
      return ["a row for each step: █ kept, · dropped", "█ kept, · dropped"]
    }
    let cell = "a cell: \(neurons) neurons × \(English.counted(steps, "step"))"
    return ["a dot: dropped in that step; \(cell)", "a dot: dropped; \(cell)", "a dot: dropped"]
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
    return "Most often neuron \(most), \(English.counted(report.dropped[most], "time")); "
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
    case .neuron, .slice:
      let way = Numerals.value(report.now)
      return
        "In \(steps) the \(nouns(report)) of \(ownerName(report)) have moved \(way) from their start."
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
    case .slice:
      return report.slice.map { "all \(English.counted($0.count, noun(report), nouns(report)))" }
        ?? ""
    }
  }

  private func ownerName(_ report: LifeReport) -> String {
    guard case .slice = report.subject else { return name(report) }
    return English.names.layer(report.subject.layer(in: report.network), in: report.network)
  }

  private func isOfKernel(_ report: LifeReport) -> Bool { report.slice?.isKernel ?? true }
  private func noun(_ report: LifeReport) -> String { isOfKernel(report) ? "weight" : "bias" }
  private func nouns(_ report: LifeReport) -> String { isOfKernel(report) ? "weights" : "biases" }
  private func symbol(_ report: LifeReport) -> String { isOfKernel(report) ? "w" : "b" }

  private func isOfOneWeight(_ report: LifeReport) -> Bool {
    if case .number = report.subject { true } else { false }
  }

  /// A share with one decimal: `19.9 %`.
  private func percent(_ share: Double) -> String {
    Numerals.value(share * 100, decimals: 1) + " %"
  }
}
