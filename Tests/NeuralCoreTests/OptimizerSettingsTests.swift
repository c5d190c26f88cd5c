import NeuralCore
import TestSupport
import Testing

/// Schedules, clipping and weight decay: with every rule, against the formulas in double precision.
@Suite struct OptimizerSettingsTests {
  /// Keras's documentation: `ExponentialDecay(0.1, 100, 0.96)` and its like, worked out by hand.
  @Test(
    arguments: [
      ("0.5", [(1, 0.5), (1_000, 0.5)]),
      (
        "exponential_decay(0.1, decay_steps: 100, decay_rate: 0.96)",
        [(1, 0.1), (51, 0.09797958971132713), (101, 0.096), (201, 0.09216)]
      ),
      (
        "step_decay(0.1, decay_steps: 100, decay_rate: 0.5)",
        [(1, 0.1), (100, 0.1), (101, 0.05), (200, 0.05), (201, 0.025)]
      ),
      (
        "cosine_decay(0.1, decay_steps: 100)",
        [(1, 0.1), (26, 0.08535533905932738), (51, 0.05), (101, 0), (1_000, 0)]
      ),
      (
        "cosine_decay(0.1, decay_steps: 100, alpha: 0.2)",
        [(1, 0.1), (51, 0.06), (101, 0.02), (500, 0.02)]
      ),
      ("warmup(0.1, steps: 10)", [(1, 0), (2, 0.01), (10, 0.09), (11, 0.1), (99, 0.1)]),
      (
        "warmup(cosine_decay(0.1, decay_steps: 100), steps: 10)",
        [(1, 0), (6, 0.05), (11, 0.1), (61, 0.05), (111, 0)]
      ),
    ] as [(String, [(Int, Double)])])
  func rates(text: String, points: [(Int, Double)]) throws {
    let schedule = try LearningRateSchedule(text)
    for (step, wanted) in points {
      #expect(abs(Double(schedule.rate(ofStep: step)) - wanted) < 1e-8, "step \(step)")
      #expect(abs(LearningRateFormulas.rate(schedule, step: step) - wanted) < 1e-15, "step \(step)")
    }
    for step in 1...300 {
      let rate = Double(schedule.rate(ofStep: step))
      #expect(abs(rate - LearningRateFormulas.rate(schedule, step: step)) < 1e-8)
    }
    let optimizer = Optimizer(.adam(), schedule)
    #expect(optimizer.learningRate(ofStep: 7) == schedule.rate(ofStep: 7))
  }

  static let rules = [
    "sgd", "adagrad", "rmsprop", "adadelta", "adam", "adamw", "adamax", "nadam",
    "sgd(momentum: 0.9", "sgd(momentum: 0.9, nesterov: true", "adam(amsgrad: true",
    "rmsprop(centered: true, momentum: 0.5",
  ]
  static let settings = [
    "clipnorm: 0.05", "clipvalue: 0.02", "global_clipnorm: 0.1", "weight_decay: 0.3",
    "learning_rate: exponential_decay(0.1, decay_steps: 2, decay_rate: 0.5)",
    "learning_rate: 0.1, global_clipnorm: 0.1, weight_decay: 0.2",
  ]

  /// Five steps of a small network, whose gradients come from the evaluator at its own weights.
  @Test(arguments: rules, settings) func everyRule(rule: String, setting: String) throws {
    let text = rule.contains("(") ? "\(rule), \(setting))" : "\(rule)(\(setting))"
    let optimizer = try Optimizer(text)
    #expect(try Optimizer(optimizer.description) == optimizer)
    var session = try Session(
      "3 dense(4) tanh dense(2) softmax", .categoricalCrossentropy(), optimizer)
    let table = ExampleTable.random(count: 6, inputs: 3, classes: 2, seed: 8)
    let inputs = table.inputs.map { $0.map(Double.init) }
    let targets = table.targets.map { $0.map(Double.init) }
    var double = DoubleNetwork(session)
    let slices = session.network.parameters.map(\.range)
    var formulas = OptimizerFormulas(optimizer, slices.map { Array(double.parameters[$0]) })
    let workspace = Workspace(for: session.network, rows: 6)
    for step in 1...5 {
      let gradients = double.gradients(inputs, targets: targets).parameters
      formulas.update(slices.map { Array(gradients[$0]) })
      double.parameters = formulas.parameters.flatMap(\.self)
      session.step(table.batch, in: workspace)
      #expect(distance(session.parameters, double.parameters) < 1e-5, "step \(step)")
    }
  }

  /// Clipping is of what the optimizer sees; an observer hears of the gradient as it was.
  @Test func observersHearOfTheWholeGradient() throws {
    let table = ExampleTable(inputs: [[3]], targets: [[0]])
    var session = try Session(
      network: Sequential("1 dense(1)"), loss: .halfSquaredError,
      optimizer: Optimizer("sgd(1, clipvalue: 0.25)"), seed: 1, stepCount: 0, parameters: [2, 0])
    let log = session.loggedStep(table.batch)
    #expect(log["gradient dense/kernel"] == [18])
    #expect(session.parameters == [1.75, -0.25])
  }

  /// A gradient that is held has no part in the norm of all.
  @Test func heldParametersAreNotClippedWith() throws {
    let table = ExampleTable(inputs: [[3]], targets: [[0]])
    var session = try Session(
      network: Sequential("1 dense(1)"), loss: .halfSquaredError,
      optimizer: Optimizer("sgd(1, global_clipnorm: 1)"), seed: 1, stepCount: 0,
      parameters: [2, 0])
    session.trainable[0] = false
    session.step(table.batch, in: Workspace(for: session.network, rows: 1))
    #expect(session.parameters == [2, -1])
  }
}
