import NeuralCore

/// The one gradient check of the tests: every slope of a step found in four ways.
///
/// The core's chain rule in single precision, the evaluator's in double, the evaluator's central
/// differences, and the library's own `GradientCheck` must agree.
public struct GradientComparison {
  /// What does not agree, a sentence each; empty when all does.
  public private(set) var faults: [String] = []
  private let session: Session
  private let table: ExampleTable
  private var double: DoubleNetwork

  /// Takes a step of a copy of the session on all examples of the table, and compares.
  public init(_ session: Session, on table: ExampleTable) {
    self.session = session
    self.table = table
    double = DoubleNetwork(session)
    var step = StepNumbers(session.network)
    var copy = session
    copy.step(
      table.batch, in: Workspace(for: session.network, rows: table.count), observer: &step)
    double.masks = step.masks
    double.sampleWeights = table.weights.map { $0.map(Double.init) }
    compare(step)
  }

  private mutating func compare(_ step: StepNumbers) {
    let inputs = table.inputs.map { $0.map(Double.init) }
    let targets = table.targets.map { $0.map(Double.init) }
    let loss = double.meanLoss(inputs, targets: targets)
    expect(Double(step.loss), loss, within: 1e-6 * max(1, abs(loss)), "the loss")
    let chain = double.gradients(inputs, targets: targets).parameters
    let checks = session.gradientCheck(at: session.parameters.indices, on: table.batch)
    for slice in session.network.parameters {
      let tried = slice.range.map { double.centralDifference(at: $0, inputs, targets: targets) }
      // Where the slopes of rows cancel, their rounding stays.
      let size = max(1e-2, tried.map { $0 * $0 }.reduce(0, +).squareRoot())
      for (i, tried) in zip(slice.range, tried) {
        let name = "\(slice.name)[\(i - slice.range.lowerBound)]"
        expect(Double(step.gradient[i]), tried, within: 3e-6 * size, "the core's slope of \(name)")
        expect(chain[i], tried, within: 1e-8 * max(1, size), "the evaluator's slope of \(name)")
        let check = checks[i]
        expect(check.numericSlope, tried, within: 1e-8 * max(1, size), "the checked \(name)")
        expect(check.analyticSlope, Double(step.gradient[i]), within: 0, "the told \(name)")
        if !check.agrees { faults.append("\(name) is said not to agree: \(check)") }
      }
    }
  }

  private mutating func expect(
    _ value: Double, _ wanted: Double, within tolerance: Double, _ what: String
  ) {
    // Turned around so that a NaN is a fault.
    if abs(value - wanted) <= tolerance { return }
    faults.append("\(what) is \(value), not \(wanted)")
  }
}

/// An observer that keeps a step's loss, gradients and masks.
private struct StepNumbers: TrainingObserver {
  private let network: Sequential
  private(set) var loss: Float = 0
  private(set) var gradient: [Float]
  private(set) var masks: [Int: [[Double]]] = [:]

  init(_ network: Sequential) {
    self.network = network
    gradient = Array(repeating: 0, count: network.parameterCount)
  }

  mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    masks[layer] = (0..<shape.0).map { row in
      (0..<shape.1).map { Double(values[row * shape.1 + $0]) }
    }
  }

  mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) {
    loss = mean + penalty
  }

  mutating func gradient(parameter: Int, _ values: Span<Float>) {
    let start = network.parameters[parameter].range.lowerBound
    for i in values.indices { gradient[start + i] = values[i] }
  }
}
