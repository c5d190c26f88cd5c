import CellCanvas
import Foundation
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What `wadachi evaluate` tells of a model: lines for people, or one JSON object.
struct EvaluationReport {
  /// How the model did.
  let result: Evaluation
  /// How many training steps it has behind it; nil where its file does not say.
  let steps: Int?
  /// What is told besides loss and accuracy, in this order.
  let metrics: [Metric]
  /// What it was asked about; nil are the test digits.
  var data: String?
  /// What it got wrong, where that is asked for.
  var mistakes: Mistakes?
  /// The loss with a softmax at the end, where one is missing there.
  var lossWithSoftmax: Double?
  /// How the examples lie, and what their classes are called.
  var arrangement = Arrangement.numbers

  /// The figures in lines of at most 80 columns, with up to ten classes.
  var text: String {
    var parts = [headline]
    let perClass = metrics.filter { values($0) != nil }
    for metric in metrics {
      switch metric {
      case .accuracy: continue
      case .topK(let k):
        parts.append("\(metric)  \(Numerals.value(share(amongLargest: k)))")
      case .confusionMatrix:
        if let matrix = result.confusion { parts.append(picture(matrix)) }
      case .precision, .recall, .f1:
        // All of them side by side, where the first of them is asked for.
        if metric == perClass.first { parts.append(table(perClass)) }
      }
    }
    if let lossWithSoftmax {
      parts.append(Language.english.phrases.evaluation.withoutSoftmax(loss: lossWithSoftmax))
    }
    if let mistakes { parts.append(list(mistakes)) }
    return parts.joined(separator: "\n")
  }

  private func list(_ mistakes: Mistakes) -> String {
    let phrases = Language.english.phrases.evaluation
    let heading = phrases.mistakes(
      mistakes.surest.count, of: mistakes.count, isByProbability: mistakes.isByProbability)
    guard mistakes.count > 0 else { return heading }
    let rows = mistakes.surest.map {
      Self.padded("\($0.example)", 7) + Self.padded("\($0.label)", 7) + Self.padded("\($0.said)", 6)
        + Self.padded(sure($0.sure), 9) + names(of: $0)
    }
    let columns = "example  label  said" + Self.padded(mistakes.isByProbability ? "p" : "output", 9)
    return ([heading, columns] + rows).joined(separator: "\n")
  }

  /// A probability, or an output that is none.
  private func sure(_ number: Float) -> String {
    mistakes?.isByProbability == true ? Numerals.value(number) : Numerals.signed(number)
  }

  /// “  ankle boot, said sandal”, where classes have names.
  private func names(of mistake: Mistakes.Mistake) -> String {
    guard let label = arrangement.name(ofClass: mistake.label),
      let said = arrangement.name(ofClass: mistake.said)
    else { return "" }
    return "  \(label.cut(to: 24)), said \(said.cut(to: 24))"
  }

  private var headline: String {
    Language.english.phrases.evaluation.told(
      result, on: data, afterSteps: steps)
  }

  /// What a metric says of each class, or nil where it says something else.
  private func values(_ metric: Metric) -> [Double]? {
    switch metric {
    case .precision: result.confusion?.precisions
    case .recall: result.confusion?.recalls
    case .f1: result.confusion?.f1s
    case .accuracy, .topK, .confusionMatrix: nil
    }
  }

  private func share(amongLargest k: Int) -> Double {
    Double(result.rightAmongLargest[k] ?? 0) / Double(result.count)
  }

  private func picture(_ matrix: ConfusionMatrix) -> String {
    let names = names(of: matrix.classes)
    func line(_ title: String, _ cells: [String]) -> String {
      Self.padded(title, names.width) + cells.map { Self.padded($0, 6) }.joined()
    }
    let labels = (0..<matrix.classes).map(String.init)
    let rows = zip(names.words, matrix.counts).map { line($0, $1.map(String.init)) }
    return
      (["confusion_matrix: a row for what was true, a column for what was answered"]
      + [line("", labels)] + rows).joined(separator: "\n")
  }

  private func table(_ metrics: [Metric]) -> String {
    let columns = metrics.map { values($0) ?? [] }
    let names = names(of: columns.first?.count ?? 0)
    let heading =
      Self.padded("class", names.width) + metrics.map { Self.padded($0.name, 11) }.joined()
    let rows = (0..<(columns.first?.count ?? 0)).map { label in
      Self.padded(names.words[label], names.width)
        + columns.map { Self.padded(Numerals.value($0[label]), 11) }.joined()
    }
    return ([heading] + rows).joined(separator: "\n")
  }

  /// What so many classes are called in rows, a name behind its number; and how many columns they take.
  private func names(of classes: Int) -> (words: [String], width: Int) {
    let words = (0..<classes).map { label in
      arrangement.name(ofClass: label).map { "\(label) \($0.cut(to: 16))" } ?? "\(label)"
    }
    return (words, max(5, words.map(\.columns).max() ?? 0))
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.columns)) + text
  }
}

// MARK: - JSON

extension EvaluationReport {
  /// The figures as one JSON object; a number that JSON has no word for is the text "nan" or "inf".
  func json() throws -> String {
    var figures: [String: Figure] = [
      "examples": .count(result.count), "loss": .number(result.loss),
      "right": .count(result.right), "accuracy": .number(result.accuracy),
    ]
    figures["steps"] = steps.map { .count($0) }
    for metric in metrics {
      switch metric {
      case .accuracy: continue
      case .topK(let k): figures[metric.description] = .number(share(amongLargest: k))
      case .confusionMatrix: figures[metric.name] = result.confusion.map { .matrix($0.counts) }
      case .precision, .recall, .f1: figures[metric.name] = values(metric).map { .numbers($0) }
      }
    }
    if let lossWithSoftmax { figures["loss_with_softmax"] = .number(lossWithSoftmax) }
    if let mistakes { figures["wrong"] = .mistakes(mistakes.surest) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(figures), as: UTF8.self)
  }

  /// One figure of the object.
  private enum Figure: Encodable {
    case count(Int)
    case number(Double)
    case numbers([Double])
    case matrix([[Int]])
    case mistakes([Mistakes.Mistake])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .count(let count): try container.encode(count)
      case .number(let number): try container.encode(number)
      case .numbers(let numbers): try container.encode(numbers)
      case .matrix(let counts): try container.encode(counts)
      case .mistakes(let mistakes): try container.encode(mistakes)
      }
    }
  }
}
