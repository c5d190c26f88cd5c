import NeuralCore

/// What is reported of a finished epoch.
struct EpochFigures {
  /// The epoch, from 1.
  let epoch: Int
  /// The mean loss over the epoch's rows, with dropout on and the weights of the moment, as in Keras.
  let loss: Double
  /// The share of rows answered right, taken the same way.
  let accuracy: Double
  /// Loss and accuracy on the test set after the epoch, without dropout.
  let test: Evaluation
  /// How long the training took, without the test.
  let seconds: Double
  /// How many training images a second went through.
  let imagesPerSecond: Double

  /// Takes the figures from the epoch's last batch, its evaluation and its duration.
  init(_ last: BatchReport, on test: Evaluation, elapsed: Duration, images: Int) {
    epoch = last.epoch + 1
    loss = last.runningLoss
    accuracy = last.runningAccuracy
    self.test = test
    seconds = elapsed / .seconds(1)
    imagesPerSecond = Double(images) / seconds
  }

  /// One JSON object in one line, its fields always in the same order.
  func json(hasValidation: Bool) -> String {
    let check = hasValidation ? "validation" : "test"
    let fields: [(String, String)] = [
      ("epoch", String(epoch)), ("loss", Self.number(loss)), ("accuracy", Self.number(accuracy)),
      ("\(check)_loss", Self.number(test.loss)), ("\(check)_accuracy", Self.number(test.accuracy)),
      ("seconds", Self.number((seconds * 1_000).rounded() / 1_000)),
      ("images_per_second", Self.number((imagesPerSecond * 10).rounded() / 10)),
    ]
    return "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
  }

  /// A number as JSON has it; JSON knows no NaN and no infinity, so what is not finite is `null`.
  private static func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "null" }
}
