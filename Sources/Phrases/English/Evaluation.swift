import Datasets
import NeuralCore
import Notation

/// What is said of a model that was asked about examples, in English.
struct EnglishEvaluation: EvaluationPhrases {
  func told(_ result: Evaluation, on data: String?, afterSteps count: Int) -> String {
    let (accuracy, loss) =
      data.map { ("accuracy on \($0)", "loss") } ?? ("test accuracy", "test loss")
    return "\(accuracy) \(Numerals.value(result.accuracy)) (\(Numerals.count(result.right)) of "
      + "\(Numerals.count(result.count)) right), \(loss) \(Numerals.value(result.loss)), "
      + English.counted(count, "step")
  }

  func mistakes(_ listed: Int, of count: Int) -> String {
    if count == 0 { return "none is wrong" }
    return listed == count
      ? "\(Numerals.count(count)) wrong, the surest first:"
      : "\(Numerals.count(count)) wrong, the \(Numerals.count(listed)) surest of them:"
  }

  func prepared(_ preparation: PreparedPicture.Preparation, from file: String) -> String {
    let size = "\(preparation.width) × \(preparation.height)"
    let ink = preparation.isDarkOnLight ? "dark on light, turned round" : "light on dark"
    if preparation.isAsItWas {
      return "\(file): \(size), \(ink); its ink lies as MNIST's does, and was left."
    }
    let (box, place) = (preparation.box, preparation.place)
    return "\(file): \(size), \(ink); the \(box.width) × \(box.height) around its ink brought to "
      + "\(place.width) × \(place.height), its centre of mass to the middle of "
      + "\(preparation.side) × \(preparation.side), as MNIST's were."
  }

  func answered(_ name: String, _ number: Float, isProbability: Bool) -> String {
    isProbability
      ? "It says \(name), with probability \(Numerals.value(number))."
      : "It says \(name): its largest answer is \(Numerals.signed(number))."
  }
}
