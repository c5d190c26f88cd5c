import Foundation
import NeuralCore
import TestSupport
import Testing

/// The text forms of the whole vocabulary: what is written reads back, and errors point at the fault.
@Suite struct VocabularyTextTests {
  /// Reads a text form, its shell form and its JSON back.
  private func readsBack<Described: TextDescribed & Equatable>(_ described: Described) throws {
    #expect(try Described(described.description) == described)
    #expect(try Described(described.shellForm) == described, "\(described.shellForm)")
    #expect(!described.shellForm.contains(" "))
    let coded = try JSONEncoder().encode([described])
    #expect(try JSONDecoder().decode([Described].self, from: coded) == [described])
  }

  @Test func everyEntryReadsBack() throws {
    for activation in Activation.allCases
      + [.leakyReLU(slope: 0.3), .leakyReLU(slope: -1e-9), .elu(alpha: 0.5)]
    {
      try readsBack(activation)
      try readsBack(LayerSpec.activation(activation))
    }
    for loss in Loss.allCases + [
      .huber(delta: 0.3), .categoricalCrossentropy(labelSmoothing: 0.1),
      .binaryCrossentropy(labelSmoothing: 0.25),
    ] { try readsBack(loss) }
    for optimizer in Optimizer.allDefaults { try readsBack(optimizer) }
    for text in OptimizerDeterminismTests.optimizers { try readsBack(try Optimizer(text)) }
    for initializer in Initializer.allCases + [
      .randomUniform(minimum: -1, maximum: 2), .randomNormal(mean: 1, standardDeviation: 0),
      .truncatedNormal(mean: -0.5, standardDeviation: 1e-7),
    ] { try readsBack(initializer) }
    for regularizer in [
      Regularizer(l1: 0.01), Regularizer(l2: 0.1), Regularizer(l1: 1e-5, l2: 2), Regularizer(),
    ] { try readsBack(regularizer) }
    for metric in Metric.allCases + [.topK(1), .topK(7)] { try readsBack(metric) }
  }

  /// Numbers drawn anew: what is written is what is read, to the last bit.
  @Test func randomNumbersReadBack() throws {
    var numbers = SplitMix(state: 5)
    func number(_ range: ClosedRange<Float> = 1e-6...0.99) -> Float {
      Float.random(in: range, using: &numbers)
    }
    for _ in 0..<300 {
      let schedule: LearningRateSchedule =
        switch Int.random(in: 0...3, using: &numbers) {
        case 0: .constant(number())
        case 1: .stepDecay(rate: number(), steps: 7, decayRate: number())
        case 2: .warmup(.cosineDecay(rate: number(), steps: 30, alpha: number()), steps: 4)
        default: .exponentialDecay(rate: number(), steps: 1_000_000, decayRate: number())
        }
      let rule: OptimizerRule =
        switch Int.random(in: 0...3, using: &numbers) {
        case 0: .sgd(momentum: number(), nesterov: Bool.random(using: &numbers))
        case 1:
          .rmsprop(rho: Double(number()), momentum: number(), epsilon: number(), centered: true)
        case 2: .adam(beta1: Double(number()), beta2: 0.999, epsilon: number(), amsgrad: true)
        default: .adagrad(initialAccumulatorValue: number(), epsilon: number())
        }
      let clipping =
        [nil, GradientClipping.norm(number()), .value(number()), .globalNorm(number())]
        .randomElement(using: &numbers) ?? nil
      try readsBack(Optimizer(rule, schedule, clipping: clipping, weightDecay: number()))
      let parameters = DenseParameters(
        kernelInitializer: .randomNormal(mean: -number(), standardDeviation: number()),
        biasInitializer: .ones, kernelRegularizer: Regularizer(l1: number(), l2: number()),
        biasRegularizer: Regularizer(l2: number()))
      let network = try Sequential(
        inputs: 3,
        layers: [
          .dense(units: 4, parameters: parameters),
          .activation(.leakyReLU(slope: Double(number()))),
          .dropout(rate: number()), .dense(units: 2), .activation(.logSoftmax),
        ])
      #expect(try Sequential(network.description) == network)
    }
  }

  /// Whatever comes is read, or refused with a column that lies within the text; what was read, reads
  /// back.
  @Test func anyTextIsReadOrRefused() {
    var numbers = SplitMix(state: 3)
    let pieces = [
      "adam", "sgd", "warmup", "cosine_decay", "huber", "l1_l2", "elu", "gelu", "top_k",
      "he_normal",
      "(", ")", "(", ")", ":", ",", "=", " ", "0.2", "1", "-1", "learning_rate", "beta_1",
      "decay_steps", "steps", "approximate", "true", "é", "nan", "\t",
    ]
    func check<Described: TextDescribed & Equatable>(_ type: Described.Type, _ text: String) {
      do throws(DescriptionError) {
        let described = try Described(text)
        #expect((try? Described(described.description)) == described, "\(text)")
        #expect((try? Described(described.shellForm)) == described, "\(text)")
      } catch {
        #expect((1...text.count + 1).contains(error.column), "\(error)")
        #expect(error.text == text)
      }
    }
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 0...12, using: &numbers))
        .map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      check(Optimizer.self, text)
      check(Loss.self, text)
      check(Activation.self, text)
      check(Regularizer.self, text)
      check(Initializer.self, text)
      check(LearningRateSchedule.self, text)
      check(Metric.self, text)
      check(LayerSpec.self, text)
    }
  }

  @Test(arguments: [
    ("adam(0.001, beta_1: 0.8)", "adam:0.001,beta_1=0.8"),
    ("sgd(0.1, momentum: 0.9, nesterov: true)", "sgd:0.1,momentum=0.9,nesterov=true"),
    (
      "sgd(cosine_decay(0.1, decay_steps: 9), clipnorm: 1)",
      "sgd(cosine_decay(0.1,decay_steps=9),clipnorm=1.0)"
    ),
    ("nadam", "nadam:0.001"),
  ])
  func shellForms(text: String, shell: String) throws {
    let optimizer = try Optimizer(text)
    #expect(optimizer.shellForm == shell)
    #expect(try Optimizer(shell) == optimizer)
  }

  /// Labels in any order, with `:` or `=`, with or without spaces.
  @Test(arguments: [
    "adam(0.01, beta_1: 0.8, epsilon: 1e-5)", "adam(epsilon=1e-5, beta_1=0.8, learning_rate=0.01)",
    "adam:0.01,epsilon=1e-5,beta_1=0.8", "adam( learning_rate : 0.01 , beta_1 : 0.8,epsilon:1e-5 )",
  ])
  func labels(text: String) throws {
    #expect(try Optimizer(text) == Optimizer(.adam(beta1: 0.8, epsilon: 1e-5), .constant(0.01)))
  }

  @Test(arguments: [
    ("adam(0.1, beta_1: 0.9, beta_1: 0.8)", 24, "adam takes beta_1 once, not twice"),
    ("adam(0.1, learning_rate: 0.2)", 11, "adam takes learning_rate once, not twice"),
    (
      "adam(0.1, betas: 0.9)", 11,
      "adam has no “betas” (did you mean “beta_1”?); it takes learning_rate, beta_1, beta_2, epsilon, amsgrad, clipnorm, "
        + "clipvalue, global_clipnorm, weight_decay"
    ),
    ("adam:0.1,beta_1=1", 17, "beta_1 of adam is a number from 0 to below 1, not “1”"),
    ("adam(0.1, beta_1: x)", 19, "beta_1 of adam is a number from 0 to below 1, not “x”"),
    ("adam(0.1, amsgrad: 1)", 20, "amsgrad of adam is true or false, not “1”"),
    (
      "sgd(0.1, clipnorm: 1, clipvalue: 1)", 1,
      "sgd takes one of clipnorm, clipvalue and global_clipnorm, not two"
    ),
    (
      "sgd(cosine_decay(0.1))", 5, "cosine_decay needs its decay_steps; none is given"
    ),
    (
      "sgd(cosine_decay(0.1, decay_steps: 1.5))", 36,
      "decay_steps of cosine_decay is a whole number from 1 to 1000000000, not “1.5”"
    ),
    (
      "sgd(warmup(cosine_decay(0.1, decay_steps: 9, alpah: 1), steps: 3))", 46,
      "cosine_decay has no “alpah” (did you mean “alpha”?); it takes initial_learning_rate, decay_steps, alpha"
    ),
    (
      "sgd(warmup(warmup(warmup(warmup(0.1, steps: 1), steps: 1), steps: 1), steps: 1))", 32,
      "brackets may stand in brackets four deep, not deeper"
    ),
    ("sgd(0.1, momentum: )", 20, "an argument is wanted here, not “)”"),
  ])
  func faultyOptimizers(text: String, column: Int, message: String) throws {
    let error = try #require(throws: DescriptionError.self) { _ = try Optimizer(text) }
    #expect(error.column == column)
    #expect(error.message == message)
  }

  @Test(arguments: [
    ("3 dense(4, kernel_regularizer: l3(1))", 32, "“l3” is no regularizer"),
    ("3 dense(4, kernel_regularizer: l2(-1))", 35, "l2 of l2 is a number from 0 on, not “-1”"),
    ("3 dense(4, kernel_regularizer: 0.1)", 32, "kernel_regularizer of dense is a regularizer"),
    ("3 dense(4, bias_initializer: he_norm)", 30, "“he_norm” is no initializer"),
    ("3 dense(4, kernel_initializer: random_normal(0, 1))", 46, "random_normal takes "),
    ("3 leaky_relu(negative_slope: a)", 30, "negative_slope of leaky_relu is a number, not “a”"),
    ("3 gelu(approximate: tanh)", 21, "approximate of gelu is true or false, not “tanh”"),
  ])
  func faultyNetworks(text: String, column: Int, message: String) throws {
    let error = try #require(throws: DescriptionError.self) { _ = try Sequential(text) }
    #expect(error.column == column, "\(error)")
    #expect(error.message.hasPrefix(message), "\(error)")
  }
}
