import NeuralCore

/// Where the live view stands when a page is opened, and what the learner is asked to do there.
public struct Show: Sendable, Equatable {
  /// The weights a page starts from.
  public enum State: String, CaseIterable, Sendable {
    /// The seed's first weights.
    case fresh
    /// The weights of the training that an earlier page asked for (`do: train`).
    case trained
  }

  /// What the learner is asked to do in the live view.
  public enum Task: Sendable, Equatable {
    /// Walk on (or back) to this place.
    case walk(to: Spot)
    /// Go into the view and move the cursor over what is there.
    case look
    /// Take another example for the same step.
    case otherExample
    /// Train the page's network, at a pace one can watch.
    case train(PageTraining)
  }

  /// The network, its data, loss and optimizer: the lesson's, unless the page says otherwise.
  public internal(set) var setup: Setup
  /// The network's text form with `{typed}` in it, for which the number stands that the learner typed on
  /// the page before; nil where nothing depends on it.
  var template: String?
  /// The words of which one stands for `{chosen}` in the network, the first at the beginning; empty where
  /// nothing is chosen.
  public let choices: [String]
  /// A second network, in step with it; nil where there is none.
  public let other: Setup?
  /// The recording that is walked in place of that; nil where there is none.
  public let otherTrace: LessonTrace?
  /// The recording that is walked in place of a network; nil where there is none.
  public let trace: LessonTrace?
  /// The weights to start from.
  public let state: State
  /// The step, counted from 1 at the starting weights; earlier ones have been taken.
  public let step: Int
  /// The example this step takes instead of its own, if the page says so.
  public let example: Int?
  /// The place inside the step.
  public let at: Spot
  /// The view of the place that is open, by its name; nil for the event itself.
  public let view: String?
  /// Whether the place's other views stand beside that where there is room.
  public let hasBeside: Bool
  /// What there is to do, beside answering questions.
  public let task: Task?
  /// The keys that the page opens beside those that a lesson always has, such as `n`.
  public let keys: [String]
  /// What cannot be changed on it.
  public let locks: Set<WalkLock>
  /// What must hold once all of the step is known: what the text says of all, of none or of most.
  let claims: [Condition]
  /// The line of the block in the lesson's file.
  public let line: Int
}

extension Show {
  /// The beginning of a network's first step, with nothing to do there.
  init(startOf setup: Setup, line: Int) {
    self.init(
      setup: setup, choices: [], other: nil, otherTrace: nil, trace: nil, state: .fresh, step: 1,
      example: nil, at: Spot(text: "input", line: line), view: nil, hasBeside: false, task: nil,
      keys: [], locks: [], claims: [], line: line)
  }

  /// Numbers that a network can be built from.
  public static let buildable = 1...999
  /// What stands for the typed number.
  static let typedMark = "{typed}"

  /// What stands for the chosen word.
  static let chosenMark = "{chosen}"

  /// Whether its network is built from a number that was typed.
  var isTyped: Bool { template?.contains(Self.typedMark) == true }

  /// The page with the network that a typed number builds; as it is where it builds none.
  func built(from number: Int?) -> Show {
    guard isTyped, let number, Self.buildable.contains(number) else { return self }
    return replacing(Self.typedMark, with: "\(number)") ?? self
  }

  /// The page with the network that a chosen word makes; nil where that is none of its choices.
  func choosing(_ word: String) -> Show? {
    choices.contains(word) ? replacing(Self.chosenMark, with: word) : nil
  }

  private func replacing(_ mark: String, with word: String) -> Show? {
    guard let template, let network = try? Sequential(template.replacing(mark, with: word)),
      network.inputs == setup.network.inputs, network.outputs == setup.network.outputs
    else { return nil }
    var show = self
    show.setup = setup.running(network)
    return show
  }
}

/// A place as a lesson writes it: a place of the walk, with units that may be named by what they are.
///
/// `dense 17`, `update dense_2/kernel loudest,label`. The words `loudest`, `label` and `said` are
/// resolved against the live network (`Stage`).
public struct Spot: Sendable, Equatable {
  /// The words as written, one space between them.
  public let text: String
  /// The line in the lesson's file.
  public let line: Int
}
