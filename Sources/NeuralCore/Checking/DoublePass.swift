/// A way up the network in double precision, by the core's own formulas, one parameter nudged.
///
/// It is written for one parameter at a time: what lies below its layer stays as it was.
struct DoublePass {
  private let network: Sequential
  private let loss: Loss
  private let logitLoss: LogitLoss?
  private let rows: Int
  private let inputs: [Double]
  private let targets: [Double]
  private let sampleWeights: [Double]
  private let masks: [Int: [Double]]
  /// All parameters; one of them is aside while a loss is worked out.
  private var parameters: [Double]
  /// What leaves each layer at the parameters as they are, [rows, width].
  private var outputs: [[Double]] = []
  /// What each parameter slice's regulariser costs.
  private var penalties: [Double] = []

  /// Takes a session as it stands, a batch, and the dropout masks [rows, width] of its layers.
  init(_ session: Session, _ batch: Batch, masks: [Int: [Float]]) {
    network = session.network
    loss = session.loss
    logitLoss = session.logitLoss
    rows = batch.rows
    inputs = batch.inputs.map(Double.init)
    targets = batch.targets.map(Double.init)
    sampleWeights = batch.sampleWeights.map(Double.init)
    self.masks = masks.mapValues { $0.map(Double.init) }
    parameters = session.parameters.map(Double.init)
    for layer in network.layers.indices {
      outputs.append(output(ofLayer: layer, outputs.last ?? inputs))
    }
    penalties = network.parameters.indices.map { penalty(ofParameter: $0) }
  }

  /// The mean loss and what the regularisers add, with one parameter moved by `nudge`.
  mutating func loss(nudging parameter: Int, by nudge: Double) -> Double {
    guard let index = network.parameters.firstIndex(where: { $0.range.contains(parameter) }) else {
      return meanLoss(outputs) + penalties.reduce(0, +)
    }
    let slice = network.parameters[index]
    let before = parameters[parameter]
    parameters[parameter] = before + nudge
    defer { parameters[parameter] = before }
    var moved = Array(outputs.prefix(slice.layer))
    for layer in slice.layer..<network.layers.count {
      if layer == slice.layer {
        // Only the sums of the unit that the parameter belongs to change.
        let units = network.width(ofLayer: layer)
        let unit = (parameter - slice.range.lowerBound) % units
        var z = outputs[layer]
        addUp(unit..<unit + 1, ofLayer: layer, moved.last ?? inputs, into: &z)
        moved.append(z)
      } else {
        moved.append(output(ofLayer: layer, moved.last ?? inputs))
      }
    }
    var penalties = penalties
    penalties[index] = penalty(ofParameter: index)
    return meanLoss(moved) + penalties.reduce(0, +)
  }
}

// MARK: - Layers

extension DoublePass {
  /// What leaves a layer, [rows, width], from what enters it.
  private func output(ofLayer layer: Int, _ x: [Double]) -> [Double] {
    let width = network.width(ofLayer: layer)
    var output = [Double](repeating: 0, count: rows * width)
    switch network.layers[layer] {
    case .dense(let units, _): addUp(0..<units, ofLayer: layer, x, into: &output)
    case .activation(.softmax): Softmax.forward(x, into: &output, rows: rows, width: width)
    case .activation(.logSoftmax): LogSoftmax.forward(x, into: &output, rows: rows, width: width)
    case .activation(let activation): activation.forward(x, into: &output, count: x.count)
    case .dropout:
      guard let mask = masks[layer] else { return x }
      for i in x.indices { output[i] = Dropout.masked(x[i], mask[i]) }
    }
    return output
  }

  /// z = x · kernel + bias of some units of a dense layer.
  private func addUp(
    _ some: Range<Int>, ofLayer layer: Int, _ x: [Double], into z: inout [Double]
  ) {
    guard let kernel = network.kernel(ofLayer: layer) else { return }
    let units = network.width(ofLayer: layer)
    let inputs = network.inputWidth(ofLayer: layer)
    let weights = network.parameters[kernel].range.lowerBound
    let biases = network.bias(ofLayer: layer).map { network.parameters[$0].range.lowerBound }
    for row in 0..<rows {
      for unit in some { z[row * units + unit] = biases.map { parameters[$0 + unit] } ?? 0 }
      for input in 0..<inputs {
        let x = x[row * inputs + input]
        // Most pixels are black.
        if x == 0 { continue }
        let weights = weights + input * units
        for unit in some { z[row * units + unit] += x * parameters[weights + unit] }
      }
    }
  }

  /// The mean of the rows' losses, each times its sample weight.
  private func meanLoss(_ outputs: [[Double]]) -> Double {
    let width = network.outputs
    var each = [Double](repeating: 0, count: rows)
    let last = network.layers.count - 1
    if let logitLoss {
      let logits = last == 0 ? inputs : outputs[last - 1]
      logitLoss.forward(logits: logits, target: targets, into: &each, rows: rows, width: width)
    } else {
      loss.forward(outputs[last], target: targets, into: &each, rows: rows, width: width)
    }
    return zip(each, sampleWeights).reduce(0) { $0 + $1.0 * $1.1 } / Double(rows)
  }

  private func penalty(ofParameter index: Int) -> Double {
    guard let regularizer = network.regularizer(ofParameter: index) else { return 0 }
    let range = network.parameters[index].range
    return parameters.withUnsafeBufferPointer { parameters in
      guard let start = parameters.baseAddress else { return 0 }
      return regularizer.penalty(start + range.lowerBound, count: range.count)
    }
  }
}
