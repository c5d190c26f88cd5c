/// All that a learner reads, in one language: facts go in, whole sentences, titles and labels come out.
///
/// Each area is a protocol: what a language must say. A new language lies in a folder of its own, and
/// the compiler lists what it lacks.
public struct Phrases: Sendable {
  /// What is said in every room.
  public let app: any AppPhrases
  /// The home screen.
  public let home: any HomePhrases
  /// The list of lessons.
  public let lessons: any LessonListPhrases
  /// The list of scenarios.
  public let scenarios: any ScenarioListPhrases
  /// Questions, and what is said to answers.
  public let questions: any QuestionPhrases
  /// Beside a lesson.
  public let learn: any LearnPhrases
  /// A training that is watched.
  public let train: any TrainPhrases
  /// The digits.
  public let data: any DataPhrases
  /// A walk through a network's steps.
  public let walk: any WalkPhrases
  /// The stepper.
  public let step: any StepPhrases
  /// The list of stops.
  public let stopList: any StopListPhrases
  /// Pinned numbers.
  public let pins: any PinPhrases
  /// Plain text.
  public let plain: any PlainPhrases
  /// The views of a moment.
  public let views: ViewPhrases
  /// What the parts of a network are called.
  public let names: any NamePhrases
  /// What happens at a moment.
  public let narration: any NarrationPhrases
  /// How losses are called and written down.
  public let losses: any LossPhrases
  /// How the lines of an optimizer's rule are written down.
  public let optimizers: any OptimizerPhrases
  /// A model that was asked about examples.
  public let evaluation: any EvaluationPhrases
  /// Drawing a digit.
  public let draw: any DrawPhrases
  /// Weights that came from elsewhere.
  public let weights: any WeightsPhrases
  /// What is said to numbers that somebody reckoned.
  public let ideas: any IdeaPhrases
  /// A number as a script.
  public let receipts: any ReceiptPhrases
  /// What is said where a search or a training stops.
  public let stops: any StopPhrases
}

extension Phrases {
  /// All that is said in English.
  static let english = Phrases(
    app: EnglishApp(),
    home: EnglishHome(),
    lessons: EnglishLessonList(),
    scenarios: EnglishScenarioList(),
    questions: EnglishQuestions(),
    learn: EnglishLearn(),
    train: EnglishTrain(),
    data: EnglishData(),
    walk: EnglishWalk(),
    step: EnglishStep(),
    stopList: EnglishStopList(),
    pins: EnglishPins(),
    plain: EnglishPlain(),
    views: .english,
    names: EnglishNames(),
    narration: EnglishNarration(),
    losses: EnglishLosses(),
    optimizers: EnglishOptimizers(),
    evaluation: EnglishEvaluation(),
    draw: EnglishDraw(),
    weights: EnglishWeights(),
    ideas: EnglishIdeas(),
    receipts: EnglishReceipts(),
    stops: EnglishStops())
}
