import ArgumentParser
import CellCanvas
import Datasets
import Legibility
import ModelFiles
import NeuralCore
import Phrases
import TimeTravel
import Workbench

/// A room as plain lines: reads words from standard input, one a line, and answers each.
///
/// The end of input ends it, as `quit` does. What the learner chooses and answers is kept as on the
/// screen.
func walkInPlainText(_ opening: ScreenOpening) throws {
  if opening.options.ascii { Console.writeASCII() }
  let kept = KeptFiles.ofLearner
  let (progress, settings, note) = opening.isOfLessons ? kept.load() : kept.settingsAlone()
  if let note { Console.say(note) }
  let materials = try Materials(opening.options)
  var state = try plainState(of: opening, materials, progress, settings)
  let effects = try state.open(opening.opening)
  var loop = PlainLoop(state, materials, kept, keepsProgress: opening.isOfLessons)
  try loop.begin(effects, opening)
  // A list is told; there is nothing to be typed.
  if case .learn(nil, _) = opening.opening { return }
  if opening.mayTrain { Interruption.listen() }
  try loop.run()
}

/// The loop of plain text: a line, what it is answered with, and what works until the next one.
///
/// A training is at its end, or where it was told to stand, before the next line is read, so that a file of
/// lines does the same each time; but a line that is typed on a terminal meanwhile stops it.
struct PlainLoop {
  private var state: AppState
  private var lines = TypedLines()
  private let outside: Outside
  private let training: ImmediateTraining
  /// Whether what was learnt of lessons is kept.
  private let keepsProgress: Bool
  private var hasEnded = false
  /// Whether the last line was answered.
  private var hasSpoken = false

  init(_ state: AppState, _ materials: Materials, _ kept: KeptFiles, keepsProgress: Bool) {
    self.state = state
    self.keepsProgress = keepsProgress
    training = ImmediateTraining(materials.mnist, inSlices: true)
    outside = Outside(course: materials.course, kept: kept, training: training)
  }

  /// Does what opening asks for, and tells where it led.
  mutating func begin(_ effects: [Effect], _ opening: ScreenOpening) throws {
    try perform(effects, isHeard: false)
    try work(isHeard: false)
    try opening.settle(&state)
    if let notice = opening.notice { try show(notice) }
    try state.greeting().forEach(show)
  }

  /// Answers line after line, until one ends it or there is none.
  mutating func run() throws {
    while !hasEnded, let line = lines.next() {
      if training.isWorking {
        try answer { $0.stopByTyping() }
        if line.allSatisfy(\.isWhitespace) { continue }
      }
      try answer { $0.answer(line) }
    }
    if hasEnded { return outside.stop() }
    let last = outside.finish() ?? state.lostTraining
    if let last { Console.say(last) }
    if let signal = Interruption.signal { throw ExitCode(128 + signal) }
  }

  private mutating func answer(_ reply: (inout AppState) -> PlainReply) throws {
    hasSpoken = false
    try follow(reply(&state), isHeard: true)
    try work(isHeard: true)
    guard !hasEnded, !training.isWorking else { return }
    try state.tellingAnew(isOwed: !hasSpoken).forEach(show)
  }

  /// Trains until there is nothing to do, or somebody types.
  private mutating func work(isHeard: Bool) throws {
    while training.isWorking, !hasEnded, Interruption.signal == nil {
      if state.isStoppedByTyping, lines.isTyped { return }
      training.work()
      for action in outside.mail() { try hear(action, isHeard: isHeard) }
    }
  }

  /// Does what is asked for beyond the rooms, and lets them hear of it.
  private mutating func perform(_ effects: [Effect], isHeard: Bool) throws {
    for effect in effects {
      if case .saveProgress = effect, !keepsProgress { continue }
      for action in outside.perform(effect) { try hear(action, isHeard: isHeard) }
    }
  }

  /// Something happened; what there is to say is said, of the rooms where somebody `isHeard`.
  private mutating func hear(_ action: Action, isHeard: Bool) throws {
    guard case .notice(let note) = action else {
      return try follow(state.hear(action), isHeard: isHeard)
    }
    Console.say(note)
    hasSpoken = true
  }

  private mutating func follow(_ reply: PlainReply, isHeard: Bool) throws {
    if isHeard {
      try reply.lines.forEach(show)
      hasSpoken = hasSpoken || !reply.lines.isEmpty
    }
    if reply.ends { hasEnded = true }
    try perform(reply.effects, isHeard: isHeard)
  }
}

/// Prints a line; one that would fill the smallest screen, such as an answer that repeats what was
/// typed, is cut in its middle.
private func show(_ line: String) throws {
  try Console.print(line.shortened(to: 80 * 24))
}

/// The program that speaks in plain text, before anything is opened.
func plainState(
  of opening: ScreenOpening, _ materials: Materials, _ progress: LearningProgress,
  _ settings: Settings
) throws -> AppState {
  var state = AppState(
    size: Size(width: 80, height: 24), look: Look(glyphs: .unicode, depth: .none),
    language: materials.language, mnist: materials.mnist, course: materials.course,
    progress: progress, settings: settings)
  state.speakPlainly()
  if case .draw = opening.opening {
    throw ValidationError(materials.language.phrases.home.needsScreen)
  }
  if case .replay(let replay) = opening.opening, let fault = replay.trace.fault {
    Console.say(fault)
  }
  return state
}

extension ScreenOpening {
  /// Whether lessons can be opened, whose answers are kept.
  fileprivate var isOfLessons: Bool {
    switch opening {
    case .learn, .home: true
    case .step, .scenario, .replay, .train, .evaluate, .draw, .data: false
    }
  }

  /// Whether networks can be trained, which a signal stops between two batches.
  fileprivate var mayTrain: Bool {
    switch opening {
    case .train, .home: true
    case .learn, .step, .scenario, .replay, .evaluate, .draw, .data: false
    }
  }
}

extension KeptFiles {
  /// What was chosen, for a walk of which nothing else is kept.
  fileprivate func settingsAlone() -> (LearningProgress, Settings, note: String?) {
    let (settings, note) = settings.load()
    return (LearningProgress(), settings, note)
  }
}
