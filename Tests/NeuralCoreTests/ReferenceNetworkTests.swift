import Datasets
import NeuralCore
import TestSupport
import Testing

/// The tutorial's network on 32 digits, against PyTorch in float64.
@Suite struct ReferenceNetworkTests {
  /// Single precision may leave a tensor by this much of its norm.
  let tolerance = 1e-6
  let figures: Figures
  let session: Session
  let batch: Batch
  /// [dropout layer][row × width], 0 or 1/(1−rate).
  let masks: [Int: [Float]]

  init() throws {
    figures = try Fixture.read("seednet.json", as: Figures.self)
    let given = figures.given
    let network = Sequential.tutorial
    let parameters = FormulaNumbers.parameters(
      of: network, seed: given.seed, biasScale: given.bias_scale)
    session = try Session(
      network: network, loss: .categoricalCrossentropy(),
      optimizer: .sgd(learningRate: given.sgd_lr), seed: 1, stepCount: 0,
      parameters: parameters.map { Float($0) })
    batch = Batch(Array(0..<given.batch), from: try MNIST.shipped().train)
    let dropoutLayers = network.layers.indices.filter {
      network.layers[$0] == .dropout(rate: given.rate)
    }
    masks = Dictionary(
      uniqueKeysWithValues: dropoutLayers.enumerated().map { number, layer in
        let kept = FormulaNumbers.kept(
          given.batch * network.width(ofLayer: layer), seed: given.mask_seed + number,
          rate: 0.2)
        return (layer, kept.map { $0 ? 1 / (1 - given.rate) : 0 })
      })
  }

  private func step(_ session: inout Session) -> EventLog {
    let masks = masks
    return session.loggedStep(batch) { _, layer, row, mask in
      let values = masks[layer] ?? []
      for unit in mask.indices { mask[unit] = values[row * mask.count + unit] }
    }
  }

  private func rows(_ values: [Float], _ width: Int) -> [[Double]] {
    stride(from: 0, to: values.count, by: width).map { start in
      values[start..<start + width].map(Double.init)
    }
  }

  /// The same network in double precision, with the same masks.
  private var doubleNetwork: DoubleNetwork {
    var network = DoubleNetwork(session)
    network.parameters = FormulaNumbers.parameters(
      of: session.network, seed: figures.given.seed, biasScale: figures.given.bias_scale)
    network.masks = masks.mapValues { mask in
      rows(mask, 200).map { $0.map { $0 == 0 ? 0 : 1 / (1 - 0.2) } }
    }
    return network
  }

  // The pixels in double precision, which the reference divides by 255 there.
  private var doubleInputs: [[Double]] {
    rows(batch.inputs, 784).map { $0.map { ($0 * 255).rounded() / 255 } }
  }

  @Test func formulasGiveTheSameDigitsWeightsAndMasks() {
    let labels = rows(batch.targets, 10).map { $0.firstIndex(of: 1) }
    #expect(labels == figures.labels)
    for (slice, check) in zip(session.network.parameters, figures.weight_check) {
      #expect(check.distance(Array(session.parameters[slice.range])) < 1e-7, "\(slice.name)")
    }
    for (number, layer) in masks.keys.sorted().enumerated() {
      let kept = masks[layer, default: []].map { $0 != 0 }
      #expect(kept.count(where: \.self) == figures.mask_kept[number])
      let nibbles = stride(from: 0, to: kept.count, by: 4).map { start in
        String(kept[start..<start + 4].reduce(0) { 2 * $0 + ($1 ? 1 : 0) }, radix: 16)
      }
      #expect(nibbles.joined() == figures.mask_hex[number])
    }
  }

  @Test func forwardPassAndLossAgree() {
    var session = session
    let log = step(&session)
    let wanted = figures.with_dropout
    for (name, wanted) in zip(["dense", "dense_1", "dense_2"], wanted.z) {
      #expect(wanted.distance(log["preactivation \(name)"]) < tolerance, "z of \(name)")
    }
    for ((relu, dropout), wanted) in zip(
      [("relu", "dropout"), ("relu_1", "dropout_1")], wanted.a_after_dropout)
    {
      let output = zip(log["activation \(relu)"], log["mask \(dropout)"]).map(*)
      #expect(wanted.distance(output) < tolerance, "output of \(dropout)")
    }
    #expect(distance(log["preactivation dense_2"], wanted.logits.flatMap(\.self)) < tolerance)
    #expect(distance(log["softmax softmax"], wanted.probabilities.flatMap(\.self)) < tolerance)
    #expect(distance(log["loss"], [wanted.loss] + wanted.each) < tolerance)
    #expect(abs(Double(log["loss"][0]) - wanted.loss) < 1e-6)
  }

  @Test func everyGradientAgrees() {
    var session = session
    let log = step(&session)
    let wanted = figures.with_dropout
    for (number, name) in ["dense", "dense_1", "dense_2"].enumerated() {
      let delta = log["preactivation_gradient \(name)"]
      #expect(wanted.dL_dz[number].distance(delta) < tolerance, "δ of \(name)")
      #expect(log["activation_gradient \(name)"] == delta)
      let kernel = log["gradient \(name)/kernel"]
      #expect(wanted.dL_dW[number].distance(kernel) < tolerance, "kernel of \(name)")
      let bias = log["gradient \(name)/bias"]
      #expect(wanted.dL_db[number].distance(bias) < tolerance, "bias of \(name)")
      #expect(distance(bias, wanted.dL_db_all[number]) < tolerance, "bias of \(name)")
    }
    for (number, name) in ["dropout", "dropout_1"].enumerated() {
      let blame = log["activation_gradient \(name)"]
      #expect(wanted.dL_da[number].distance(blame) < tolerance, "∂L/∂a of \(name)")
    }
  }

  @Test func oneUpdateAgrees() {
    var session = session
    let log = step(&session)
    for (slice, wanted) in zip(session.network.parameters, figures.after_one_update.sgd.params) {
      let after = Array(session.parameters[slice.range])
      #expect(wanted.distance(after) < tolerance, "\(slice.name)")
      #expect(log.entries.first { $0.name == "update \(slice.name)" }?.after == after)
    }
  }

  /// Adam divides by the size of the gradient: in its first step all weights move by 0.001, whose
  /// sixth digit is the seventh of a weight.
  @Test func oneUpdateByAdamAgrees() throws {
    let wanted = figures.after_one_update.adam
    var session = try Session(
      network: session.network, loss: session.loss,
      optimizer: .adam(learningRate: wanted.learning_rate), seed: 1, stepCount: 0,
      parameters: session.parameters)
    _ = step(&session)
    for (slice, wanted) in zip(session.network.parameters, wanted.params) {
      #expect(
        wanted.distance(Array(session.parameters[slice.range])) < tolerance, "\(slice.name)")
    }
  }

  @Test func withoutDropoutAnswersAgree() {
    let answers = session.predict(batch, in: Workspace(for: session.network, rows: batch.rows))
    let wanted = figures.without_dropout
    #expect(distance(answers, wanted.probabilities.flatMap(\.self)) < tolerance)
    let predicted = rows(answers, 10).map { row in row.firstIndex(of: row.max() ?? 0) }
    #expect(predicted == wanted.predicted)
    let losses = session.losses(batch, in: Workspace(for: session.network, rows: batch.rows))
    #expect(abs(losses.map(Double.init).reduce(0, +) / 32 - wanted.loss) < 1e-6)
  }

  /// The double-precision evaluator meets the reference, and the core meets it in every number.
  @Test func doublePrecisionAgreesWithBoth() {
    var session = session
    let log = step(&session)
    let double = doubleNetwork
    let targets = rows(batch.targets, 10)
    let wanted = figures.with_dropout
    let outputs = double.forward(doubleInputs)
    let found = double.gradients(doubleInputs, targets: targets)
    for (number, layer) in [0, 3, 6].enumerated() {
      let name = session.network.layerNames[layer]
      let z = outputs[layer].flatMap(\.self)
      #expect(wanted.z[number].distance(z) < 1e-13)
      #expect(distance(log["preactivation \(name)"], z) < tolerance)
      let delta = found.outputs[layer].flatMap(\.self)
      #expect(wanted.dL_dz[number].distance(delta) < 1e-13)
      #expect(distance(log["preactivation_gradient \(name)"], delta) < tolerance)
    }
    #expect(abs(double.meanLoss(doubleInputs, targets: targets) - wanted.loss) < 1e-13)
    for slice in session.network.parameters {
      let gradient = Array(found.parameters[slice.range])
      #expect(distance(log["gradient \(slice.name)"], gradient) < tolerance, "\(slice.name)")
    }
  }
}

extension ReferenceNetworkTests {
  /// What is read of `seednet.json`, under the names it has there.
  struct Figures: Decodable {
    let given: Given
    let labels: [Int]
    let weight_check: [Samples]
    let mask_kept: [Int]
    let mask_hex: [String]
    let with_dropout: WithDropout
    let without_dropout: WithoutDropout
    let after_one_update: Updates
  }

  struct Given: Decodable {
    let batch: Int
    let seed: Int
    let bias_scale: Double
    let mask_seed: Int
    let rate: Float
    let sgd_lr: Float
  }

  struct WithDropout: Decodable {
    let loss: Double
    let each: [Double]
    let probabilities: [[Double]]
    let logits: [[Double]]
    let z: [Samples]
    let a_after_dropout: [Samples]
    let dL_dz: [Samples]
    let dL_da: [Samples]
    let dL_dW: [Samples]
    let dL_db: [Samples]
    let dL_db_all: [[Double]]
  }

  struct WithoutDropout: Decodable {
    let loss: Double
    let probabilities: [[Double]]
    let predicted: [Int]
  }

  struct Updates: Decodable {
    struct SGD: Decodable { let params: [Samples] }
    struct Adam: Decodable {
      let learning_rate: Float
      let params: [Samples]
    }
    let sgd: SGD
    let adam: Adam
  }
}
