import TimeTravel

/// The line for the shell that reopens what is shown.
enum Link {
  /// A walk: its seed or file, its example and its place; of a training, how to come back to it.
  static func step(_ walk: Walk) -> String {
    let moment = walk.moment
    let target = Target(moment.cursor).text(in: moment.network)
    let network: String
    switch walk.origin {
    case .model(let file): network = "--model \"\(file)\""
    case .newNetwork, .lesson: network = "--seed \(moment.seed)"
    case .scenario(let scenario):
      // In batches, the step and its row say which example it is.
      let isChosen = moment.rows == 1 && moment.exampleCount > 1
      return "wadachi step --scenario \(Self.word(scenario.reference))"
        + (isChosen ? " --example \(moment.example)" : "") + " --at \"\(target)\""
    case .training:
      return
        "A training's walk has no line of its own: w in Train saves its network for step --model."
    }
    return "wadachi step \(network) --example \(moment.example) --at \"\(target)\""
  }

  /// A scenario's name as it is; the path of a file in quotes.
  private static func word(_ reference: String) -> String {
    reference.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
      ? reference : "\"\(reference)\""
  }
}
