import NeuralCore

// MARK: - The row in focus

extension Moment {
  /// What goes in, [inputs].
  public var input: [Float] {
    row(of: record.batch.inputs, width: record.batch.inputWidth)
  }

  /// What should come out, [outputs]; the class number of a sparse loss as one-hot.
  public var target: [Float] { Self.target(givenTarget, of: loss, outputs: network.outputs) }

  /// The target as the loss is given it: [outputs], or the number of a class alone.
  public var givenTarget: [Float] {
    row(of: record.batch.targets, width: record.batch.targetWidth)
  }

  /// How much the example in focus counts in the loss; 1 unless its source says otherwise.
  public var sampleWeight: Float { record.batch.sampleWeights[cursor.row] }

  /// The class of a one-hot target, or 0 or 1 for a single yes-or-no output; nil for other targets.
  public var label: Int? { Self.label(of: target) }

  /// What leaves a layer, [width]: z of a dense layer, a, p, or what a mask lets through.
  public func output(ofLayer layer: Int) -> [Float]? {
    knows(.forward(layer: layer)) ? row(of: record.outputs[layer]) : nil
  }

  /// What enters a layer, [inputWidth]; known as soon as the layer below is.
  public func inputToLayer(_ layer: Int) -> [Float]? {
    layer == 0 ? (input.isEmpty ? nil : input) : output(ofLayer: layer - 1)
  }

  /// A dropout layer's mask, [width]: 0 where dropped, 1/(1−rate) where kept.
  public func mask(ofLayer layer: Int) -> [Float]? {
    knows(.forward(layer: layer)) ? row(of: record.masks[layer]) : nil
  }

  /// ∂L/∂ what leaves a layer, [width]: δ of a dense layer.
  ///
  /// L is the mean over the batch's rows.
  public func blame(ofLayer layer: Int) -> [Float]? {
    knows(.blame(layer: layer)) ? row(of: record.blames[layer]) : nil
  }

  /// The loss of the row in focus.
  public var lossValue: Float? { knows(.loss) ? record.losses[cursor.row] : nil }

  /// What all regularisers together add to the loss of the batch.
  public var penalty: Float? { knows(.loss) ? record.penalty : nil }

  /// The network's answer, [outputs]: what leaves the last layer, with this step's dropout.
  public var probabilities: [Float]? { output(ofLayer: network.layers.count - 1) }

  /// The class that the network answers, and the p it answers by: the largest output's.
  ///
  /// A single output answers by the side of ½ it is on if it is a sigmoid's, and p is then that output:
  /// p of 1, whichever it answers. Another one names no class.
  public var prediction: (digit: Int, p: Float)? { probabilities.flatMap(prediction(of:)) }

  /// Whether the answer is the label; nil while one of them is not known, and where nobody said what is right.
  public var isRight: Bool? {
    guard knowsTruth, let label, let prediction else { return nil }
    return label == prediction.digit
  }

  /// The targets of a row for people: [outputs], one-hot where the loss is given a class number.
  package static func target(_ given: [Float], of loss: Loss, outputs: Int) -> [Float] {
    guard loss == .sparseCategoricalCrossentropy, !given.isEmpty else { return given }
    return (0..<outputs).map { Float($0) == given.first ? 1 : 0 }
  }

  /// The class of a one-hot target, or 0 or 1 of a single yes-or-no output.
  package static func label(of target: [Float]) -> Int? {
    guard target.allSatisfy({ $0 == 0 || $0 == 1 }) else { return nil }
    if target.count == 1 { return Int(target[0]) }
    let hot = target.indices.filter { target[$0] == 1 }
    return hot.count == 1 ? hot[0] : nil
  }

  /// The class that an answer names, and its p; of outputs that are no probabilities the output.
  package func prediction(of answer: [Float]) -> (digit: Int, p: Float)? {
    Self.prediction(of: answer, in: network)
  }

  /// The class that an answer of a network names, and its p; nil where a number of it is NaN.
  static func prediction(of answer: [Float], in network: Sequential) -> (digit: Int, p: Float)? {
    guard !answer.contains(where: \.isNaN) else { return nil }
    if answer.count == 1 {
      guard network.layers.last == .activation(.sigmoid) else { return nil }
      return (answer[0] > 0.5 ? 1 : 0, answer[0])
    }
    return largest(answer).map { ($0, network.probability(answer[$0])) }
  }

  /// Whether the answer is a single sigmoid's: its p is that of 1.
  public var isYesOrNo: Bool {
    network.outputs == 1 && network.layers.last == .activation(.sigmoid)
  }

  /// Whether the answer is in probabilities, or in their logarithms.
  public var answersInProbabilities: Bool { network.answersInProbabilities }

  /// One of the outputs as a probability: of a log-softmax e to its power.
  package func probability(_ output: Float) -> Float { network.probability(output) }

  package static func largest(_ values: [Float]) -> Int? {
    guard var best = values.indices.first else { return nil }
    for index in values.indices where values[index] > values[best] { best = index }
    return best
  }

  /// The row in focus of what a layer made.
  func row(of tensor: Tensor?) -> [Float]? {
    tensor.map { row(of: $0.values, width: $0.shape[1]) }
  }

  private func row(of values: [Float], width: Int) -> [Float] {
    rows == 1 ? values : Array(values[cursor.row * width..<(cursor.row + 1) * width])
  }
}

// MARK: - The whole batch, and the parameters

extension Moment {
  /// The mean loss of the batch.
  public var batchLoss: Float? { knows(.loss) ? record.meanLoss : nil }

  /// The loss of every row of the batch.
  public var rowLosses: [Float]? { knows(.loss) ? record.losses : nil }

  /// What leaves a layer for every row of the batch, [rows, width].
  public func batchOutput(ofLayer layer: Int) -> Tensor? {
    knows(.forward(layer: layer)) ? record.outputs[layer] : nil
  }

  /// The inputs of every row of the batch, [rows, inputs].
  public var batchInput: Tensor {
    Tensor(shape: [rows, record.batch.inputWidth], values: record.batch.inputs)
  }

  /// The targets of every row of the batch, [rows, outputs].
  public var batchTarget: Tensor {
    Tensor(shape: [rows, record.batch.targetWidth], values: record.batch.targets)
  }

  /// ∂L/∂ a kernel [inputs, units] or a bias [units], summed over the rows.
  public func gradient(parameter: Int) -> [Float]? {
    knows(.gradient(parameter: parameter)) ? record.gradients[parameter] : nil
  }

  /// A kernel or a bias as it is at the cursor: the old one until its update.
  public func parameters(_ parameter: Int) -> ArraySlice<Float> {
    after(parameter: parameter) ?? before(parameter: parameter)
  }

  /// A kernel or a bias before this step.
  public func before(parameter: Int) -> ArraySlice<Float> {
    record.before.parameters[network.parameters[parameter].range]
  }

  /// A kernel or a bias after its update; nil until then, and for one that is held.
  public func after(parameter: Int) -> ArraySlice<Float>? {
    guard knows(.update(parameter: parameter)) else { return nil }
    return record.after.parameters[network.parameters[parameter].range]
  }

  /// What its update changed in a kernel or a bias, after − before; nil until then.
  package func changes(ofParameter parameter: Int) -> [Float]? {
    after(parameter: parameter).map { Self.changes(from: before(parameter: parameter), to: $0) }
  }

  /// There are many of them, and a key waits for them: they are read where they lie.
  private static func changes(
    from before: ArraySlice<Float>, to after: ArraySlice<Float>
  ) -> [Float] {
    before.withUnsafeBufferPointer { before in
      after.withUnsafeBufferPointer { after in
        Array(unsafeUninitializedCapacity: after.count) { changes, count in
          for index in after.indices { changes[index] = after[index] - before[index] }
          count = after.count
        }
      }
    }
  }

  /// The weights that lead into a neuron of a dense layer, as they are at the cursor: [inputs].
  public func weights(into unit: Int, ofLayer layer: Int) -> [Float]? {
    guard let kernel = network.kernel(ofLayer: layer), knowsWeights(kernel) else { return nil }
    let values = parameters(kernel)
    let units = network.width(ofLayer: layer)
    return stride(from: values.startIndex + unit, to: values.endIndex, by: units).map { values[$0] }
  }

  /// ∂L/∂ the weights that lead into a neuron of a kernel: [inputs].
  public func gradients(into unit: Int, parameter: Int) -> [Float]? {
    guard let values = gradient(parameter: parameter) else { return nil }
    let units = network.parameters[parameter].shape.last ?? 1
    return stride(from: unit, to: values.count, by: units).map { values[$0] }
  }
}
