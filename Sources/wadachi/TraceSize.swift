import ModelFiles
import Notation

extension TraceHeader {
  /// The sentence that is said before a trace is written: how large its steps will be.
  func sizeSentence(steps: Int) -> String {
    func kilobytes(_ bytes: Int) -> String { "\(Numerals.count(max(1, bytes / 1_000))) KB" }
    let one = "A step takes about \(kilobytes(estimatedStepSize))"
    let (all, isTooLarge) = estimatedStepSize.multipliedReportingOverflow(by: steps)
    guard steps > 1, !isTooLarge else { return one + "." }
    return "\(one), \(Numerals.count(steps)) steps about \(kilobytes(all))."
  }
}
