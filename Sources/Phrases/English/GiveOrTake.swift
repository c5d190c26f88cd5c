import NeuralCore
import Notation

extension English {
  /// "give or take 0.3": how far the share is from that of all digits there are in 95 of 100 such sets,
  /// 1.96 × √(p (1−p) / n).
  static func giveOrTake(_ result: Evaluation) -> String {
    let p = result.accuracy
    let around = 196 * (p * (1 - p) / Double(result.count)).squareRoot()
    return "give or take \(Numerals.value(around, decimals: 1))"
  }
}
