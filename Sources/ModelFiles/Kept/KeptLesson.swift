import NeuralCore

/// What a learner did in a lesson, page by page.
public struct KeptLesson: Codable, Hashable, Sendable {
  /// How something that can be closed was closed.
  public enum Closing: String, Codable, Hashable, Sendable {
    /// A prediction, however it went: it is never to be redone.
    case done
    /// A check with the right answer, or a task whose goal was met.
    case right
    /// A check with another answer, or none.
    case wrong
    /// A task whose solution was shown.
    case shown
  }

  /// What was done on a page.
  public struct Page: Codable, Hashable, Sendable {
    /// What was typed as answers, in order, first tries too; empty where a question was skipped.
    public var typed: [String]
    /// How its questions were closed, in order.
    public var questions: [Closing]
    /// How its tasks were closed, by their numbers.
    public var tasks: [String: Closing]

    /// Nothing was done yet.
    public init(typed: [String] = [], questions: [Closing] = [], tasks: [String: Closing] = [:]) {
      self.typed = typed
      self.questions = questions
      self.tasks = tasks
    }

    fileprivate var isPossible: Bool {
      typed.count <= KeptLesson.most && typed.allSatisfy(KeptText.isLine)
        && questions.count <= KeptLesson.most && tasks.count <= KeptLesson.most
        && tasks.keys.allSatisfy(KeptText.isName)
    }

    fileprivate var closings: [Closing] { questions + tasks.values }

    /// How many of its questions and tasks are to be redone.
    public var toRedo: Int { closings.count { $0 == .wrong || $0 == .shown } }
  }

  /// How many questions and tasks there are to be closed.
  public var count: Int
  /// The pages by their numbers from 0.
  public var pages: [String: Page]

  /// Nothing was done of so much.
  public init(count: Int, pages: [String: Page] = [:]) {
    self.count = count
    self.pages = pages
  }

  /// No lesson has more pages, questions or answers than this.
  fileprivate static let most = 200

  /// Whether some lesson may have led to it.
  var isPossible: Bool {
    (0...Self.most).contains(count) && pages.count <= Self.most
      && pages.allSatisfy { KeptText.isName($0.key) && $0.value.isPossible }
  }

  /// How many of its questions and tasks are closed.
  public var closed: Int { pages.values.reduce(0) { $0 + $1.closings.count } }

  /// How many of them are to be redone.
  public var toRedo: Int {
    pages.values.reduce(0) { $0 + $1.toRedo }
  }

  /// Whether all of it is closed.
  public var isFinished: Bool { closed >= count }
}
