import Foundation

/// Finds everything in a text that is printed as an equation, and reckons it again.
struct PrintedEquations {
  /// How many equations were reckoned.
  private(set) var count = 0
  /// How many of them have ≈.
  private(set) var about = 0
  /// The most units that one is off.
  private(set) var worst = 0.0
  /// Those that are more than one unit off, with where they stand.
  private(set) var wrong: [String] = []
  /// An example of each kind of line that is wrong.
  private(set) var wrongKinds: [String: String] = [:]
  /// Lines with an equals sign between numbers that could not be read.
  private(set) var unread: [String: Int] = [:]
  /// An ≈ of each kind.
  private(set) var abouts: [String: Int] = [:]
  /// A change that is shown as no change.
  private(set) var zeroChanges: [String] = []

  private typealias Piece = PrintedArithmetic.Piece

  /// Reckons all equations of a text; `place` is named with what is wrong.
  mutating func read(_ text: String, at place: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var open = ""
    for line in lines {
      // A formula that is filled in goes on in the next line until its result.
      let whole = open + line
      open = ""
      if Self.isOpen(whole) { open = whole + " " } else { read(line: whole, place) }
    }
    readRunningSums(lines, place)
    readSoftmax(lines, place)
  }

  /// Whether a line begins with = and its result is still to come.
  private static func isOpen(_ line: String) -> Bool {
    let text = line.trimmingCharacters(in: .whitespaces)
    return text.hasPrefix("= ") && !text.dropFirst(2).contains { "=≈".contains($0) }
  }

  // MARK: a = b

  private mutating func read(line: String, _ place: String) {
    // "loss 0.5 + penalty 0.1 for large weights = 0.6" names its numbers.
    let plain =
      line.contains("+ penalty ")
      ? line.replacing("loss ", with: "").replacing("penalty ", with: "")
        .replacing("for large weights ", with: "") : line
    let pieces = PrintedArithmetic.pieces(of: plain)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .sign("=", _), .sign("≈", _):
        readEquation(pieces, at: index, isAbout: piece == .sign("≈", isLoose: true), line, place)
      case .sign("▲", _), .sign("▼", _): readChange(pieces, at: index, line, place)
      default: break
      }
    }
  }

  /// The longest arithmetic that ends before a sign, where it begins and what it comes to.
  private func arithmetic(
    _ pieces: [Piece], before index: Int
  ) -> (start: Int, value: Double)? {
    for start in 0..<index {
      guard let (value, operations) = PrintedArithmetic.value(pieces[start..<index]),
        operations > 0 || (start == 0 && pieces.count == index + 2)
      else { continue }
      return (start, value)
    }
    return nil
  }

  private mutating func readEquation(
    _ pieces: [Piece], at index: Int, isAbout: Bool, _ line: String, _ place: String
  ) {
    guard index > 0, index + 1 < pieces.count,
      case .number(let shown, let unit, _) = pieces[index + 1]
    else { return }
    // What is worked out further ends elsewhere: 0.5 × 2 = 1 / 1 has its result behind the next sign.
    if index + 2 < pieces.count, case .sign(let sign, _) = pieces[index + 2], "×/^²".contains(sign)
    {
      return
    }
    if let (_, value) = arithmetic(pieces, before: index) {
      check(value, shown, unit, isAbout: isAbout, line, place)
      return
    }
    if isAbout {
      count += 1
      about += 1
      abouts[line.trimmingCharacters(in: .whitespaces), default: 0] += 1
      return
    }
    if isArithmetic(pieces[index - 1]) { unread[kind(of: line), default: 0] += 1 }
  }

  private func isArithmetic(_ piece: Piece) -> Bool {
    switch piece {
    case .number: true
    case .sign(let sign, _): ")²|".contains(sign)
    case .word: false
    }
  }

  private mutating func check(
    _ value: Double, _ shown: Double, _ unit: Double, isAbout: Bool, _ line: String,
    _ place: String
  ) {
    count += 1
    guard !isAbout else {
      about += 1
      abouts["\(place): \(line.trimmingCharacters(in: .whitespaces))", default: 0] += 1
      return
    }
    let off = abs(value - shown) / unit
    worst = max(worst, off)
    if !(off <= 1.00001) {
      wrong.append("\(place): \(line.trimmingCharacters(in: .whitespaces))   \(value)")
      wrongKinds[kind(of: line), default: wrong[wrong.count - 1]] += ""
    }
  }

  // MARK: a → b ▲ c

  private mutating func readChange(
    _ pieces: [Piece], at index: Int, _ line: String, _ place: String
  ) {
    guard index + 1 < pieces.count, case .number(let change, let unit, _) = pieces[index + 1] else {
      return
    }
    if change == 0 { zeroChanges.append("\(place): \(line)") }
    let equals = pieces[..<index].lastIndex { $0 == .sign("=", isLoose: true) }
    var numbers: [Double] = pieces[..<index].compactMap {
      if case .number(let value, _, _) = $0 { value } else { nil }
    }
    if let equals {
      guard var start = arithmetic(pieces, before: equals)?.start else { return }
      // The 0 of a name, as in 3→0 +0.1 −0.2: the numbers begin behind it.
      if case .number(0, _, _) = pieces[start], case .number = pieces[start + 1] { start += 1 }
      guard case .number(let before, _, _) = pieces[start], let after = numbers.last else {
        return
      }
      numbers = [before, after]
    }
    guard numbers.count >= 2 else { return }
    check(
      numbers[numbers.count - 1] - numbers[numbers.count - 2], change, unit, isAbout: false, line,
      place)
  }

  // MARK: Columns

  /// "so far" grows by the product beside it, and the products give what stands below them.
  private mutating func readRunningSums(_ lines: [String], _ place: String) {
    guard let head = lines.firstIndex(where: { $0.contains("product") && $0.contains("so far") })
    else { return }
    var soFar = 0.0
    var column = 0.0
    for line in lines[(head + 1)...] {
      let numbers = self.numbers(of: line)
      if line.contains(" is 0 ") || line.contains(" are 0 ") { continue }
      if line.contains("sum z"), let whole = numbers.last {
        check(column, whole.value, whole.unit, isAbout: false, line, place)
        return
      }
      guard numbers.count >= 2 else { return }
      let (product, sum) = (numbers[numbers.count - 2], numbers[numbers.count - 1])
      check(soFar + product.value, sum.value, sum.unit, isAbout: false, line, place)
      soFar = sum.value
      column += product.value
    }
  }

  /// exp is that of z − m, p its share, and the column of exp gives Σ.
  private mutating func readSoftmax(_ lines: [String], _ place: String) {
    guard
      let head = lines.firstIndex(where: { $0.contains("z − m   ") && $0.contains(" exp ") }),
      let end = lines.firstIndex(where: { $0.contains("Σ exp(z − m) = ") }), head < end,
      let sum = numbers(of: lines[end]).first
    else { return }
    var column = 0.0
    for line in lines[(head + 1)..<end] where !line.contains("more") {
      let row = numbers(of: line.replacingOccurrences(of: "▶", with: " "))
      guard row.count >= 5 else { continue }
      let (shifted, exponential, p) = (row[2], row[3], row[4])
      check(exp(shifted.value), exponential.value, exponential.unit, isAbout: false, line, place)
      if lines[head].contains("log p") {
        column += exponential.value
        continue
      }
      check(exponential.value / sum.value, p.value, p.unit, isAbout: false, line, place)
      column += exponential.value
    }
    if !lines[head..<end].contains(where: { $0.contains("more") }) {
      check(column, sum.value, sum.unit, isAbout: false, lines[end], place)
    }
  }

  private func numbers(of line: String) -> [(value: Double, unit: Double)] {
    PrintedArithmetic.pieces(of: line).compactMap {
      if case .number(let value, let unit, _) = $0 { (value, unit) } else { nil }
    }
  }

  // MARK: What cannot be read

  /// A line with its numbers taken out.
  private func kind(of line: String) -> String {
    line.trimmingCharacters(in: .whitespaces)
      .replacing(/[−+]?[0-9][0-9.,]*(e−?[0-9]+)?/, with: "#")
  }
}
