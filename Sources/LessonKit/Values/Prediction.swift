/// A question of a page: a prediction before the step that answers it, a check of what was read, a cell
/// of a table, steps to be put into order, or a line of the learner's own.
///
/// The right answer is never written down: it is taken from the live network when it is asked for.
public struct Prediction: Sendable, Equatable {
  /// What is asked for, and what becomes of a wrong answer.
  public enum Kind: String, CaseIterable, Sendable {
    /// It is asked once, and nothing is held against anybody.
    case predict
    /// A hint follows, and a second try; then what is right, and why.
    case check
    /// Steps are to be put into order; the same.
    case order
    /// A line of the learner's own, which nobody judges.
    case free
    /// A cell of a table is to be filled; as a check.
    case cell

    /// Whether a wrong answer has a second try, and counts.
    public var isChecked: Bool {
      switch self {
      case .check, .order, .cell: true
      case .predict, .free: false
      }
    }

    /// The kinds that have a block of their own.
    static let blocks: [Kind] = [.predict, .check, .order, .free]
  }

  /// What is asked for, and what becomes of a wrong answer.
  public let kind: Kind
  /// The kinds of answer.
  public enum Answer: Sendable, Equatable {
    /// One of two to four choices; exactly one of their conditions holds.
    case choice([Choice])
    /// A number.
    case number(NumberAnswer)
    /// Steps in a right order, the other right orders by their numbers from 0, and what is told to a
    /// wrong one.
    case order([[Inline]], others: [[Int]], hint: [Inline])
    /// A line of text, and one that could be written.
    case text(model: [Inline])
  }

  /// What is asked.
  public let question: [Inline]
  /// What may be answered, and what is right.
  public let answer: Answer
  /// The place whose event brings the answer; nothing from it on may be seen before.
  ///
  /// Nil when the walk does not show the answer anywhere (a count, a function's value).
  public let reveal: Spot?
  /// The place from which on nothing may be seen before, where that is not `reveal` itself.
  public var hides: Spot?
  /// Why the right answer is right, told after success too.
  public let explanation: [Inline]
  /// The example that its numbers are of; nil for the page's own.
  public var example: Int?
  /// The line of the block in the lesson's file.
  public let line: Int
}

/// One choice of a question.
public struct Choice: Sendable, Equatable {
  /// What it says.
  public let text: [Inline]
  /// It is right when this holds in the live network.
  public let condition: Condition
  /// What to tell someone who chose it wrongly; empty only if it is always right.
  public let hint: [Inline]
}

/// A number that is asked for.
public struct NumberAnswer: Sendable, Equatable {
  /// What the right number is.
  public let value: LiveNumber
  /// How far from it still counts as right, in the number's own unit; nil for half a unit of the last of
  /// its digits.
  public var tolerance: Double?
  /// How many digits are wanted, leading zeros not counted; whole numbers are exact.
  public var digits = NumberAnswer.fewestDigits
  /// What to tell someone who answered a number that comes of a known mistake, the first that fits.
  public var mistakes: [Mistake] = []
  /// The common wrong ideas that are told from their numbers, by their names.
  public var ideas: [String] = []
  /// The place at which those ideas are known to enter; nil where none is declared.
  public var place: Spot?
  /// What to tell someone whose number is too small by none of these mistakes; empty to say that alone.
  public var low: [Inline] = []
  /// What to tell someone whose number is too large by none of these mistakes; empty to say that alone.
  public var high: [Inline] = []
  /// The number that follows from the learner's own earlier ones, `own 1`, `own 2`; nil where none does.
  public var follows: LiveNumber?

  /// The digits that are wanted where nothing else is said.
  public static let fewestDigits = 3
}

/// A number that comes of a known mistake, and what to say to whoever makes it.
public struct Mistake: Sendable, Equatable {
  /// The number the mistake leads to.
  public let value: LiveNumber
  /// What to tell.
  public let hint: [Inline]
}
