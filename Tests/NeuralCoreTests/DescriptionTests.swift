import Foundation
import NeuralCore
import TestSupport
import Testing

/// The text forms of networks, optimizers and losses: what they say, and what is wrong with them.
@Suite struct DescriptionTests {
  static let units = "a whole number from 1 to 65536"
  static let rate = "a number from 0 to below 1"
  static let layers =
    "a layer is one of dense(units), dropout(rate), linear, relu, leaky_relu, elu, selu, gelu, "
    + "sigmoid, tanh, softplus, softsign, silu, hard_sigmoid, softmax, log_softmax"
  static let beginning = "a network begins with its number of inputs, as in “784 dense(10) softmax”"

  @Test func tutorialReadsBack() throws {
    let text =
      "784 dense(200) relu dropout(0.2) dense(200) relu dropout(0.2) dense(10) softmax"
    #expect(Sequential.tutorial.description == text)
    #expect(try Sequential(text) == .tutorial)
  }

  @Test(arguments: [
    ("784 dense(10) softmax", "784 dense(10) softmax"),
    ("  784   dense( 10 )\tsoftmax ", "784 dense(10) softmax"),
    ("784 dense:200 relu dropout:0.25 dense:1", "784 dense(200) relu dropout(0.25) dense(1)"),
    ("2 relu() dropout(0) dropout(1e-3)", "2 relu dropout(0.0) dropout(0.001)"),
    ("1 linear sigmoid tanh softmax relu", "1 linear sigmoid tanh softmax relu"),
  ])
  func networksReadBack(text: String, canonical: String) throws {
    let network = try Sequential(text)
    #expect(network.description == canonical)
    #expect(try Sequential(canonical) == network)
    #expect(try Sequential(inputs: network.inputs, layers: network.layers) == network)
    let coded = try JSONEncoder().encode(network)
    #expect(try JSONDecoder().decode(Sequential.self, from: coded) == network)
  }

  @Test(arguments: [
    ("", 1, "\(beginning); the text is empty"),
    ("dense(3)", 1, "\(beginning), not with “dense”"),
    ("784", 1, "a network needs at least one layer; it has none"),
    ("784(3) dense(1)", 5, "784 takes no argument, not “3”"),
    ("0 dense(1)", 1, "a network takes 1 to 65536 inputs, not 0"),
    ("99999999999999999999 relu", 1, "a network takes 1 to 65536 inputs, not 99999999999999999999"),
    ("-3 dense(1)", 1, "a name or a number is wanted here, not “-”"),
    ("784 dens(200)", 5, "“dens” is no layer (did you mean “dense”?); \(layers)"),
    (
      "784 Linear(200)", 5,
      "linear is an activation here and takes no argument (did you mean “dense”, which PyTorch calls "
        + "Linear?)"
    ),
    ("784 dense(3) 5", 14, "“5” is no layer; \(layers)"),
    ("784 dense", 5, "dense needs its units; none is given"),
    (
      "784 dense(1,2)", 13,
      "dense takes units without a name and kernel_initializer, bias_initializer, "
        + "kernel_regularizer, bias_regularizer, bias with it, as in “kernel_initializer: …”; "
        + "“2” has none"
    ),
    ("784 dense(0)", 11, "units of dense is \(units), not “0”"),
    ("784 dense(2.5)", 11, "units of dense is \(units), not “2.5”"),
    ("784 dense:65537", 11, "units of dense is \(units), not “65537”"),
    ("784 dense(20", 10, "a bracket “(” must be closed with “)”, not the end"),
    ("784 dense(20 relu", 14, "a bracket “(” must be closed with “)”, not “r”"),
    ("784 dense 20)", 13, "a space must stand between two words, not “)”"),
    ("784 dense(20)relu", 14, "a space must stand between two words, not “r”"),
    ("784 dense(,3)", 11, "an argument is wanted here, not “,”"),
    ("784 dense:", 11, "an argument is wanted here, not the end"),
    ("784 relu(1)", 10, "relu takes no argument, not “1”"),
    ("784 dropout", 5, "dropout needs its rate; none is given"),
    ("784 dropout(x)", 13, "rate of dropout is \(rate), not “x”"),
    ("784 dropout(nan)", 13, "rate of dropout is \(rate), not “nan”"),
    ("784 relu dropout(1)", 18, "rate of dropout is \(rate), not “1”"),
    ("784 dropout(-0.1)", 13, "rate of dropout is \(rate), not “-0.1”"),
    ("60000 dense(60000)", 1, "a network takes up to 67108864 parameters, not 3600060000"),
  ])
  func faultyNetworks(text: String, column: Int, message: String) throws {
    let error = try #require(throws: DescriptionError.self) { _ = try Sequential(text) }
    #expect(error.text == text)
    #expect(error.column == column)
    #expect(error.message == message)
  }

  @Test func errorsShowThePlace() throws {
    let error = try #require(throws: DescriptionError.self) { _ = try Sequential("2 dense(0)") }
    #expect(error.description.hasSuffix("not “0” (column 9 of “2 dense(0)”)"))
    #expect(error.pointer == "2 dense(0)\n        ^")
  }

  @Test(
    arguments: [
      (0, [.dense(units: 1)], "a network takes 1 to 65536 inputs, not 0"),
      (2, [], "a network needs at least one layer; it has none"),
      (2, [.dense(units: 0)], "dense takes 1 to 65536 units, not 0"),
      (2, [.dropout(rate: .nan)], "dropout takes a rate from 0 to below 1, not nan"),
    ] as [(Int, [LayerSpec], String)])
  func faultyParts(inputs: Int, layers: [LayerSpec], message: String) throws {
    let error = try #require(throws: DescriptionError.self) {
      _ = try Sequential(inputs: inputs, layers: layers)
    }
    #expect(error.description == message)
  }

  /// Whatever comes, there is a network or an error whose column lies within the text.
  @Test func anyTextIsReadOrRefused() {
    var numbers = SplitMix(state: 1)
    let pieces = [
      "784", "dense", "relu", "dropout", "(", ")", ":", ",", " ", "0.2", "10", "-1", "é", "1e9",
      "\n",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...9, using: &numbers))
        .map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      do throws(DescriptionError) {
        let network = try Sequential(text)
        #expect((try? Sequential(network.description)) == network)
      } catch {
        #expect((1...text.count + 1).contains(error.column), "\(error)")
      }
    }
  }

  @Test func layersAndParametersHaveKerasNames() throws {
    let network = Sequential.tutorial
    #expect(
      network.layerNames == [
        "dense", "relu", "dropout", "dense_1", "relu_1", "dropout_1", "dense_2", "softmax",
      ])
    #expect(
      network.parameters.map { "\($0.name) \($0.shape) \($0.range) of layer \($0.layer)" } == [
        "dense/kernel [784, 200] 0..<156800 of layer 0",
        "dense/bias [200] 156800..<157000 of layer 0",
        "dense_1/kernel [200, 200] 157000..<197000 of layer 3",
        "dense_1/bias [200] 197000..<197200 of layer 3",
        "dense_2/kernel [200, 10] 197200..<199200 of layer 6",
        "dense_2/bias [10] 199200..<199210 of layer 6",
      ])
    #expect(network.parameterCount == 199_210)
    #expect(network.outputs == 10)
    #expect(network.layers.indices.map(network.width) == [200, 200, 200, 200, 200, 200, 10, 10])
    #expect(
      network.layers.indices.map(network.inputWidth) == [784, 200, 200, 200, 200, 200, 200, 10])
    #expect(network.layer(named: "relu_1") == 4)
    #expect(network.layer(named: "relu_2") == nil)
    #expect(network.parameter(named: "dense_1/bias") == 3)
    #expect(network.kernel(ofLayer: 6) == 4)
    #expect(network.bias(ofLayer: 6) == 5)
    #expect(network.kernel(ofLayer: 1) == nil)
  }
}

/// The answers to what `compile` asks, as texts.
@Suite struct CompileTextTests {
  @Test(arguments: [
    ("sgd(0.1)", "sgd(0.1)"), ("sgd:0.1", "sgd(0.1)"), ("sgd", "sgd(0.01)"), ("sgd()", "sgd(0.01)"),
    (" sgd( 1e-3 ) ", "sgd(0.001)"),
  ])
  func optimizersReadBack(text: String, canonical: String) throws {
    let optimizer = try Optimizer(text)
    #expect(optimizer.description == canonical)
    #expect(try Optimizer(canonical) == optimizer)
    let coded = try JSONEncoder().encode(optimizer)
    #expect(try JSONDecoder().decode(Optimizer.self, from: coded) == optimizer)
  }

  @Test(arguments: [
    ("", 1, "one optimizer is wanted, as in “sgd(0.1)”; there are 0"),
    ("sgd(0.1) sgd(0.2)", 10, "one optimizer is wanted, as in “sgd(0.1)”; there are 2"),
    (
      "sdg(0.1)", 1,
      "“sdg” is no optimizer (did you mean “sgd”?); an optimizer is one of sgd, adagrad, rmsprop, adadelta, adam, adamw, "
        + "adamax, nadam"
    ),
    ("sgd(0)", 5, "learning_rate of sgd is a number above 0, not “0”"),
    ("sgd:-1", 5, "learning_rate of sgd is a number above 0, not “-1”"),
    (
      "sgd:fast", 5,
      "“fast” is no learning rate; it is a number above 0 or one of step_decay, "
        + "exponential_decay, cosine_decay, warmup"
    ),
    ("sgd:inf", 5, "learning_rate of sgd is a number above 0, not “inf”"),
    (
      "sgd(0.1,0.9)", 9,
      "sgd takes learning_rate without a name and momentum, nesterov, clipnorm, clipvalue, "
        + "global_clipnorm, weight_decay with it, as in “momentum: …”; “0.9” has none"
    ),
    ("sgd:", 5, "an argument is wanted here, not the end"),
    ("sgd(0.1", 4, "a bracket “(” must be closed with “)”, not the end"),
  ])
  func faultyOptimizers(text: String, column: Int, message: String) throws {
    let error = try #require(throws: DescriptionError.self) { _ = try Optimizer(text) }
    #expect(error.column == column)
    #expect(error.message == message)
  }

  @Test(arguments: Loss.allCases) func lossesReadBack(loss: Loss) throws {
    #expect(try Loss(loss.description) == loss)
  }

  @Test func lossesHaveKerasNames() throws {
    let known =
      "categorical_crossentropy, sparse_categorical_crossentropy, binary_crossentropy, "
      + "mean_squared_error, half_squared_error, mean_absolute_error, huber, hinge, squared_hinge, "
      + "categorical_hinge, kl_divergence, poisson, log_cosh"
    #expect(Loss.allCases.map(\.description).joined(separator: ", ") == known)
    let error = try #require(throws: DescriptionError.self) { _ = try Loss("cross") }
    #expect(
      error.description == "“cross” is no loss; a loss is one of \(known) (column 1 of “cross”)")
  }
}
