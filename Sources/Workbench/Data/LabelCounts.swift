import CellCanvas
import Datasets
import Notation
import Phrases
import TimeTravel

/// How many of each digit there are, in the training set and in the test set.
struct LabelCounts {
  let state: DataState
  let mnist: MNIST
  let theme: Theme
  let phrases: any DataPhrases

  private static let mostNamed = 12
  private static let number = 7

  /// Draws a row for each digit below a row of titles, and the sums below.
  func draw(in rect: Rect, on canvas: inout Canvas) {
    let hasTwoBars = rect.width >= 50
    let train = mnist.train.labelCounts
    let test = mnist.test.labelCounts
    var rest = rect
    // Both columns of counts and their titles go first.
    let room = max(1, rect.width - Self.number - 10)
    let words = words.map { $0.cut(to: room) }
    let marks = rest.takeLeft((words.map(\.columns).max() ?? 1) + 2)
    let left = hasTwoBars ? rest.takeLeft(rest.width / 2) : rest.takeLeft(rest.width - Self.number)
    if hasTwoBars { _ = rest.takeLeft(2) }
    drawMarks(words, in: marks, on: &canvas)
    drawColumn(
      phrases.column(of: .train), train, in: left, barWidth: left.width - Self.number, on: &canvas)
    drawColumn(
      phrases.column(of: .test), test, in: rest,
      barWidth: hasTwoBars ? rest.width - Self.number : 0, on: &canvas)
    drawExtremes(train, in: rect, on: &canvas)
  }

  /// What the classes are called, as far as there is room for it.
  private var words: [String] {
    (0..<mnist.train.classes).map {
      mnist.train.arrangement.word(forClass: $0).cut(to: Self.mostNamed)
    }
  }

  private func drawMarks(_ words: [String], in rect: Rect, on canvas: inout Canvas) {
    let label = state.digitSet.digits(of: mnist).label(state.index)
    for (digit, word) in words.enumerated() {
      let isHere = digit == label
      canvas.put(
        "\(isHere ? "▶" : " ")\(word)", in: rect, row: digit + 1,
        style: isHere ? theme.strong : theme.text)
    }
  }

  private func drawColumn(
    _ title: String, _ counts: [Int], in rect: Rect, barWidth: Int, on canvas: inout Canvas
  ) {
    let largest = Float(max(1, counts.max() ?? 1))
    canvas.put(title, in: rect, align: .right, style: theme.faint)
    for (digit, count) in counts.enumerated() {
      canvas.bar(
        Float(count) / largest, x: rect.x, y: rect.y + 1 + digit, width: barWidth,
        style: theme.faint, clip: rect)
      canvas.put(Numerals.count(count), in: rect, row: digit + 1, align: .right)
    }
    canvas.put(
      Numerals.count(counts.reduce(0, +)), in: rect, row: counts.count + 1, align: .right,
      style: theme.strong)
  }

  private func drawExtremes(_ counts: [Int], in rect: Rect, on canvas: inout Canvas) {
    var rest = rect.inset(horizontal: 1)
    _ = rest.takeTop(counts.count + 3)
    guard rest.height >= 2, let most = counts.indices.max(by: { counts[$0] < counts[$1] }),
      let fewest = counts.indices.min(by: { counts[$0] < counts[$1] })
    else { return }
    canvas.putWrapped(
      phrases.extremes(
        (most, counts[most]), (fewest, counts[fewest]), mnist.train.arrangement), in: rest,
      style: theme.faint)
  }
}
