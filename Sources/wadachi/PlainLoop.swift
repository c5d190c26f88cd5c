import ArgumentParser
import Datasets
import TimeTravel
import Workbench

/// The walk as plain lines: reads commands from standard input, one a line, and answers each.
///
/// The end of input ends it, as `quit` does.
func walkInPlainText(_ opening: ScreenOpening) throws {
  var walk = PlainWalk(try timeline(of: opening), stops: stops(of: opening))
  walk.greeting.forEach { print($0) }
  while let line = readLine() {
    let reply = walk.answer(line)
    reply.lines.forEach { print($0) }
    if reply.ends { break }
  }
}

/// The stops that the opening sets.
private func stops(of opening: ScreenOpening) -> [Stop] {
  if case .step(let beginning) = opening.opening { beginning.stops } else { [] }
}

/// The walk that the opening names; home opens the one a newcomer would take.
private func timeline(of opening: ScreenOpening) throws -> Timeline {
  let digits = try MNIST.shipped().train
  switch opening.opening {
  case .step(let beginning): return try beginning.timeline(on: digits)
  case .home: return try StepOpening().timeline(on: digits)
  case .learn, .train, .data:
    throw ValidationError(
      "Lessons and digits need a screen; the walk itself is plain text with “wadachi step --plain”."
    )
  }
}
