import Foundation
import TestSupport
import Testing

/// Every number of traces, derived once more by a script that shares nothing with the program.
@Suite(.serialized) struct TraceCheckTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  func trace(_ arguments: [String], to name: String) throws -> String {
    let path = folder.file(name).path
    let outcome = try Program.run([Wadachi.path, "trace"] + arguments + ["--output", path])
    #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
    return path
  }

  func check(_ paths: [String]) throws -> Program.Outcome {
    try Program.run([Python.path(), Python.checkTrace] + paths)
  }

  @Test func randomNetworksLossesAndOptimizers() throws {
    var random = RandomRun(seed: 2)
    var paths: [String] = []
    for number in 0..<48 {
      let run = random.next(number)
      let examples = folder.file("\(number).csv")
      try Data(run.examples.utf8).write(to: examples)
      paths.append(
        try trace(run.arguments + ["--examples", examples.path], to: "\(number).jsonl"))
    }
    let outcome = try check(paths)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("numbers of 48 traces are right"), "\(outcome.output)")
  }

  @Test func twoStepsOfTheTutorialsNetwork() throws {
    let path = try trace(
      ["--data", "mnist:0-200", "--batch", "16", "--steps", "2"], to: "tutorial.jsonl")
    let outcome = try check([path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\n1,3"), "\(outcome.output)")
  }

  /// One number of each kind of event is changed a little: the script names its line.
  @Test func aFalseNumberIsFound() throws {
    let path = try trace(
      [
        "--network", "2 dense(3, kernel_regularizer: l2(0.1)) tanh dropout(0.5) dense(2) softmax",
        "--loss", "sparse_categorical_crossentropy", "--optimizer", "adam", "--data", "xor",
        "--batch", "3", "--steps", "3",
      ], to: "true.jsonl")
    #expect(try check([path]).status == 0)
    let lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    for place in [
      "preactivation", "activation", "mask", "softmax", "per_example", "penalty",
      "activation_gradient", "preactivation_gradient", "gradient", "before", "after", "velocity",
    ] {
      let (text, line) = try falsified(lines, at: place)
      let file = folder.file("\(place).jsonl")
      try Data(text.utf8).write(to: file)
      let outcome = try check([file.path])
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      #expect(outcome.errors.hasPrefix("\(file.path), line \(line), "), "\(outcome.errors)")
    }
  }

  /// What is kept for a weight without a gradient fades and ends at 0; a number below 2⁻¹²⁶ is found.
  @Test func whatFadesEndsAtZero() throws {
    let examples = folder.file("fading.csv")
    let rows = (0..<40).map { $0 == 0 ? "1,1,0,1" : "1,0,0,1" }
    try Data(rows.joined(separator: "\n").utf8).write(to: examples)
    let path = try trace(
      [
        "--network", "2 dense(2) softmax", "--loss", "categorical_crossentropy", "--optimizer",
        "adam(0.01, beta_1: 0.001, beta_2: 0.01)", "--examples", examples.path, "--batch", "1",
        "--steps", "39",
      ], to: "fading.jsonl")
    let outcome = try check([path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    var text = try String(contentsOfFile: path, encoding: .utf8)
    // The third number of a kernel's slot belongs to the second input.
    let third = try #require(
      text.range(
        of: #"(?<="momentum":\[)[^,\]]*,[^,\]]*,0(\.0)?,"#, options: .regularExpression))
    var numbers = text[third].split(separator: ",")
    numbers[2] = "1e-40"
    text.replaceSubrange(third, with: numbers.joined(separator: ",") + ",")
    try Data(text.utf8).write(to: folder.file("small.jsonl"))
    let found = try check([folder.file("small.jsonl").path])
    #expect(found.status == 1)
    #expect(found.errors.contains("what is kept must be 0 below 2^-126"), "\(found.errors)")
  }

  /// The lines with the first number behind the last “place” changed by a ten-thousandth, and its line.
  private func falsified(_ lines: [String], at place: String) throws -> (text: String, line: Int) {
    var lines = lines
    let number = try #require(
      lines.lastIndex { $0.contains("\"event\":\"\(place)\"") || $0.contains("\"\(place)\":") })
    let field = lines[number].contains("\"\(place)\":") ? place : "values"
    let start = try #require(lines[number].range(of: "\"\(field)\":"))
    let digits = try #require(
      lines[number].range(
        of: #"-?[0-9][0-9.e-]*"#, options: .regularExpression,
        range: start.upperBound..<lines[number].endIndex))
    let value = try #require(Double(lines[number][digits]))
    lines[number].replaceSubrange(digits, with: "\(value == 0 ? 1e-4 : value * 1.0001)")
    return (lines.joined(separator: "\n"), number + 1)
  }
}

/// Random commands of `wadachi trace`: small networks, and each loss, optimizer and activation in turn.
private struct RandomRun {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(state: seed) }

  private static let activations = [
    "linear", "relu", "leaky_relu:0.1", "elu", "elu:0.5", "selu", "gelu", "gelu:approximate=true",
    "sigmoid", "tanh", "softplus", "softsign", "silu", "hard_sigmoid", "softmax", "log_softmax",
  ]
  private static let losses = [
    "categorical_crossentropy", "categorical_crossentropy:label_smoothing=0.1",
    "sparse_categorical_crossentropy", "binary_crossentropy",
    "binary_crossentropy:label_smoothing=0.2", "mean_squared_error", "half_squared_error",
    "mean_absolute_error", "huber:0.3", "hinge", "squared_hinge", "categorical_hinge",
    "kl_divergence", "poisson", "log_cosh",
  ]
  private static let optimizers = [
    "sgd:0.1", "sgd(0.1, momentum: 0.9, clipnorm: 0.1)",
    "sgd(step_decay(0.1, decay_steps: 2, decay_rate: 0.5), momentum: 0.9, nesterov: true)",
    "adagrad(0.1, initial_accumulator_value: 0.2)", "rmsprop:0.01",
    "rmsprop(0.01, momentum: 0.5, centered: true, clipvalue: 0.01)", "adadelta:1.0",
    "adam(warmup(cosine_decay(0.1, decay_steps: 4, alpha: 0.1), steps: 2))",
    "adam(0.01, amsgrad: true, global_clipnorm: 0.1)",
    "adam(0.01, beta_1: 0.8, beta_2: 0.99, epsilon: 0.001, weight_decay: 0.05)", "adamw:0.01",
    "adamax:0.01", "nadam(exponential_decay(0.1, decay_steps: 3, decay_rate: 0.9))",
  ]
  private static let regularizers = [
    "", "", ", kernel_regularizer: l2(0.01)",
    ", kernel_regularizer: l1_l2(l1: 0.01, l2: 0.02), bias_regularizer: l1, bias_initializer: ones",
  ]

  /// The run of a number: its options, and its examples as CSV.
  mutating func next(_ number: Int) -> (arguments: [String], examples: String) {
    func turn(_ choices: [String]) -> String { choices[number % choices.count] }
    let loss = turn(Self.losses)
    let inputs = below(4) + 1
    let outputs = below(4) + (loss.contains("categorical") ? 2 : 1)
    var words = ["\(inputs)"]
    for _ in 0..<below(4) {
      switch below(5) {
      case 0: words.append("dropout:0.\(below(3) + 2)")
      case 1, 2: words.append(Self.activations[below(Self.activations.count)])
      default: words.append(dense(below(6) + 1))
      }
    }
    words += [turn(Self.activations), dense(outputs)]
    if below(5) > 0 { words.append(Self.activations[below(Self.activations.count)]) }
    if below(8) == 0 { words.append("dropout:0.25") }
    let rows = below(5) + 3
    let isSparse = loss.hasPrefix("sparse")
    let lines = (0..<rows).map { _ in line(inputs, outputs, isSparse: isSparse) }
    return (
      [
        "--network", words.joined(separator: " "), "--loss", loss, "--optimizer",
        turn(Self.optimizers), "--batch", "\(below(4) + 1)", "--steps", "\(below(6) + 2)",
        "--seed", "\(number)",
      ], lines.joined(separator: "\n")
    )
  }

  private mutating func dense(_ units: Int) -> String {
    "dense(\(units)\(Self.regularizers[below(Self.regularizers.count)]))"
  }

  /// Inputs in −2…2, and one-hot targets, shares or a class.
  private mutating func line(_ inputs: Int, _ outputs: Int, isSparse: Bool) -> String {
    var numbers = (0..<inputs).map { _ in Double(below(4001) - 2000) / 1000 }
    let hot = below(outputs)
    if isSparse {
      numbers.append(Double(hot))
    } else if below(3) > 0 {
      numbers += (0..<outputs).map { $0 == hot ? 1 : 0 }
    } else {
      numbers += (0..<outputs).map { _ in Double(below(1001)) / 1000 }
    }
    return numbers.map { "\($0)" }.joined(separator: ",")
  }

  private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
}
