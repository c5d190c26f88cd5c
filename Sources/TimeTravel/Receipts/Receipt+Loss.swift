import NeuralCore
import Notation

// The loss of a row, and of a second look.

extension Working {
  static func loss(_ moment: Moment) -> Working? {
    guard let recorded = moment.lossValue, let derived = LossDerivation(moment) else { return nil }
    let last = moment.network.layers.count - 1
    let logits = moment.inputToLayer(last) ?? []
    return loss(
      moment, logits: logits, answers: derived.parts.map(\.answer),
      targets: derived.parts.map { Double($0.target) },
      parts: derived.isSum ? derived.parts.map(\.loss) : derived.hinge.map { [max(0, $0.margin)] },
      weight: moment.sampleWeight, recorded)
  }

  /// The loss of the answer of the new weights, without dropout.
  static func again(_ moment: Moment) -> Working? {
    guard let again = moment.again else { return nil }
    let last = moment.network.layers.count - 1
    let logits = last > 0 ? again.outputs[last - 1] : again.input
    let given = again.target.map(Double.init)
    // Of a sparse loss the target is told one-hot already.
    let targets =
      moment.loss == .sparseCategoricalCrossentropy
      ? given : moment.loss.seenTargets(given, outputs: moment.network.outputs)
    return loss(
      moment, logits: logits, answers: again.probabilities, targets: targets,
      parts: moment.loss.parts(again.probabilities.map(Double.init), seen: targets),
      weight: again.isOther ? 1 : moment.sampleWeight, again.loss)
  }

  private static func loss(
    _ moment: Moment, logits: [Float], answers: [Float], targets: [Double], parts: [Double]?,
    weight: Float, _ recorded: Float
  ) -> Working? {
    let t = "t = [\(targets.map { Python.number($0) }.joined(separator: ", "))]"
    let times = weight == 1 ? "" : "\(Python.number(Double(weight))) * "
    let size = logits.reduce(1.0) { $0 + Double($1).magnitude }
    if moment.takesLossFromLogits {
      return Working(
        "L = -sum of t * log p, log p from z",
        [
          "z = \(Python.list(logits))", t, "m = max(z)",
          "log_total = m + math.log(sum(math.exp(zi - m) for zi in z))",
        ], "\(times)sum(ti * (log_total - zi) for ti, zi in zip(t, z))", recorded: recorded,
        magnitude: size)
    }
    if moment.takesSigmoidFromLogits {
      return Working(
        "L = mean of -t log p - (1 - t) log(1 - p), from z",
        [
          "z = \(Python.list(logits))", t,
          "def softplus(v): return max(v, 0) + math.log1p(math.exp(-abs(v)))",
        ],
        "\(times)sum(ti * softplus(-zi) + (1 - ti) * softplus(zi) for ti, zi in zip(t, z)) / len(z)",
        recorded: recorded, magnitude: size)
    }
    guard let script = LossScript(moment.loss) else { return nil }
    return Working(
      "L = \(moment.loss.name) of p and t", ["p = \(Python.exactList(answers))", t] + script.lines,
      "\(times)(\(script.value))", recorded: recorded,
      magnitude: (parts ?? []).reduce(1) { $0 + $1.magnitude })
  }
}
