/// A network that is being trained: the one mutable value.
///
/// Nothing random is stored: the order of the examples and the dropout masks, where none are given, are
/// functions of the seed and the step. So equal sessions have equal futures.
public struct Session: Equatable, Codable, Sendable {
  /// The network's description.
  public let network: Sequential
  /// How wrong an answer is.
  public let loss: Loss
  /// How the parameters move.
  public let optimizer: Optimizer
  /// What initial weights and masks are drawn from.
  public let seed: UInt64
  /// How many steps were taken: 0 before the first.
  public internal(set) var stepCount: Int
  /// All parameters in one vector, in the layout of `network.parameters`.
  public internal(set) var parameters: [Float]
  /// What the optimizer keeps for every parameter: for each slice of `network.parameters` in order,
  /// one row for each of `optimizer.rule.slotNames`.
  ///
  /// After an update, none of them is smaller than 2⁻¹²⁶ but 0.
  public internal(set) var slots: [Float]
  /// The product of Nadam's momenta over all steps taken; 1 for other optimizers.
  public internal(set) var momentumProduct: Double
  /// Which parameter slices an update moves; a slice that is held still has a gradient.
  public var trainable: [Bool]
  /// Which units a dropout layer keeps, by the layer's index, in every step and for every example; of
  /// layers that are not named the masks are drawn.
  public var keptUnits: [Int: [Bool]] = [:]

  /// Begins a training: Glorot-uniform kernels and zero biases, where the network says nothing else.
  public init(network: Sequential, loss: Loss, optimizer: Optimizer, seed: UInt64) {
    var parameters = [Float](repeating: 0, count: network.parameterCount)
    for (index, slice) in network.parameters.enumerated() {
      network.initializer(ofParameter: index)
        .fill(&parameters[slice.range], shape: slice.shape, seed: seed, index: index)
    }
    self.init(network, loss, optimizer, seed, stepCount: 0, parameters, slots: nil)
  }

  /// Takes up a training where it was left, or begins it with given parameters.
  ///
  /// Without `slots` the optimizer remembers nothing yet.
  public init(
    network: Sequential, loss: Loss, optimizer: Optimizer, seed: UInt64, stepCount: Int,
    parameters: [Float], slots: [Float]? = nil, momentumProduct: Double = 1
  ) throws(SessionError) {
    guard parameters.count == network.parameterCount else {
      throw .parameterCount(wanted: network.parameterCount, received: parameters.count)
    }
    guard stepCount >= 0 else { throw .stepCount(stepCount) }
    let wanted = network.parameterCount * optimizer.rule.slotNames.count
    if let slots, slots.count != wanted {
      throw .slotCount(wanted: wanted, received: slots.count)
    }
    self.init(
      network, loss, optimizer, seed, stepCount: stepCount, parameters, slots: slots,
      momentumProduct: momentumProduct)
  }

  init(
    _ network: Sequential, _ loss: Loss, _ optimizer: Optimizer, _ seed: UInt64, stepCount: Int,
    _ parameters: [Float], slots: [Float]?, momentumProduct: Double = 1
  ) {
    self.network = network
    self.loss = loss
    self.optimizer = optimizer
    self.seed = seed
    self.stepCount = stepCount
    self.parameters = parameters
    self.slots =
      slots
      ?? [Float](
        repeating: optimizer.rule.initialSlotValue,
        count: parameters.count * optimizer.rule.slotNames.count)
    self.momentumProduct = momentumProduct
    trainable = network.parameters.map { _ in true }
  }

  /// The tutorial's session before its first step: its network, categorical cross-entropy, SGD 0.1.
  public static func tutorial(seed: UInt64 = 7) -> Session {
    Session(
      network: .tutorial, loss: .categoricalCrossentropy(), optimizer: .sgd(learningRate: 0.1),
      seed: seed)
  }

  /// Changes one parameter, at an index of the flat vector.
  public mutating func setParameter(at index: Int, to value: Float) { parameters[index] = value }
}

extension Session {
  /// What the optimizer keeps for one parameter slice: a row for each slot name, [slots, count].
  public func slots(ofParameter parameter: Int) -> ArraySlice<Float> {
    slots[network.slotRange(ofParameter: parameter, slotCount: slotCount)]
  }

  /// How many numbers the optimizer keeps for every parameter: as many as its rule names.
  ///
  /// It is counted from the memory, not from the names, as a step makes no list.
  var slotCount: Int { parameters.isEmpty ? 0 : slots.count / parameters.count }

  /// Whether softmax comes last and its loss is taken from the logits, with the gradient p − t.
  ///
  /// Categorical and sparse categorical cross-entropy; p then has no gradient of its own.
  public var takesLossFromLogits: Bool { logitLoss.map(\.replacesActivationGradient) ?? false }

  /// Whether sigmoid comes last and its binary cross-entropy is taken from the logits.
  ///
  /// The gradient of z is then (p − t)/outputs; p has one of its own too, with Keras's clip.
  public var takesSigmoidFromLogits: Bool {
    if case .sigmoid = logitLoss { true } else { false }
  }

  /// The last activation and the loss taken together, where they can be.
  var logitLoss: LogitLoss? {
    guard case .activation(let activation) = network.layers.last else { return nil }
    return LogitLoss(activation, loss)
  }
}

extension Sequential {
  /// Where the optimizer's numbers for a parameter slice lie, when it keeps `slotCount` for each.
  func slotRange(ofParameter parameter: Int, slotCount: Int) -> Range<Int> {
    let range = parameters[parameter].range
    return range.lowerBound * slotCount..<range.upperBound * slotCount
  }
}

/// Why a session cannot be made.
public enum SessionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The parameter vector has another length than the network needs.
  case parameterCount(wanted: Int, received: Int)
  /// The optimizer keeps another number of numbers.
  case slotCount(wanted: Int, received: Int)
  /// A number of steps that cannot be.
  case stepCount(Int)

  /// One sentence with what was wanted and what was received.
  public var description: String {
    switch self {
    case .parameterCount(let wanted, let received):
      "the network has \(wanted) parameters; \(received) were given"
    case .slotCount(let wanted, let received):
      "the optimizer keeps \(wanted) numbers for this network; \(received) were given"
    case .stepCount(let count): "a session counts its steps from 0; \(count) was given"
    }
  }
}
