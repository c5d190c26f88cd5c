import ArgumentParser
import CellCanvas
import Datasets
import Legibility
import ModelFiles
import Phrases
import TimeTravel
import Workbench

/// The stepper as plain lines: reads words from standard input, one a line, and answers each.
///
/// The end of input ends it, as `quit` does. What the learner chooses is kept as on the screen.
func walkInPlainText(_ opening: ScreenOpening) throws {
  let kept = Keeper<Settings>(.settings())
  let (settings, note) = kept.load()
  if let note { Console.say(note) }
  var state = try plainState(of: opening, settings)
  try opening.settle(&state)
  try state.greeting().forEach(show)
  for line in TypedLines() {
    let reply = state.answer(line)
    try reply.lines.forEach(show)
    for case .saveSettings(let settings) in reply.effects {
      if let note = kept.keep(settings) { Console.say(note) }
    }
    if reply.ends { break }
  }
}

/// Prints a line; one that would fill the smallest screen, such as an answer that repeats what was
/// typed, is cut in its middle.
private func show(_ line: String) throws {
  try Console.print(line.shortened(to: 80 * 24))
}

/// The program in the room that the opening names; home opens the walk that a newcomer would take.
func plainState(of opening: ScreenOpening, _ settings: Settings) throws -> AppState {
  let materials = try Materials(opening.options)
  var state = AppState(
    size: Size(width: 80, height: 24), look: Look(glyphs: .unicode, depth: .none),
    language: materials.language, mnist: materials.mnist, course: materials.course,
    progress: LearningProgress(), settings: settings)
  state.speakPlainly()
  guard opening.opening.hasPlainText else {
    throw ValidationError(
      "Lessons and digits need a screen; the walk itself is plain text with “wadachi step --plain”."
    )
  }
  if case .replay(let replay) = opening.opening, let fault = replay.trace.fault {
    Console.say(fault)
  }
  if case .home = opening.opening {
    _ = try state.open(.step(StepOpening()))
  } else {
    _ = try state.open(opening.opening)
  }
  return state
}
