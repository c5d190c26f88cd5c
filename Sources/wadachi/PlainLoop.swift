import ArgumentParser
import Datasets
import Legibility
import ModelFiles
import Phrases
import TimeTravel
import Workbench

/// The walk as plain lines: reads commands from standard input, one a line, and answers each.
///
/// The end of input ends it, as `quit` does. What the learner chooses is kept as on the screen.
func walkInPlainText(_ opening: ScreenOpening) throws {
  let kept = Keeper<Settings>(.settings())
  let (settings, note) = kept.load()
  if let note { Console.say(note) }
  var walk = try plainWalk(of: opening, settings, opening.options.spoken())
  try walk.suppose(opening.whatIfs)
  try walk.greeting.forEach(show)
  for line in TypedLines() {
    let reply = walk.answer(line)
    try reply.lines.forEach(show)
    if let note = reply.settings.flatMap(kept.keep) { Console.say(note) }
    if reply.ends { break }
  }
}

/// Prints a line; one that would fill the smallest screen, such as an answer that repeats what was
/// typed, is cut in its middle.
private func show(_ line: String) throws {
  try Console.print(line.shortened(to: 80 * 24))
}

/// The walk that the opening names; home opens the one a newcomer would take.
func plainWalk(
  of opening: ScreenOpening, _ settings: Settings, _ language: Language
) throws -> PlainWalk {
  switch opening.opening {
  case .step(let beginning):
    return PlainWalk(
      try beginning.timeline(on: MNIST.shipped().train), stops: beginning.stops,
      settings: settings, language: language)
  case .home:
    return PlainWalk(
      try StepOpening().timeline(on: MNIST.shipped().train), settings: settings, language: language)
  case .scenario(let staged, let example, let place, let stops):
    return PlainWalk(
      try staged.timeline(digits: MNIST.shipped().train, example: example, at: place),
      of: staged.scenario, stops: stops, settings: settings, language: language)
  case .replay(let replay):
    if let fault = replay.trace.fault { Console.say(fault) }
    return PlainWalk(
      try replay.timeline(), stops: replay.stops, settings: settings, language: language)
  case .learn, .train, .data:
    throw ValidationError(
      "Lessons and digits need a screen; the walk itself is plain text with “wadachi step --plain”."
    )
  }
}
