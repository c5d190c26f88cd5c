import NeuralCore
import TestSupport
import Testing

/// What is told about answers besides their loss.
@Suite struct MetricsTests {
  /// scikit-learn's example of `confusion_matrix`: true 2 0 2 2 0 1, answered 0 0 2 2 0 2.
  @Test func confusionMatrixOfThreeClasses() {
    var matrix = ConfusionMatrix(classes: 3)
    for (truth, answer) in zip([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]) {
      matrix.add(truth: truth, answer: answer)
    }
    #expect(matrix.counts == [[2, 0, 0], [0, 0, 1], [1, 0, 2]])
    #expect(matrix == ConfusionMatrix(counts: [[2, 0, 0], [0, 0, 1], [1, 0, 2]]))
    #expect(matrix.count == 6)
    #expect(matrix.right == 4)
    // Nothing was called 1: its precision is 0/0, which is told as 0.
    #expect(matrix.precisions == [2.0 / 3, 0, 2.0 / 3])
    #expect(matrix.recalls == [1, 0, 2.0 / 3])
    #expect(matrix.f1s == [0.8, 0, 2.0 / 3])
  }

  @Test func nothingIsUndefined() {
    let empty = ConfusionMatrix(classes: 2)
    #expect(empty.precisions == [0, 0] && empty.recalls == [0, 0] && empty.f1s == [0, 0])
  }

  /// Answers as they are: a network of the identity alone.
  private func evaluate(
    _ answers: [[Float]], targets: [[Float]], _ loss: Loss = .meanSquaredError,
    metrics: [Metric] = []
  ) throws -> Evaluation {
    try Session("\(answers[0].count) linear", loss)
      .evaluate(ExampleTable(inputs: answers, targets: targets), metrics: metrics)
  }

  @Test func severalAnswersMeanTheLargest() throws {
    let answers: [[Float]] = [
      [0.1, 0.7, 0.2], [0.5, 0.3, 0.2], [0.2, 0.3, 0.5], [0.4, 0.3, 0.3],
    ]
    let found = try evaluate(answers, targets: [[0, 1, 0], [0, 0, 1], [0, 0, 1], [1, 0, 0]])
    #expect(found.right == 3)
    #expect(found.confusion?.counts == [[1, 0, 0], [0, 1, 0], [1, 0, 1]])
    let sparse = try evaluate(
      answers, targets: [[1], [2], [2], [0]], .sparseCategoricalCrossentropy)
    #expect(sparse.confusion == found.confusion)
    #expect(sparse.right == 3)
  }

  /// One answer is a class on either side of ½.
  @Test func oneAnswerMeansTwoClasses() throws {
    let found = try evaluate(
      [[0.4], [0.6], [0.4], [0.6], [0.9]], targets: [[0], [1], [1], [0], [1]],
      metrics: [.topK(1), .topK(2)])
    #expect(found.confusion?.counts == [[1, 1], [1, 2]])
    #expect(found.right == 3)
    #expect(found.rightAmongLargest == [1: 3, 2: 5])
  }

  /// Keras's rule: fewer than k answers are larger, so that all that are equal at the edge count.
  @Test func topKCountsTheLargest() throws {
    let answers: [[Float]] = [
      [0.1, 0.2, 0.3, 0.4], [0.1, 0.2, 0.3, 0.4], [0.25, 0.25, 0.25, 0.25], [.nan, 0, 0, 0],
    ]
    let targets: [[Float]] = [[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1], [1, 0, 0, 0]]
    let found = try evaluate(
      answers, targets: targets, metrics: [.topK(1), .topK(2), .topK(3), .topK()])
    #expect(found.rightAmongLargest == [1: 1, 2: 2, 3: 2, 5: 3])
    #expect(try evaluate(answers, targets: targets).rightAmongLargest == [:])
  }

  /// More classes than a matrix is kept for: the rest is told all the same.
  @Test func verySmallMatricesOnly() throws {
    let row = (0..<1_001).map { Float($0) }
    let found = try evaluate([row], targets: [row], metrics: [.topK(3)])
    #expect(found.confusion == nil)
    #expect(found.right == 1)
    #expect(found.rightAmongLargest == [3: 1])
  }

  /// As Keras's `evaluate` and progress bar: with what the regularisers add.
  @Test func lossesCountThePenalty() throws {
    let network =
      "4 dense(5, kernel_regularizer: l2(0.1)) relu dense(3, bias_regularizer: l1(0.2)) softmax"
    var session = try Session(network, .categoricalCrossentropy())
    for index in session.parameters.indices.suffix(3) { session.setParameter(at: index, to: 0.5) }
    let table = ExampleTable.random(count: 12, inputs: 4, classes: 3, seed: 6)
    let double = DoubleNetwork(session)
    let inputs = table.inputs.map { $0.map(Double.init) }
    let targets = table.targets.map { $0.map(Double.init) }
    let evaluation = session.evaluate(table)
    #expect(double.penalty > 0.3)
    #expect(abs(evaluation.penalty - double.penalty) < 1e-6)
    #expect(abs(evaluation.loss - double.meanLoss(inputs, targets: targets)) < 1e-6)

    var training = Training(
      session, on: table,
      plan: BatchPlan(exampleCount: 12, batchSize: 8, shuffled: false, seed: 1))
    let report = training.nextBatch()
    let first = double.meanLoss(Array(inputs.prefix(8)), targets: Array(targets.prefix(8)))
    #expect(abs(Double(report.loss) - first) < 1e-6)
    #expect(report.runningLoss == Double(report.loss))
    let after = DoubleNetwork(training.session)
    let last = training.nextBatch()
    let second = after.meanLoss(Array(inputs.suffix(4)), targets: Array(targets.suffix(4)))
    #expect(abs(last.runningLoss - (8 * first + 4 * second) / 12) < 1e-6)
  }

  @Test(arguments: [
    ("accuracy", "accuracy"), ("top_k", "top_k_categorical_accuracy"),
    ("top_k:3", "top_k_categorical_accuracy(3)"), ("top_k(k: 5)", "top_k_categorical_accuracy"),
    ("f1", "f1_score"), ("confusion_matrix", "confusion_matrix"),
  ])
  func metricsReadBack(text: String, canonical: String) throws {
    let metric = try Metric(text)
    #expect(metric.description == canonical)
    #expect(try Metric(canonical) == metric)
  }

  @Test func listsAreSeparatedBySpacesOrCommas() throws {
    let wanted: [Metric] = [.accuracy, .topK(3), .confusionMatrix, .f1]
    #expect(try Metric.list("accuracy top_k:3 confusion_matrix f1") == wanted)
    #expect(try Metric.list("accuracy,top_k(3), confusion_matrix,f1_score") == wanted)
    #expect(try Metric.list("accuracy,top_k:3,confusion_matrix,f1") == wanted)
  }

  @Test(arguments: [
    (
      "accuracy recal", 10,
      "“recal” is no metric (did you mean “recall”?); a metric is one of accuracy, top_k_categorical_accuracy, "
        + "confusion_matrix, precision, recall, f1_score"
    ),
    ("accuracy,top_k:0", 16, "k of top_k is a whole number from 1 to 65536, not “0”"),
    ("recall(1)", 8, "recall takes no argument, not “1”"),
    ("", 1, "a metric is wanted, as in “accuracy top_k:3”; there is none"),
    (" , ", 1, "a metric is wanted, as in “accuracy top_k:3”; there is none"),
  ])
  func faultyLists(text: String, column: Int, message: String) throws {
    let error = try #require(throws: DescriptionError.self) { _ = try Metric.list(text) }
    #expect(error.column == column)
    #expect(error.message == message)
  }
}
