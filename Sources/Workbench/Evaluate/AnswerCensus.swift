import Datasets
import NeuralCore

/// What a network says of all examples of a source, counted and sorted.
package struct AnswerCensus: Equatable, Sendable {
  /// How many steps the network had behind it.
  package let step: Int
  /// How many were asked.
  package let count: Int
  /// The wrong ones, the surest first.
  package let wrong: [Answer]
  /// The first right ones of each class.
  package let right: [[Answer]]
  /// How often, [true][said].
  package let counts: [[Int]]
}

extension AnswerCensus {
  /// The wrong answers by pairs, the most frequent first: what it is, what is said, how often.
  package var confusions: [(truth: Int, said: Int, count: Int)] {
    let pairs = counts.indices.flatMap { truth in
      counts.indices.filter { $0 != truth && counts[truth][$0] > 0 }
        .map { (truth: truth, said: $0, count: counts[truth][$0]) }
    }
    return pairs.sorted { ($0.count, $1.truth, $1.said) > ($1.count, $0.truth, $0.said) }
  }

  /// The answers behind a cell: all wrong ones, or the first right ones.
  package func answers(truth: Int, said: Int) -> [Answer] {
    truth == said && right.indices.contains(truth)
      ? right[truth] : wrong.filter { $0.truth == truth && $0.said == said }
  }
}

/// Takes the census of a source's answers again and again, in the same memory.
struct CensusTaker {
  private var reader: AnswerReader
  private let examples: Range<Int>
  private let classes: Int

  private static let rows = 500
  private static let keptRight = 8

  /// Asks about the examples of a range, which keep their numbers; about all where none is named.
  init(_ network: Sequential, _ source: any ExampleSource, of range: Range<Int>? = nil) {
    examples = range ?? 0..<source.count
    classes = network.classes
    reader = AnswerReader(network, source, rows: min(Self.rows, examples.count))
  }

  /// Asks a network about all of them.
  mutating func census(of session: Session) -> AnswerCensus {
    var counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    var right = Array(repeating: [Answer](), count: classes)
    var wrong: [Answer] = []
    for start in stride(from: examples.lowerBound, to: examples.upperBound, by: Self.rows) {
      let rows = start..<min(start + Self.rows, examples.upperBound)
      for answer in reader.answers(of: session, to: rows) {
        guard counts.indices.contains(answer.truth) else { continue }
        if counts.indices.contains(answer.said) { counts[answer.truth][answer.said] += 1 }
        if !answer.isRight {
          wrong.append(answer)
        } else if right[answer.truth].count < Self.keptRight {
          right[answer.truth].append(answer)
        }
      }
    }
    wrong.sort { ($0.sure, $1.example) > ($1.sure, $0.example) }
    return AnswerCensus(
      step: session.stepCount, count: examples.count, wrong: wrong, right: right, counts: counts)
  }
}
