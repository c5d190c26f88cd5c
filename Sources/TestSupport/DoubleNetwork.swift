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

  /// Where each layer's kernel begins in the parameters; 0 for layers without one.
  private let kernelStarts: [Int]
  private let biasStarts: [Int]

  /// Takes description, loss and parameters from a session.
  public init(_ session: Session) {
    network = session.network
    loss = session.loss
    parameters = session.parameters.map(Double.init)
    func starts(_ areKernels: Bool) -> [Int] {
      session.network.layers.indices.map { layer in
        session.network.parameters.first { $0.layer == layer && $0.isKernel == areKernels }?
          .range.lowerBound ?? 0
      }
    }
    kernelStarts = starts(true)
    biasStarts = starts(false)
  }

  /// Whether softmax comes last and the loss is categorical cross-entropy: the clip is left out then.
  public var isFused: Bool {
    network.layers.last == .activation(.softmax) && loss == .categoricalCrossentropy
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

  /// The loss of each row.
  public func losses(_ inputs: [[Double]], targets: [[Double]]) -> [Double] {
    let outputs = forward(inputs)
    return targets.indices.map { row in
      let below = outputs.count > 1 ? outputs[outputs.count - 2][row] : inputs[row]
      return isFused
        ? Self.crossentropy(logits: below, targets[row])
        : lossValue(outputs[outputs.count - 1][row], targets[row])
    }
  }

  /// The loss of the batch: the mean over its rows.
  public func meanLoss(_ inputs: [[Double]], targets: [[Double]]) -> Double {
    losses(inputs, targets: targets).reduce(0, +) / Double(inputs.count)
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
    case .dense(let units):
      (0..<units).map { unit in
        var z = bias(layer, unit)
        for i in x.indices { z += x[i] * weight(layer, i, unit) }
        return z
      }
    case .activation(let activation): Self.value(activation, x)
    case .dropout: masks[layer].map { mask in zip(x, mask[row]).map(*) } ?? x
    }
  }

  func weight(_ layer: Int, _ input: Int, _ unit: Int) -> Double {
    parameters[weightIndex(layer, input, unit)]
  }

  func weightIndex(_ layer: Int, _ input: Int, _ unit: Int) -> Int {
    kernelStarts[layer] + input * network.width(ofLayer: layer) + unit
  }

  func biasIndex(_ layer: Int, _ unit: Int) -> Int { biasStarts[layer] + unit }

  private func bias(_ layer: Int, _ unit: Int) -> Double { parameters[biasIndex(layer, unit)] }

  static func value(_ activation: Activation, _ z: [Double]) -> [Double] {
    switch activation {
    case .linear: return z
    case .relu: return z.map { max(0, $0) }
    case .sigmoid: return z.map { 1 / (1 + exp(-$0)) }
    case .tanh: return z.map { tanh($0) }
    case .softmax:
      let largest = z.max() ?? 0
      let powers = z.map { exp($0 - largest) }
      let sum = powers.reduce(0, +)
      return powers.map { $0 / sum }
    }
  }
}

// MARK: - Losses

extension DoubleNetwork {
  static let epsilon = Double(Loss.epsilon)

  private static func clip(_ p: Double) -> Double { min(max(p, epsilon), 1 - epsilon) }

  private static func crossentropy(logits z: [Double], _ t: [Double]) -> Double {
    let largest = z.max() ?? 0
    let logSum = log(z.map { exp($0 - largest) }.reduce(0, +)) + largest
    return zip(t, z).map { $0 * (logSum - $1) }.reduce(0, +)
  }

  private func lossValue(_ p: [Double], _ t: [Double]) -> Double {
    let pairs = Array(zip(p, t))
    switch loss {
    case .categoricalCrossentropy:
      let total = p.reduce(0, +)
      return -pairs.map { $0.1 * log(Self.clip($0.0 / total)) }.reduce(0, +)
    case .binaryCrossentropy:
      let terms = pairs.map { p, t in t * log(Self.clip(p)) + (1 - t) * log(1 - Self.clip(p)) }
      return -terms.reduce(0, +) / Double(p.count)
    case .meanSquaredError:
      return pairs.map { ($0.0 - $0.1) * ($0.0 - $0.1) }.reduce(0, +) / Double(p.count)
    case .halfSquaredError:
      return pairs.map { ($0.0 - $0.1) * ($0.0 - $0.1) / 2 }.reduce(0, +)
    }
  }
}
