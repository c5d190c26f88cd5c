import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TestSupport
import Testing

/// A training that is saved and taken up again has the bits of one that never stopped.
@Suite struct ResumeTests {
  static let rules = [
    "sgd(0.1)", "sgd(0.1, momentum: 0.9)", "sgd(0.1, momentum: 0.9, nesterov: true)",
    "adagrad(0.1)", "rmsprop(0.01)", "rmsprop(0.01, momentum: 0.5, centered: true)",
    "adadelta(1.0)",
    "adam(0.01)", "adam(0.01, amsgrad: true, clipnorm: 0.5)", "adamw(0.01)", "adamax(0.01)",
    "nadam(0.01)", "nadam(cosine_decay(0.1, decay_steps: 5), weight_decay: 0.01)",
  ]

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func training(_ session: Session) -> Training {
    let examples = ExampleTable.random(count: 10, inputs: 3, classes: 2, seed: 4)
    return Training(
      session, on: examples,
      plan: BatchPlan(exampleCount: 10, batchSize: 4, shuffled: true, seed: session.seed))
  }

  func session(_ optimizer: Optimizer, _ loss: Loss = .categoricalCrossentropy()) throws -> Session
  {
    Session(
      network: try Sequential("3 dense(4) relu dropout(0.25) dense(2) softmax"), loss: loss,
      optimizer: optimizer, seed: 5)
  }

  @Test(arguments: rules)
  func threeStepsAndThreeAreSix(rule: String) throws {
    var whole = training(try session(try Optimizer(rule)))
    for _ in 0..<6 { whole.nextBatch() }
    var first = training(try session(try Optimizer(rule)))
    for _ in 0..<3 { first.nextBatch() }
    let url = folder.file("model.safetensors")
    let record = TrainingRecord(data: .xor, batch: 4)
    try ModelFile.save(first.session, training: record, to: url)
    let opened = try ModelFile.open(url)
    #expect(opened.session == first.session)
    #expect(opened.training == record)
    var second = training(opened.session)
    for _ in 0..<3 { second.nextBatch() }
    #expect(second.session == whole.session)
    #expect(
      second.session.parameters.map(\.bitPattern) == whole.session.parameters.map(\.bitPattern))
  }

  @Test(arguments: [
    #"{"epochs": [{"epoch": 0, "step": 1, "train_accuracy": 1, "right": 4, "count": 3}]}"#,
    #"{"epochs": [{"epoch": -1, "step": 1, "train_accuracy": 1, "right": 2, "count": 3}]}"#,
    #"{"running": {"loss_sum": 1, "right": 5, "rows": 4}}"#,
    #"{"running": {"loss_sum": 1, "right": 0, "rows": 0}}"#,
    "{\"losses\": {\"recent\": [\(String(repeating: "1,", count: 32))1]}}",
  ]) func aHistoryThatThereCannotBeIsRefused(_ text: String) {
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(TrainingHistory.self, from: Data(text.utf8))
    }
  }

  @Test func whatItsPicturesAreCalledIsKeptWithIt() throws {
    let pictures = PictureMeaning(classes: ["bag", "boot\u{7}"], isTransposed: true)
    let record = TrainingRecord(data: .xor, batch: 4, pictures: pictures)
    let url = folder.file("named.safetensors")
    try ModelFile.save(try session(.sgd()), training: record, to: url)
    let kept = try ModelFile.open(url).training?.pictures
    // A name cannot steer a terminal.
    #expect(kept?.classes.first == "bag" && kept?.classes.last?.contains("\u{7}") == false)
    #expect(kept?.isTransposed == true)
    // A file from before there were names says nothing of them.
    let plain = try JSONEncoder().encode(TrainingRecord(data: .xor, batch: 4))
    #expect(!String(decoding: plain, as: UTF8.self).contains("classes"))
    #expect(
      try JSONDecoder().decode(TrainingRecord.self, from: plain).pictures == PictureMeaning())
  }

  @Test func allRulesAreAmongThem() throws {
    let names = try Set(Self.rules.map { try Optimizer($0).rule.name })
    #expect(names == Set(Optimizer.allDefaults.map(\.rule.name)))
  }

  @Test func slotsAreTensorsByName() throws {
    var training = training(try session(.adam()))
    training.nextBatch()
    let url = folder.file("model.safetensors")
    try ModelFile.save(training.session, to: url)
    let content = try Safetensors(Data(contentsOf: url), named: "x")
    #expect(content.tensors.count == 12)
    let velocity = try #require(content.tensors["optimizer/dense/kernel/velocity"])
    #expect(velocity.shape == [3, 4])
    #expect(velocity.values == Array(training.session.slots(ofParameter: 0).suffix(12)))
  }

  @Test func lossAndOptimizerOfOnesOwn() throws {
    let loss = OwnLoss("gap") { p, t in
      zip(p, t).map { abs($0 - $1) }.reduce(0, +)
    } slope: { p, t in
      zip(p, t).map { $0 > $1 ? 1 : -1 }
    }
    let rule = OwnOptimizer("slow", slots: ["past"]) { weight, gradient, slots, step in
      slots[0] += gradient
      weight -= step.learningRate * slots[0]
    }
    var training = training(
      try session(Optimizer(.own(rule), .constant(0.01)), .own(loss)))
    for _ in 0..<3 { training.nextBatch() }
    let url = folder.file("model.safetensors")
    try ModelFile.save(training.session, to: url)
    #expect(
      try ModelFile.load(url, ownLosses: [loss], ownOptimizers: [rule]) == training.session)
    #expect {
      try ModelFile.load(url)
    } throws: { error in
      "\(error)".contains("“gap” is no loss")
    }
  }

  @Test func aFileOfTheFirstFormatStillLoads() throws {
    let url = folder.file("model.safetensors")
    func write(_ optimizer: String) throws {
      let session = try session(.sgd(learningRate: 0.1))
      try ModelFile.save(session, to: url)
      var content = try Safetensors(Data(contentsOf: url), named: "x")
      content.metadata["wadachi"] =
        #"{"format":1,"held":[],"loss":"categorical_crossentropy","network":"3 dense(4) relu "#
        + #"dropout(0.25) dense(2) softmax","optimizer":"\#(optimizer)","seed":5,"step_count":2}"#
      try content.encoded().write(to: url)
    }
    try write("sgd(0.1)")
    let loaded = try ModelFile.load(url)
    #expect(loaded.stepCount == 2)
    #expect(try loaded.parameters == session(.sgd(learningRate: 0.1)).parameters)
    try write("adam(0.1)")
    #expect {
      try ModelFile.load(url)
    } throws: { error in
      "\(error)".hasSuffix(
        "tensor optimizer/dense/kernel/momentum must be there with shape [3, 4], but it is missing")
    }
  }
}
