import Datasets
import NeuralCore

extension PageTraining {
  /// Reads the mapping `train` of a page that runs `setup`.
  init(_ fields: Fields, _ setup: Setup) throws(LessonError) {
    epochs = try fields.whole("epochs", in: 1...100) ?? Self.usual.epochs
    batch = try fields.whole("batch", in: Bounds.batch) ?? Self.usual.batch
    examples = try fields.whole("examples", in: 1...DataDescription.trainingDigits)
    optimizer =
      fields.has("optimizer")
      ? try fields.described("optimizer") {
        (text) throws(DescriptionError) in try Optimizer(text)
      } : nil
    pace = try fields.whole("pace", in: 1...500)
    try check(fields, setup)
  }

  private func check(_ fields: Fields, _ setup: Setup) throws(LessonError) {
    guard case .described(let data) = setup.data else {
      throw fields.error("examples", "a page trains on digits, or on points that have a name")
    }
    guard let examples else { return }
    guard case .mnist(let range) = data,
      examples <= range?.count ?? DataDescription.trainingDigits
    else {
      throw fields.error("examples", "“examples” takes the first of the page's digits, no more")
    }
  }
}
