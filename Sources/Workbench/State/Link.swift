import TimeTravel

/// The line for the shell that reopens what is shown.
enum Link {
  /// A walk of the default network: its seed, example and place.
  static func step(_ moment: Moment) -> String {
    let target = Target(moment.cursor).text(in: moment.network)
    return "wadachi step --seed \(moment.seed) --example \(moment.example) --at \"\(target)\""
  }
}
