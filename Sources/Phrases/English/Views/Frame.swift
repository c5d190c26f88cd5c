import NeuralCore
import Notation
import TimeTravel

/// What stands around a view, in English.
struct EnglishFrame: FramePhrases {
  let input = "input"
  let loss = "loss"
  let hiddenAnswer = "it says: ?"
  let hiddenForLater = "A later page asks about this; it is shown there."

  let isNotInOther = "This network has no such place."
  let noAnswer = (wide: ["it says: not known yet"], narrow: ["it says:", "not known", "yet"])

  func phase(_ phase: Place.Phase) -> String {
    switch phase {
    case .forward: "forward"
    case .loss: "loss"
    case .backward: "backward"
    case .update: "update"
    case .again: "again"
    }
  }

  func names(ofLayer layer: Int, in network: Sequential) -> [String] {
    switch network.layers[layer] {
    case .dense:
      let number = network.layers[...layer].count { $0.kind == "dense" }
      return [English.names.layer(layer, in: network), number == 1 ? "dense" : "dense\(number)"]
    case .activation(let activation):
      return [English.names.layer(activation)] + English.shortNames(activation)
    case .dropout(let rate): return ["dropout \(Numerals.setting(rate))", "dropout", "drop"]
    }
  }

  func legend(_ moment: Moment) -> [String] {
    switch moment.cursor.place.phase {
    case .forward: ["forward: top to bottom"]
    case .loss: ["how wrong was it?"]
    case .backward: ["backward: bottom to top"]
    case .update: ["✓ weights are updated", "strips: the old weights’"]
    case .again:
      [
        moment.again?.isOther == true ? "another example" : "the same example again",
        moment.hasDropout ? "new weights, no dropout" : "through the new weights",
      ]
    }
  }

  func shortLegend(_ moment: Moment) -> [String] {
    moment.cursor.place.phase == .update ? ["✓ = updated"] : []
  }

  func pin(_ pin: PinReport, in moment: Moment) -> [String] {
    switch pin.number {
    case .parameter(let parameter, let index): weight(index, ofParameter: parameter, in: moment)
    case .seen(let number): seen(number, in: moment)
    }
  }

  private func seen(_ number: SeenNumber, in moment: Moment) -> [String] {
    let index = number.index ?? 0
    switch number.place {
    case .input: return [English.names.input(index, moment.arrangement)]
    case .loss, .again: return [loss]
    case .forward(let layer):
      return names(ofLayer: layer, in: moment.network).map { "\($0) \(index)" }
    case .blame(let layer):
      return names(ofLayer: layer, in: moment.network).map { "δ \($0) \(index)" }
    case .gradient(let parameter), .update(let parameter):
      return weight(index, ofParameter: parameter, in: moment).map { "∂L/∂ \($0)" }
    }
  }

  private func weight(_ index: Int, ofParameter parameter: Int, in moment: Moment) -> [String] {
    let slice = moment.network.parameters[parameter]
    let layer = names(ofLayer: slice.layer, in: moment.network)
    guard slice.isKernel else {
      return layer.map { "\($0) bias \(index)" } + ["bias \(index)"]
    }
    let (from, to) = index.quotientAndRemainder(dividingBy: slice.shape[1])
    let source: String
    if slice.layer == 0, let (_, columns) = moment.arrangement.picture {
      source = "(\(from / columns),\(from % columns))"
    } else {
      source = "\(from)"
    }
    return layer.map { "\($0) \(source)→\(to)" } + ["\(source)→\(to)"]
  }

  func morePins(_ count: Int) -> String { "and \(count) more: P" }

  func picture(_ moment: Moment) -> String {
    let label =
      moment.shownLabel.map {
        moment.arrangement.showsDigit
          ? ": \(English.withArticle($0))"
          : ": \(moment.arrangement.name(ofClass: $0) ?? "label \($0)")"
      } ?? ""
    return "example \(moment.knowsExample ? Numerals.count(moment.shownExample) : "?")\(label)"
  }

  func nonzero(_ count: Int, of inputs: Int, _ arrangement: Arrangement) -> String {
    switch arrangement.form {
    case .digit: "\(count) of \(inputs) pixels \(English.verb(count, "has", "have")) ink"
    case .picture: "\(count) of \(inputs) pixels \(English.verb(count, "is", "are")) not 0"
    case .numbers: "\(count) of \(inputs) inputs \(English.verb(count, "is", "are")) not 0"
    }
  }
}

// MARK: - The top line

extension EnglishFrame {
  func step(_ moment: Moment, after before: Int) -> String {
    let steps = moment.plan.stepsPerEpoch
    let step = moment.cursor.step
    // How long an epoch was, a trace does not say.
    if moment.isTraced { return "trace, step \(Numerals.count(step))" }
    if moment.sessionBefore.isLooking { return "looking, not learning" }
    if before > 0 {
      return "step \(Numerals.count(step)) (\(Numerals.count(before)) trained + "
        + "\(Numerals.count(step - before)))"
    }
    let epoch = moment.plan.epoch(ofStep: step)
    guard epoch > 0, steps > 0 else {
      return "step \(Numerals.count(step)) of \(Numerals.count(steps))"
    }
    return "epoch \(epoch + 1), step \(Numerals.count((step - 1) % steps + 1)) "
      + "of \(Numerals.count(steps))"
  }

  func step(_ number: Int) -> String { "step \(Numerals.count(number))" }

  var looking: String { "looking" }

  func batch(of rows: Int) -> String { "batch of \(rows)" }

  func rows(_ count: Int) -> String { "\(count) rows" }

  func seed(_ seed: UInt64) -> String { "seed \(seed)" }

  func example(_ moment: Moment) -> String {
    let isOfBatch = moment.rows > 1 && moment.again?.isOther != true
    let row = isOfBatch ? "row \(moment.cursor.row + 1): " : ""
    let number = moment.knowsExample ? Numerals.count(moment.shownExample) : "?"
    let changes = moment.changeCount
    let changed = changes == 0 ? "" : ", " + English.counted(changes, "change")
    let example = "\(row)example \(number)\(changed)"
    guard let label = moment.shownLabel else { return example }
    let taken = moment.knowsTruth ? "" : "taken for "
    if moment.outputKind == .digit { return "\(example) (\(taken)\(English.withArticle(label)))" }
    let name = moment.arrangement.name(ofClass: label)
    return
      "\(example) (\(taken)\(name ?? (moment.knowsTruth ? "target \(label)" : "class \(label)")))"
  }

  func path(_ moment: Moment) -> [String] {
    moment.depth > .step
      ? EnglishPath(moment.cursor, in: moment, isForTopLine: true).parts : [grain(moment.depth)]
  }

  func grain(_ grain: Depth) -> String {
    grain == .epoch ? "from epoch to epoch" : "from step to step"
  }
}

// MARK: - What the network says

extension EnglishFrame {
  func verdict(_ verdict: Verdict) -> (wide: [String], narrow: [String]) {
    let says = verdict.isAfterUpdate ? "now says" : "says"
    guard let answer = verdict.answer else {
      let numbers = verdict.outputs.map { Numerals.value($0) }
      return (["it \(says) \(numbers.joined(separator: ", "))"], [says] + numbers)
    }
    let p = Numerals.probability(answer.p)
    let (long, short) =
      switch verdict.measure {
      case .probability: ("p = \(p)", "p \(p)")
      case .probabilityOfOne: ("p of 1 = \(p)", "p of 1 \(p)")
      case .output: ("output \(p)", "a \(p)")
      }
    let said = verdict.arrangement.word(forClass: answer.digit)
    return (
      ["it \(says) \(said), \(long)"] + judgement(verdict, "✗ wrong: it is"),
      ["\(says) \(said)", short] + judgement(verdict, "✗ no:")
    )
  }

  private func judgement(_ verdict: Verdict, _ wrong: String) -> [String] {
    guard let isRight = verdict.isRight, let label = verdict.label else { return [] }
    let right =
      verdict.isDigit ? English.withArticle(label) : verdict.arrangement.word(forClass: label)
    return [isRight ? "✓ right" : "\(wrong) \(right)"]
  }
}

// MARK: - A trace with gaps

extension EnglishFrame {
  func blame(ofLayer layer: Int, in network: Sequential) -> String {
    "blame of \(English.names.layer(layer, in: network))"
  }

  func gradient(_ gradient: Float, of weight: WeightPlace) -> String {
    "\(English.weight(weight)): \(Numerals.gradient(gradient))"
  }

  func update(_ before: Float, _ after: Float, of weight: WeightPlace) -> String {
    "\(English.weight(weight)): \(Numerals.signed(before)) → \(Numerals.signed(after))"
  }

  func loss(ofThisRow loss: Float) -> String { "loss of this row: \(Numerals.value(loss))" }

  func mean(_ mean: Float, ofRows count: Int) -> String {
    "mean of \(count) rows: \(Numerals.value(mean))"
  }
}

extension English {
  /// Names of a function for columns that are narrower than its own.
  static func shortNames(_ activation: Activation) -> [String] {
    switch activation {
    case .leakyReLU: ["leaky"]
    case .hardSigmoid: ["hard sigm", "hardsg"]
    case .logSoftmax: ["log softm", "logsm"]
    case .softplus: ["softpl"]
    case .softsign: ["softsg"]
    case .sigmoid: ["sigm"]
    case .softmax: ["softm"]
    case .linear, .relu, .elu, .selu, .gelu, .geluTanh, .tanh, .silu: []
    }
  }
}
