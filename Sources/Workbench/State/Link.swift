import TimeTravel

/// The line for the shell that reopens what is shown.
enum Link {
  /// A walk: its seed or file, its example and its place; of a training, how to come back to it.
  static func step(_ walk: Walk) -> String {
    let moment = walk.moment
    let network: String
    switch walk.origin {
    case .model(let file): network = "--model \"\(file)\""
    case .newNetwork, .lesson: network = "--seed \(moment.seed)"
    case .training:
      return
        "A training's walk has no line of its own: w in Train saves its network for step --model."
    }
    let target = Target(moment.cursor).text(in: moment.network)
    return "wadachi step \(network) --example \(moment.example) --at \"\(target)\""
  }
}
