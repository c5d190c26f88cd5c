import CellCanvas
import NeuralCore
import TimeTravel

/// How optimizers are written down, long and short.
package enum OptimizerNames {
  /// The text form and, for a line without room, shorter ones: "adam(0.001, …)", "adam".
  package static func forms(_ optimizer: Optimizer) -> [String] {
    let whole = "\(optimizer)"
    var rate = "\(optimizer.schedule)"
    if let opening = rate.firstIndex(of: "(") { rate = rate[..<opening] + "(…)" }
    let name = optimizer.rule.name
    let hasMore = whole != "\(name)(\(optimizer.schedule))"
    let short = "\(name)(\(rate)\(hasMore ? ", …" : ""))"
    let names = [whole] + (short.columns < whole.columns ? [short] : [])
    return names + [name]
  }
}
