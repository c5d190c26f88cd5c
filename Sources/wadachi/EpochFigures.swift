import NeuralCore
import Workbench

/// What is reported of a finished epoch.
struct EpochFigures {
  /// What it came to: its loss and accuracy, with dropout on and the weights of the moment, as in Keras,
  /// and what it was checked with, without dropout.
  let report: EpochReport
  /// What the test set said at the very end; nil where it was not asked besides.
  let test: Evaluation?
  /// How long the training took, without the checks.
  let seconds: Double
  /// How many training images a second went through.
  let imagesPerSecond: Double

  /// An epoch, with its duration.
  init(_ report: EpochReport, test: Evaluation?, _ watch: Stopwatch) {
    self.report = report
    self.test = test
    seconds = watch.epoch / .seconds(1)
    imagesPerSecond = Double(watch.images) / seconds
  }

  /// The epoch's number, from 1.
  var number: Int { report.epoch + 1 }

  /// One JSON object in one line, its fields always in the same order.
  func json(hasValidation: Bool) -> String {
    let check = hasValidation ? "validation" : "test"
    let asked = test.map {
      [("test_loss", JSONText.number($0.loss)), ("test_accuracy", JSONText.number($0.accuracy))]
    }
    return JSONText.object(
      [
        ("epoch", String(number)), ("loss", JSONText.number(report.trainLoss)),
        ("accuracy", JSONText.number(report.trainAccuracy)),
        ("\(check)_loss", JSONText.number(report.check.loss)),
        ("\(check)_accuracy", JSONText.number(report.check.accuracy)),
      ] + (asked ?? []) + [
        ("seconds", JSONText.number((seconds * 1_000).rounded() / 1_000)),
        ("images_per_second", JSONText.number((imagesPerSecond * 10).rounded() / 10)),
      ])
  }
}

/// JSON in one line, its fields in the order in which they are given.
enum JSONText {
  /// An object of values that are JSON already.
  static func object(_ fields: [(name: String, value: String)]) -> String {
    "{" + fields.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", ") + "}"
  }

  /// A number; JSON knows no NaN and no infinity, so what is not finite is `null`.
  static func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "null" }

  /// A text between quotes.
  static func text(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
