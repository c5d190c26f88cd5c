import TimeTravel

/// The line for the shell that reopens what is shown.
enum Link {
  /// A walk: its seed or file, its example and its place; of a training, how to come back to it.
  static func step(_ walk: Walk) -> String {
    let moment = walk.moment
    var words = ["wadachi step"]
    switch walk.origin {
    case .model(let file): words.append("--model \(ShellLine.quoted(file))")
    case .newNetwork, .lesson: words += ShellLine.options(of: moment.sessionBefore)
    case .exercise(let files):
      words += ShellLine.options(of: moment.sessionBefore) + files.options
    case .scenario(let scenario):
      words.append("--scenario \(ShellLine.word(scenario.reference))")
    case .trace(let file): words.append("--replay \(ShellLine.word(file))")
    case .training:
      return walk.phrases.walk.noLineOfTraining
    }
    // In batches, the step and its row say which example it is.
    let batch = moment.plan.batchSize
    if batch == 1, moment.exampleCount > 1, !moment.isTraced {
      words.append("--example \(moment.example)")
    }
    if batch > 1, !walk.isScenario, !moment.isTraced { words.append("--batch \(batch)") }
    let target = Target(moment).text(in: moment.network)
    words.append("--at \(ShellLine.quoted(target))")
    for supposition in walk.timeline.suppositions {
      // A number that was changed in another step cannot be said by a line that opens this one.
      guard !supposition.whatIf.isInPlace || supposition.step == moment.cursor.step else {
        return walk.phrases.walk.noLineOfChange(inStep: supposition.step)
      }
      words.append("--what-if \(ShellLine.quoted(supposition.whatIf.text(in: moment.network)))")
    }
    return words.joined(separator: " ")
  }
}
