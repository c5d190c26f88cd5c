import ArgumentParser
import Datasets
import NeuralCore
import TimeTravel
import Workbench

/// The walk as plain lines: reads commands from standard input, one a line, and answers each.
///
/// The end of input ends it, as `quit` does.
func walkInPlainText(_ opening: ScreenOpening) throws {
  var walk = PlainWalk(try timeline(of: opening))
  walk.greeting.forEach { print($0) }
  while let line = readLine() {
    let reply = walk.answer(line)
    reply.lines.forEach { print($0) }
    if reply.ends { break }
  }
}

/// The walk that the opening names; home opens the one a newcomer would take.
private func timeline(of opening: ScreenOpening) throws -> Timeline {
  let step: ScreenOpening.StepOpening
  switch opening.screen {
  case .step(let opened): step = opened
  case .home:
    let session = Session(
      network: .tutorial, loss: .categoricalCrossentropy, optimizer: .sgd(learningRate: 0.1),
      seed: AppState.defaultSeed)
    step = .init(session: session, model: nil, example: nil, target: nil)
  case .learn, .data:
    throw ValidationError(
      "Lessons and digits need a screen; the walk itself is plain text with “wadachi step --plain”."
    )
  }
  let digits = try MNIST.shipped().train
  var timeline = Timeline(
    session: step.session, source: digits,
    plan: BatchPlan(
      exampleCount: digits.count, batchSize: 1, shuffled: false, seed: step.session.seed))
  if let example = step.example, example != timeline.moment.example { timeline.take(example) }
  if let target = step.target { try timeline.go(to: target) }
  return timeline
}
