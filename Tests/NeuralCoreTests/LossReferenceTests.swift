import NeuralCore
import TestSupport
import Testing

/// Every loss of `losses.json`: Keras's values for each reduction, and its gradients.
///
/// From logits, the network is a last softmax or sigmoid behind identity weights; on probabilities it
/// is the identity alone, which no loss is taken together with.
@Suite struct LossReferenceTests {
  static let figures = Result { try Fixture.read("losses.json", as: Figures.self) }

  @Test(arguments: try figures.get().losses.map(\.title)) func keras(title: String) throws {
    let figures = try Self.figures.get()
    let row = try #require(figures.losses.first { $0.title == title })
    let loss = try row.form
    let width = row.y_pred[0].count
    var last = ""
    if row.from_logits { last = row.loss == "binary_crossentropy" ? " sigmoid" : " softmax" }
    let network = try Sequential("\(width) dense(\(width))\(last)")
    let identity = (0..<width * (width + 1)).map { Float($0 % (width + 1) == 0 ? 1 : 0) }
    let start = try Session(
      network: network, loss: loss, optimizer: .sgd(learningRate: 1), seed: 1, stepCount: 0,
      parameters: identity.prefix(width * width) + [Float](repeating: 0, count: width))
    let precisely = row.precisely

    var session = start
    let log = session.loggedStep(row.table(weights: nil).batch)
    #expect(precisely.differences(Array(log["loss"].dropFirst()), row.each) == [])
    #expect(precisely.differences([log["loss"][0]], [row.mean]) == [])
    #expect(precisely.differences([log["loss"].dropFirst().reduce(0, +)], [row.sum]) == [])
    let slope = log["preactivation_gradient dense"]
    #expect(row.slopePrecisely.differences(slope, row.dmean_dy_pred.flatMap(\.self)) == [])

    var weighted = start
    let weighed = weighted.loggedStep(row.table(weights: figures.sample_weight).batch)
    #expect(precisely.differences([weighed["loss"][0]], [row.weighted_mean]) == [])
    #expect(
      row.slopePrecisely.differences(
        weighed["preactivation_gradient dense"], row.dweighted_mean_dy_pred.flatMap(\.self)) == [])
  }

  /// The formulas in double precision: the core's own, and the ones that tests are written with.
  @Test(arguments: try figures.get().losses.map(\.title)) func inDouble(title: String) throws {
    let row = try #require(Self.figures.get().losses.first { $0.title == title })
    let loss = try row.form
    let rows = Double(row.each.count)
    // Keras rounds log 2 to float32 in log_cosh.
    let precisely =
      loss == .logCosh
      ? Precisely(relative: 1e-12, absolute: 1e-8) : Precisely(relative: 1e-12, absolute: 1e-15)
    for (number, p) in row.y_pred.enumerated() {
      let t = row.y_true[number]
      let slope = row.dmean_dy_pred[number].map { $0 * rows }
      let formula =
        row.from_logits ? LossFormulas.fromLogits(loss, p, t) : LossFormulas.value(loss, p, t)
      #expect(precisely.differences([formula], [row.each[number]]) == [])
      let formulaSlope =
        row.from_logits
        ? LossFormulas.slopeFromLogits(loss, p, t) : LossFormulas.slope(loss, p, t)
      #expect(precisely.differences(formulaSlope, slope) == [])
      if row.from_logits {
        let last: Activation = row.loss == "binary_crossentropy" ? .sigmoid : .softmax
        let fused = try #require(LogitLoss(last, loss))
        var each = 0.0
        fused.forward(logits: p, target: t, into: &each, rows: 1, width: p.count)
        #expect(precisely.differences([each], [row.each[number]]) == [])
        continue
      }
      let core = loss.valueAndSlope(p, target: t)
      #expect(precisely.differences([core.value], [row.each[number]]) == [])
      #expect(precisely.differences(core.slope, slope) == [])
    }
  }

  @Test func everyLossIsThere() throws {
    let figures = try Self.figures.get()
    #expect(figures.losses.count == 42)
    // Half squared error is the worked example's, not Keras's.
    let found = Set(try figures.losses.map { try $0.form.name } + ["half_squared_error"])
    #expect(found == Set(Loss.allCases.map(\.name)))
  }
}

extension LossReferenceTests {
  /// What is read of `losses.json`, under the names it has there.
  struct Figures: Decodable {
    let sample_weight: [Float]
    let losses: [Row]
  }

  struct Row: Decodable {
    let loss: String
    let `case`: String
    let targets: [[Double]]
    let y_pred: [[Double]]
    let from_logits: Bool
    let label_smoothing: Double
    let delta: Double?
    let each: [Double]
    let mean: Double
    let sum: Double
    let weighted_mean: Double
    let dmean_dy_pred: [[Double]]
    let dweighted_mean_dy_pred: [[Double]]

    var y_true: [[Double]] { targets }
    var title: String { "\(loss), \(`case`)" }

    var form: Loss {
      get throws {
        if label_smoothing != 0 { return try Loss("\(loss)(label_smoothing: \(label_smoothing))") }
        return try Loss(delta.map { "\(loss)(\($0))" } ?? loss)
      }
    }

    /// Targets and answers are rounded to float32 before their difference is taken, and so is the upper
    /// end of Keras's clip: 1 − 1e-7 becomes 0.99999988, and its distance from 1 a fifth larger.
    var precisely: Precisely {
      if loss == "binary_crossentropy", `case` == "saturated" {
        return Precisely(relative: 1.5e-2)
      }
      return Precisely(relative: 1e-6, absolute: loss == "kl_divergence" ? 1e-6 : 2e-7)
    }

    var slopePrecisely: Precisely { Precisely(relative: 1e-6, absolute: 1e-7) }

    func table(weights: [Float]?) -> ExampleTable {
      ExampleTable(
        inputs: y_pred.map { $0.map { Float($0) } }, targets: targets.map { $0.map { Float($0) } },
        weights: weights)
    }

    private enum CodingKeys: String, CodingKey {
      case loss, `case`, targets = "y_true", y_pred, from_logits, label_smoothing, delta, each, mean
      case sum, weighted_mean, dmean_dy_pred, dweighted_mean_dy_pred
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      loss = try values.decode(String.self, forKey: .loss)
      `case` = try values.decode(String.self, forKey: .case)
      // A sparse target is a number alone, not a row.
      if let labels = try? values.decode([Double].self, forKey: .targets) {
        targets = labels.map { [$0] }
      } else {
        targets = try values.decode([[Double]].self, forKey: .targets)
      }
      y_pred = try values.decode([[Double]].self, forKey: .y_pred)
      from_logits = try values.decode(Bool.self, forKey: .from_logits)
      label_smoothing = try values.decode(Double.self, forKey: .label_smoothing)
      delta = try values.decode(Double?.self, forKey: .delta)
      each = try values.decode([Double].self, forKey: .each)
      mean = try values.decode(Double.self, forKey: .mean)
      sum = try values.decode(Double.self, forKey: .sum)
      weighted_mean = try values.decode(Double.self, forKey: .weighted_mean)
      dmean_dy_pred = try values.decode([[Double]].self, forKey: .dmean_dy_pred)
      dweighted_mean_dy_pred = try values.decode([[Double]].self, forKey: .dweighted_mean_dy_pred)
    }
  }
}
