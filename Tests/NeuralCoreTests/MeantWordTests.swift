import Foundation
import NeuralCore
import TestSupport
import Testing

/// Names in any case are read; other libraries' names and slips are answered with the name here.
@Suite struct MeantWordTests {
  @Test func namesAreReadInAnyCaseAndWithoutUnderscores() throws {
    #expect(try Optimizer("Adam(0.01, beta1: 0.8)") == Optimizer("adam(0.01, beta_1: 0.8)"))
    #expect(try Optimizer("SGD:0.1") == .sgd(learningRate: 0.1))
    #expect(try Optimizer("RMSprop") == .rmsprop())
    #expect(try Loss("MSE") == .meanSquaredError)
    #expect(
      try Loss("CategoricalCrossentropy(label_smoothing=0.1)")
        == .categoricalCrossentropy(labelSmoothing: 0.1))
    #expect(try Loss("categoricalCrossentropy") == .categoricalCrossentropy())
    #expect(try Loss("BCE") == .binaryCrossentropy())
    #expect(try Activation("ReLU") == .relu)
    #expect(try Activation("LeakyReLU(0.3)") == .leakyReLU(slope: 0.3))
    #expect(try Activation("swish") == .silu)
    #expect(try Activation("GELU(approximate: TRUE)") == .geluTanh)
    #expect(try Initializer("HeNormal") == .heNormal)
    #expect(try Metric.list("Accuracy TopK:3") == [.accuracy, .topK(3)])
    #expect(
      try Sequential(
        "784 Dense(200, kernel_regularizer: L2(0.1)) ReLU Dropout(0.2) Dense(10) Softmax")
        == Sequential(
          "784 dense(200, kernel_regularizer: l2(0.1)) relu dropout(0.2) dense(10) softmax")
    )
  }

  @Test(arguments: [
    ("CrossEntropyLoss", "categorical_crossentropy"), ("NLLLoss", "categorical_crossentropy"),
    ("BCELoss", "binary_crossentropy"), ("BCEWithLogitsLoss", "binary_crossentropy"),
    ("MSELoss", "mean_squared_error"), ("L1Loss", "mean_absolute_error"),
    ("SmoothL1Loss", "huber"), ("KLDivLoss", "kl_divergence"),
    ("categorical_crossentrpy", "categorical_crossentropy"), ("poison", "poisson"),
    ("categorical_cross", "categorical_crossentropy"),
  ])
  func aLossWasMeant(typed: String, meant: String) throws {
    try isAnswered(meant) { _ = try Loss(typed) }
  }

  @Test(arguments: [
    ("adm", "adam"), ("Adma(0.1)", "adam"), ("gradient_descent", "sgd"), ("nadm", "nadam"),
    ("sgd(lr=0.1)", "learning_rate"), ("adam(eps=1e-8)", "epsilon"),
    ("adam(0.1, betas: 0.9)", "beta_1"), ("rmsprop(0.1, alpha: 0.9)", "rho"),
    ("sgd(CosineAnnealingLR(0.1))", "cosine_decay"),
  ])
  func somethingOfAnOptimizerWasMeant(typed: String, meant: String) throws {
    try isAnswered(meant) { _ = try Optimizer(typed) }
  }

  @Test(arguments: [
    ("3 Linear(4)", "dense"), ("3 dense(4) ReLu6", "relu"), ("3 fc(4)", "dense"),
    ("3 dense(out_features=4)", "units"), ("3 drpout(0.2)", "dropout"),
    ("3 dropout(p=0.2)", "rate"),
    ("3 dense(4, kernel_initializer: xavier_uniform)", "glorot_uniform"),
    ("3 dense(4, kernel_initializer: kaiming_normal_)", "he_normal"), ("3 identity", "linear"),
  ])
  func somethingOfALayerWasMeant(typed: String, meant: String) throws {
    try isAnswered(meant) { _ = try Sequential(typed) }
  }

  /// What is near to nothing is not answered with a guess.
  @Test(arguments: ["cross", "x", "lion", "", "soft", "99"])
  func aGuessIsNotMade(typed: String) throws {
    let error = try #require(throws: DescriptionError.self) { _ = try Loss(typed) }
    #expect(!error.message.contains("did you mean"), "\(error)")
  }

  private func isAnswered(
    _ meant: String, _ read: () throws -> Void
  ) throws {
    let error = try #require(throws: DescriptionError.self) { try read() }
    #expect(error.message.contains("(did you mean “\(meant)”"), "\(error)")
  }
}

/// No case of a vocabulary is left out of its list: what the list lacks cannot be read.
@Suite struct VocabularyListTests {
  @Test func everyCaseIsListed() throws {
    #expect(try cases("Activations/Activation.swift") == Activation.allCases.count)
    #expect(try cases("Losses/Loss.swift") == Loss.allCases.count + 1, "and a loss of one's own")
    #expect(try cases("Parameters/Initializer.swift") == Initializer.allCases.count)
    #expect(try cases("Metrics/Metric.swift") == Metric.allCases.count)
    #expect(
      try cases("Optimizers/OptimizerRule.swift") == Optimizer.allDefaults.count + 1,
      "and a rule of one's own")
    #expect(Set(Activation.allCases).count == Activation.allCases.count)
    #expect(Set(Loss.allCases).count == Loss.allCases.count)
    #expect(Set(Initializer.allCases).count == Initializer.allCases.count)
    #expect(Set(Metric.allCases).count == Metric.allCases.count)
    #expect(Set(Optimizer.allDefaults).count == Optimizer.allDefaults.count)
  }

  /// How many cases the public enum of a file declares.
  private func cases(_ file: String) throws -> Int {
    let core = URL(filePath: #filePath).appending(path: "../../../Sources/NeuralCore/\(file)")
    let text = try String(contentsOf: core.standardized, encoding: .utf8)
    return text.split(separator: "\n").count { $0.hasPrefix("  case ") }
  }
}
