import Foundation
import Testing

/// Exercises that others published with their numbers, and reports of what was said wrongly, as a shell
/// sees them.
@Suite(.serialized) struct WorkedCaseTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func write(_ text: String, as name: String) throws -> String {
    let file = folder.file(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// The options for a network with its weights and examples.
  private func exercise(_ network: String, _ weights: String, _ examples: String) throws -> [String]
  {
    [
      "--network", network, "--weights", try write(weights, as: "w.json"), "--examples",
      try write(examples, as: "x.csv"),
    ]
  }

  /// The first numbers of each event of a trace, under "event" or "event parameter".
  private func trace(_ options: [String]) throws -> [String: [Double]] {
    let outcome = try Program.run([Wadachi.path, "trace"] + options)
    #expect(outcome.status == 0, "\(outcome.errors)")
    var values: [String: [Double]] = [:]
    for line in outcome.lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      guard let event = object["event"] as? String else { continue }
      let place = (object["parameter"] ?? object["layer"]) as? String
      values[[event, place].compactMap(\.self).joined(separator: " ")] =
        (object["after"] ?? object["values"]) as? [Double]
    }
    return values
  }

  /// What plain mode answers to lines.
  private func type(_ lines: String, _ options: [String]) throws -> String {
    let quoted = options.map { "'\($0)'" }.joined(separator: " ")
    let outcome = try Program.run(
      ["/bin/sh", "-c", "printf '\(lines)' | '\(Wadachi.path)' step --plain \(quoted)"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  private func agree(_ found: [Double]?, _ wanted: [Double]) -> Bool {
    found?.count == wanted.count && zip(found ?? [], wanted).allSatisfy { abs($0 - $1) < 2e-7 }
  }

  private static let matthews = """
    {"dense/kernel": [[0.129952, 0.570345], [-0.923123, -0.328932]], "dense/bias": [0.341232, -0.115223],
     "dense_1/kernel": [[0.164732], [0.752621]], "dense_1/bias": [-0.993423]}
    """

  /// James Matthews: BP example, XOR net.
  @Test func matthewsExclusiveOr() throws {
    let options =
      try exercise("2 dense(2) sigmoid dense(1) sigmoid", Self.matthews, "0,0,0\n") + [
        "--loss", "half_squared_error", "--optimizer", "sgd:0.5",
      ]
    let found = try trace(options)
    #expect(agree(found["preactivation_gradient dense_1"], [0.085_459_32]))
    #expect(agree(found["update dense_1/bias"], [-1.036_152_7]))
    #expect(agree(found["update dense_1/kernel"], [0.139_756_95, 0.732_485_67]))
    #expect(agree(found["update dense/bias"], [0.339_522_51, -0.123_236_18]))
    // p means the output on every line, not at times what the other answer has.
    let told = try type("goto sigmoid_1\\ngoto loss\\nwhy\\ngoto again\\nwhy\\n", options)
    #expect(told.contains("The network's answer is 0, p of 1 = 0.3676: right."))
    #expect(told.contains("It answers 0, p of 1 = 0.3"))
    #expect(!told.contains("0.6324"))
  }

  /// A logistic regression by hand: 0.5498, and the weights after one step.
  @Test func logisticRegression() throws {
    let options =
      try exercise(
        "1 dense(1) sigmoid", #"{"dense/kernel": [[0.2]], "dense/bias": [0.1]}"#,
        "0.5,1\n")
      + ["--loss", "binary_crossentropy", "--optimizer", "sgd:0.1"]
    let found = try trace(options)
    #expect(agree(found["activation sigmoid"], [0.549_833_98]))
    #expect(agree(found["update dense/kernel"], [0.222_508_31]))
    #expect(agree(found["update dense/bias"], [0.145_016_61]))
    let told = try type("goto loss\\nwhy\\n", options)
    #expect(told.contains("t is 1, p of 1 is 0.54983: the loss is −log(0.54983) = 0.59814"))
  }

  /// Nielsen, chapter 3: a neuron that starts very wrong learns slowly.
  @Test(arguments: [("0.6", "0.9", "0.0940"), ("2.0", "2.0", "0.2028")])
  func nielsensSaturatedNeuron(weight: String, bias: String, after: String) throws {
    let options =
      try exercise(
        "1 dense(1) sigmoid", #"{"dense/kernel": [[\#(weight)]], "dense/bias": [\#(bias)]}"#,
        "1,0\n")
      + ["--loss", "half_squared_error", "--optimizer", "sgd:0.15"]
    let told = try type("goto step 301 sigmoid\\n", options)
    #expect(told.contains("p of 1 = \(after)"), "\(told)")
  }

  /// A loss of which −log p says nothing: it is worked out from the logits, and so is its sentence.
  @Test func logitsFarOut() throws {
    let softmax = try exercise(
      "1 dense(2) softmax", #"{"dense/kernel": [[1, -1]], "dense/bias": [0, 0]}"#, "1000,0,1\n")
    let told = try type("goto loss\\nwhy\\n", softmax)
    #expect(told.contains("log(1) − (−2,000.0000) = 2,000.0000"))
    #expect(told.contains("log Σ exp(z − m) − (z − m)"))
    #expect(!told.contains("log 0 =") && !told.contains("log(0)"))
    let sigmoid =
      try exercise(
        "1 dense(1) sigmoid", #"{"dense/kernel": [[1]], "dense/bias": [0]}"#, "40,0\n")
      + ["--loss", "binary_crossentropy"]
    let sure = try type("goto loss\\nwhy\\n", sigmoid)
    #expect(sure.contains("log(1 + exp(40.0000)) = 40.0000") && sure.contains("softplus(z)"))
    #expect(!sure.contains("1 − 1.0000"))
  }

  /// Where the clip of a cross-entropy from probabilities bites.
  @Test func theClipIsNamed() throws {
    let options =
      try exercise(
        "2 dense(2)", #"{"dense/kernel": [[1, 0], [0, 1]], "dense/bias": [0, 0]}"#, "1,0,0,1\n")
      + ["--loss", "categorical_crossentropy"]
    let told = try type("goto loss\\nwhy\\ngoto blame linear\\nwhy\\n", options)
    #expect(
      told.contains("−log(1e−7) = 16.1181") && told.contains("lies outside 1e−7…1 − 1e−7"))
  }

  /// surafelml's 2-2-1 network.
  @Test func aNetworkOfTwoTwoOne() throws {
    let weights = """
      {"dense/kernel": [[0.1, 0.3], [0.2, 0.4]], "dense/bias": [0, 0],
       "dense_1/kernel": [[0.5], [0.6]], "dense_1/bias": [0]}
      """
    let found = try trace(
      try exercise("2 dense(2) sigmoid dense(1) sigmoid", weights, "1,0,1\n")
        + ["--loss", "binary_crossentropy"])
    #expect(agree(found["preactivation dense"], [0.1, 0.3]))
    func near(_ name: String, _ wanted: [Double]) -> Bool {
      zip(found[name] ?? [], wanted).allSatisfy { abs($0 - $1) < 6e-5 }
    }
    #expect(near("activation sigmoid_1", [0.6473]) && near("loss", [0.435]))
    #expect(near("preactivation_gradient dense_1", [-0.3527]))
    #expect(near("gradient dense_1/kernel", [-0.1852, -0.2026]))
  }

  /// RMSProp on 0.1 w₁² + 2 w₂², the bias held.
  @Test func rmspropOnABowl() throws {
    let scenario = try write(
      """
      title: RMSProp on a bowl
      network: 2 dense(1) linear
      loss: half_squared_error
      optimizer: "rmsprop(0.3, rho: 0.9, epsilon: 1e-6)"
      inputs: [[0.632455532, 0], [0, 2.828427125]]
      targets: [0, 0]
      batch: 2
      weights:
        dense/kernel: [[-5], [-2]]
        dense/bias: [0]
      held: dense/bias
      """, as: "bowl.yaml")
    let record = folder.file("bowl.jsonl").path
    _ = try type("goto step 4\\n", ["--scenario", scenario, "--record", record, "--steps", "3"])
    let kernels = try String(contentsOfFile: record, encoding: .utf8).split(separator: "\n")
      .compactMap { line in
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return object?["after"] as? [Double]
      }
    let published = [
      [-4.0513196, -1.051317], [-3.4351954, -0.59152365], [-2.9589348, -0.3294396],
    ]
    #expect(kernels.count >= 3)
    for (found, wanted) in zip(kernels, published) {
      #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-5 }, "\(found)")
    }
  }
}
