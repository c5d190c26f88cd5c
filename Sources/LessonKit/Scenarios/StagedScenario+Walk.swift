import Datasets
import NeuralCore
import TimeTravel

extension StagedScenario {
  /// The walk over its data, standing at its start or, when they are given, at another place and
  /// example.
  ///
  /// `digits` are the training digits. Throws when a place or an example is not there.
  public func timeline(
    digits: Digits, example: Int? = nil, at place: String? = nil
  ) throws(LessonError) -> Timeline {
    let examples = try examples(digits)
    do {
      try StepSize.check(rows: min(scenario.batch, examples.count), of: scenario.network)
    } catch {
      throw scenario.source.error("batch", "\(error)")
    }
    var timeline = Timeline(
      session: session, source: examples,
      plan: BatchPlan(
        exampleCount: examples.count, batchSize: min(scenario.batch, examples.count),
        shuffled: false, seed: scenario.seed))
    let target = try target(place ?? scenario.start, isGiven: place != nil)
    // The step first: the example belongs to it, not to the walk's first step.
    if let step = target?.step {
      try go(to: Target(step: step), isGiven: place != nil, in: &timeline)
    }
    if let example {
      try take(example, in: &timeline) { LessonError(file: "--example", line: 0, message: $0) }
    } else if place == nil, let example = scenario.example {
      try take(example, in: &timeline) { scenario.source.error("example", $0) }
    }
    if let target { try go(to: target, isGiven: place != nil, in: &timeline) }
    return timeline
  }

  private func target(_ text: String?, isGiven: Bool) throws(LessonError) -> Target? {
    guard let text else { return nil }
    do {
      return try Target(text, in: session)
    } catch {
      throw fault(error, isGiven: isGiven)
    }
  }

  private func go(
    to target: Target, isGiven: Bool, in timeline: inout Timeline
  ) throws(LessonError) {
    do {
      try timeline.go(to: target)
    } catch {
      throw fault(error, isGiven: isGiven)
    }
  }

  /// A place that is not there: the file's start, or one that was asked for beside it.
  private func fault(_ error: DescriptionError, isGiven: Bool) -> LessonError {
    isGiven
      ? LessonError(file: "--at", line: 0, message: "\(error)")
      : scenario.source.error("start", "\(error)")
  }

  private func take(
    _ example: Int, in timeline: inout Timeline, _ fault: (String) -> LessonError
  ) throws(LessonError) {
    if example == timeline.moment.example || timeline.take(example) { return }
    throw fault(
      scenario.batch > 1
        ? "a batch takes its examples in their order; an example is named for a batch of 1"
        : "the examples are counted from 0 to \(timeline.moment.exampleCount - 1), not \(example)")
  }

  private func examples(_ digits: Digits) throws(LessonError) -> any ExampleSource {
    guard let all = scenario.data.examples(of: digits) else {
      throw scenario.source.error(
        "data", "there are \(digits.count) digits; “\(scenario.dataName)” asks for more")
    }
    do {
      if case .described(.mnist) = scenario.data { try digits.check() }
    } catch {
      throw LessonError(error)
    }
    do {
      return try all.fitted(to: scenario.network, scenario.loss)
    } catch {
      throw scenario.source.error("network", error.description)
    }
  }
}
