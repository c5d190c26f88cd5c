import Datasets
import Notation
import Phrases

extension DataState {
  /// What words need to know of the digit that is looked at.
  func shown(in mnist: MNIST) -> ShownDigit {
    ShownDigit(index, of: digitSet.digits(of: mnist), in: digitSet)
  }

  /// One sentence or two on the digit, or on the pixel under the cursor.
  func narration(in mnist: MNIST, _ phrases: any DataPhrases) -> String {
    let digits = digitSet.digits(of: mnist)
    if let fault = digits.fault { return "\(fault)" }
    guard isInPicture else { return phrases.sentence(on: shown(in: mnist)) }
    let pixel = shownPixel(in: digits)
    return phrases.sentence(on: shown(in: mnist), pixel: (pixel.row, pixel.column))
  }

  /// The line for the shell that shows this digit.
  package var link: String {
    digitSet == .train ? "wadachi data show \(index)" : "wadachi data show \(index) --test"
  }
}
