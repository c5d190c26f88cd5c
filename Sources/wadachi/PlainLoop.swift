import ArgumentParser
import CellCanvas
import Datasets
import Legibility
import ModelFiles
import Phrases
import TimeTravel
import Workbench

/// The stepper or a lesson as plain lines: reads words from standard input, one a line, and answers each.
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
  let outside = Outside(
    course: materials.course, kept: kept, training: ImmediateTraining(materials.mnist))
  try perform(try state.openPlainly(opening.opening), &state, outside)
  try opening.settle(&state)
  try state.greeting().forEach(show)
  // A list is told; there is nothing to be typed.
  if case .learn(nil, _) = opening.opening { return }
  for line in TypedLines() {
    let reply = state.answer(line)
    try reply.lines.forEach(show)
    if reply.ends { break }
    let before = state.telling()
    try perform(reply.effects, &state, outside)
    if state.telling() != before { try state.telling().forEach(show) }
  }
}

/// Does what is asked for beyond the rooms, and lets them hear of it; what there is to say is said.
private func perform(_ effects: [Effect], _ state: inout AppState, _ outside: Outside) throws {
  for effect in effects {
    for action in outside.perform(effect) {
      if case .notice(let note) = action {
        Console.say(note)
      } else {
        try perform(update(&state, action), &state, outside)
      }
    }
  }
}

/// Prints a line; one that would fill the smallest screen, such as an answer that repeats what was
/// typed, is cut in its middle.
private func show(_ line: String) throws {
  try Console.print(line.shortened(to: 80 * 24))
}

/// The program that speaks in plain text, on its home screen.
func plainState(
  of opening: ScreenOpening, _ materials: Materials, _ progress: LearningProgress,
  _ settings: Settings
) throws -> AppState {
  var state = AppState(
    size: Size(width: 80, height: 24), look: Look(glyphs: .unicode, depth: .none),
    language: materials.language, mnist: materials.mnist, course: materials.course,
    progress: progress, settings: settings)
  state.speakPlainly()
  guard opening.opening.hasPlainText else {
    throw ValidationError(opening.opening.needsScreen)
  }
  if case .replay(let replay) = opening.opening, let fault = replay.trace.fault {
    Console.say(fault)
  }
  return state
}

extension AppState {
  /// Opens the room that is named; home opens the walk that a newcomer would take.
  mutating func openPlainly(_ opening: Opening) throws -> [Effect] {
    if case .home = opening { return try open(.step(StepOpening())) }
    return try open(opening)
  }
}

extension Opening {
  /// Why there is no plain text of it, and what says the same in lines.
  fileprivate var needsScreen: String {
    switch self {
    case .train: "Watching a training needs a screen; wadachi train tells of it in lines."
    case .evaluate: "--screen needs a screen; without it wadachi evaluate tells the same in lines."
    case .draw: "Drawing needs a screen; wadachi predict FILE asks about a picture in lines."
    case .data: "Paging through pictures needs a screen; wadachi data show 0 prints one in lines."
    case .home, .step, .scenario, .replay, .learn:
      "This needs a screen; lessons and the walk are plain text with --plain."
    }
  }
}

extension ScreenOpening {
  /// Whether lessons are opened, whose answers are kept.
  fileprivate var isOfLessons: Bool {
    if case .learn = opening { true } else { false }
  }
}

extension KeptFiles {
  /// What was chosen, for a walk of which nothing else is kept.
  fileprivate func settingsAlone() -> (LearningProgress, Settings, note: String?) {
    let (settings, note) = settings.load()
    return (LearningProgress(), settings, note)
  }
}
