import ArgumentParser
import Datasets
import TimeTravel
import Workbench

/// The walk as plain lines: reads commands from standard input, one a line, and answers each.
///
/// The end of input ends it, as `quit` does.
func walkInPlainText(_ opening: ScreenOpening) throws {
  var walk = try plainWalk(of: opening)
  try walk.suppose(opening.whatIfs)
  walk.greeting.forEach { print($0) }
  while let line = readLine() {
    let reply = walk.answer(line)
    reply.lines.forEach { print($0) }
    if reply.ends { break }
  }
}

/// The walk that the opening names; home opens the one a newcomer would take.
private func plainWalk(of opening: ScreenOpening) throws -> PlainWalk {
  let digits = try MNIST.shipped().train
  switch opening.opening {
  case .step(let beginning):
    return PlainWalk(try beginning.timeline(on: digits), stops: beginning.stops)
  case .home: return PlainWalk(try StepOpening().timeline(on: digits))
  case .scenario(let staged, let example, let place, let stops):
    return PlainWalk(
      try staged.timeline(digits: MNIST.shipped().train, example: example, at: place),
      of: staged.scenario, stops: stops)
  case .replay(let replay):
    if let fault = replay.trace.fault { Console.say(fault) }
    return PlainWalk(try replay.timeline(), stops: replay.stops)
  case .learn, .train, .data:
    throw ValidationError(
      "Lessons and digits need a screen; the walk itself is plain text with “wadachi step --plain”."
    )
  }
}
