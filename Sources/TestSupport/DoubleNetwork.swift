import Foundation
import NeuralCore

/// The network's formulas once more, in double precision and written as plainly as they can be.
///
/// It shares no code with the core: sums are loops over indices, one example at a time, and nothing
/// is reused. Values are indexed [layer][row][unit]; a kernel's weight from i to k lies at
/// i × units + k of its slice.
public struct DoubleNetwork {
  /// The network's description.
  public let network: Sequential
  /// How wrong an answer is.
  public let loss: Loss
  /// All parameters, in the layout of `network.parameters`.
  public var parameters: [Double]
  /// The masks of dropout layers, [layer][row][unit]; a layer without one hands on what it gets.
  public var masks: [Int: [[Double]]] = [:]
  /// How much each row counts, or nil where all count alike.
  public var sampleWeights: [Double]?

  /// Where each layer's kernel begins in the parameters; nil for layers without one.
  private let kernelStarts: [Int?]
  private let biasStarts: [Int?]

  /// Takes description, loss and parameters from a session.
  public init(_ session: Session) {
    network = session.network
    loss = session.loss
    parameters = session.parameters.map(Double.init)
    func starts(_ areKernels: Bool) -> [Int?] {
      session.network.layers.indices.map { layer in
        session.network.parameters.first { $0.layer == layer && $0.isKernel == areKernels }?
          .range.lowerBound
      }
    }
    kernelStarts = starts(true)
    biasStarts = starts(false)
  }

  /// Whether a last softmax or sigmoid and its cross-entropy are taken together: the clip is left out.
  public var isFused: Bool {
    switch (network.layers.last, loss) {
    case (.activation(.softmax), .categoricalCrossentropy),
      (.activation(.softmax), .sparseCategoricalCrossentropy),
      (.activation(.sigmoid), .binaryCrossentropy):
      true
    default: false
    }
  }

  /// What leaves each layer, [layer][row][unit], from the rows of inputs.
  public func forward(_ inputs: [[Double]]) -> [[[Double]]] {
    var outputs: [[[Double]]] = []
    for layer in network.layers.indices {
      let below = outputs.last ?? inputs
      outputs.append(below.indices.map { output(ofLayer: layer, below[$0], row: $0) })
    }
    return outputs
  }

  /// The loss of each row, times its sample weight.
  public func losses(_ inputs: [[Double]], targets: [[Double]]) -> [Double] {
    let outputs = forward(inputs)
    return targets.indices.map { row in
      let below = outputs.count > 1 ? outputs[outputs.count - 2][row] : inputs[row]
      let loss =
        isFused
        ? LossFormulas.fromLogits(loss, below, targets[row])
        : LossFormulas.value(loss, outputs[outputs.count - 1][row], targets[row])
      return loss * sampleWeight(row)
    }
  }

  func sampleWeight(_ row: Int) -> Double { sampleWeights?[row] ?? 1 }

  /// The loss of the batch: the mean over its rows, and what the regularisers add.
  public func meanLoss(_ inputs: [[Double]], targets: [[Double]]) -> Double {
    losses(inputs, targets: targets).reduce(0, +) / Double(inputs.count) + penalty
  }

  /// What the regularisers add: l1 Σ|w| + l2 Σ w² for each parameter that has one.
  public var penalty: Double {
    network.parameters.indices.map { index in
      guard let regularizer = network.regularizer(ofParameter: index) else { return 0.0 }
      let weights = parameters[network.parameters[index].range]
      return Double(regularizer.l1) * weights.map(abs).reduce(0, +)
        + Double(regularizer.l2) * weights.map { $0 * $0 }.reduce(0, +)
    }.reduce(0, +)
  }

  /// The slope of the mean loss along one parameter, by going a little way to both sides.
  public func centralDifference(
    at parameter: Int, _ inputs: [[Double]], targets: [[Double]], step: Double = 1e-5
  ) -> Double {
    var aside = self
    aside.parameters[parameter] = parameters[parameter] + step
    let above = aside.meanLoss(inputs, targets: targets)
    aside.parameters[parameter] = parameters[parameter] - step
    let below = aside.meanLoss(inputs, targets: targets)
    return (above - below) / (2 * step)
  }
}

// MARK: - Layers

extension DoubleNetwork {
  private func output(ofLayer layer: Int, _ x: [Double], row: Int) -> [Double] {
    switch network.layers[layer] {
    case .dense(let units, _):
      (0..<units).map { unit in
        var z = bias(layer, unit)
        for i in x.indices { z += x[i] * weight(layer, i, unit) }
        return z
      }
    case .activation(let activation): ActivationFormulas.value(activation, x)
    case .dropout: masks[layer].map { mask in zip(x, mask[row]).map(Self.masked) } ?? x
    }
  }

  /// What a mask lets through: of a dropped unit 0, whatever it was.
  static func masked(_ x: Double, _ mask: Double) -> Double { mask == 0 ? 0 : x * mask }

  func weight(_ layer: Int, _ input: Int, _ unit: Int) -> Double {
    parameters[weightIndex(layer, input, unit)]
  }

  func weightIndex(_ layer: Int, _ input: Int, _ unit: Int) -> Int {
    (kernelStarts[layer] ?? 0) + input * network.width(ofLayer: layer) + unit
  }

  /// Where a unit's bias is; nil of a layer without.
  func biasIndex(_ layer: Int, _ unit: Int) -> Int? { biasStarts[layer].map { $0 + unit } }

  private func bias(_ layer: Int, _ unit: Int) -> Double {
    biasIndex(layer, unit).map { parameters[$0] } ?? 0
  }
}
