import Datasets
import NeuralCore
import Notation

/// What is said of a model that was asked about examples, in English.
struct EnglishEvaluation: EvaluationPhrases {
  func told(_ result: Evaluation, on data: String?, afterSteps count: Int?) -> String {
    let (accuracy, loss) =
      data.map { ("accuracy on \($0)", "loss") } ?? ("test accuracy", "test loss")
    return "\(accuracy) \(Numerals.value(result.accuracy)) (\(Numerals.count(result.right)) of "
      + "\(Numerals.count(result.count)) right), \(loss) \(Numerals.value(result.loss))"
      + (count.map { ", " + English.counted($0, "step") } ?? "")
  }

  func mistakes(_ listed: Int, of count: Int, isByProbability: Bool) -> String {
    if count == 0 { return "none is wrong" }
    guard isByProbability else {
      return listed == count
        ? "\(Numerals.count(count)) wrong, the largest output first:"
        : "\(Numerals.count(count)) wrong, the \(Numerals.count(listed)) of the largest outputs:"
    }
    return listed == count
      ? "\(Numerals.count(count)) wrong, the surest first:"
      : "\(Numerals.count(count)) wrong, the \(Numerals.count(listed)) surest of them:"
  }

  func withoutSoftmax(loss: Double) -> String {
    "Its loss takes probabilities, and its outputs are none; with softmax the loss is "
      + "\(Numerals.value(loss))."
  }

  func prepared(_ preparation: PreparedPicture.Preparation, from file: String) -> String {
    let size = "\(preparation.width) × \(preparation.height)"
    let ink = preparation.isDarkOnLight ? "dark on light, turned round" : "light on dark"
    if preparation.isUntouched {
      return "\(file): \(size), seen as it is: black is paper, white is ink."
    }
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

  let title = "Evaluate"

  func place(
    _ file: String?, _ count: Int, _ arrangement: Arrangement, isOfTest: Bool, isHeldOut: Bool
  ) -> String {
    let what = (isOfTest ? "test " : "") + English.example(arrangement)
    return "evaluate · \(file.map { "\($0) · " } ?? "")\(English.counted(count, what))"
      + (isHeldOut ? " held out" : "")
  }

  func chosen(
    _ example: Int, _ arrangement: Arrangement, truth: String, said: String
  ) -> String {
    "\(English.example(arrangement)) \(Numerals.count(example)): \(truth), taken for \(said)"
  }

  func figures(_ result: Evaluation, lossWithSoftmax: Double?) -> String {
    let softmax = lossWithSoftmax.map { ", with softmax \(Numerals.value($0))" } ?? ""
    return "loss \(Numerals.value(result.loss))\(softmax) · accuracy "
      + "\(Numerals.percent(right: result.right, of: result.count)), "
      + "\(English.giveOrTake(result)): \(Numerals.count(result.right)) of "
      + "\(Numerals.count(result.count)) right"
  }

  let matrixTitle = "a row for what it is, a column for what it is taken for"
  let classColumns = ["prec.", "recall", "F1"]
  let classList = (class: "class", count: "count", takenFor: "taken for")

  func listed(_ first: Int, to last: Int, of count: Int) -> String {
    "classes \(first)–\(last) of \(count), those with the least recall first"
  }

  func noneWrong(_ name: String) -> String { "None of \(name) is taken wrongly." }

  func wrongTitle(_ count: Int, isByProbability: Bool) -> [String] {
    guard count > 0 else { return ["None is taken wrongly."] }
    let wrong = "\(Numerals.count(count)) taken wrongly"
    return ["\(wrong), the \(isByProbability ? "surest" : "largest output") first", wrong]
  }

  let surest = "surest"
  let unsurest = "unsure"

  let plainHelp =
    "Type next, back, goto NUMBER, in, why, classes, class NAME, or quit; Enter alone is next. "
    + "“in” walks into the example, “why” tells the figures and what is mixed up most."

  func wrong(
    _ number: Int, of count: Int, _ words: String, by sure: Float, isProbability: Bool
  ) -> String {
    "\(Numerals.count(number)) of \(Numerals.count(count)): \(words), "
      + (isProbability ? "p = \(Numerals.value(sure))" : "output \(Numerals.signed(sure))")
  }

  func noWrong(_ text: String, of count: Int) -> String {
    count == 0
      ? "None is taken wrongly."
      : "“goto” wants a number 1–\(Numerals.count(count)), the surest first; “\(text)” was given."
  }

  func told(_ facts: ToldClass) -> String {
    let shares = zip(["precision", "recall", "F1"], facts.shares).map {
      "\($0) \(Numerals.value($1, decimals: 3))"
    }
    let others = facts.takenFor.map { "\($0.name) \(Self.times($0.count))" }
    return (["\(facts.name): \(Numerals.count(facts.count)) asked"] + shares).joined(
      separator: ", ")
      + (others.isEmpty ? "" : "; taken for \(others.joined(separator: ", "))")
  }

  func confused(
    _ truth: Int, with said: Int, times count: Int, _ arrangement: Arrangement
  ) -> String {
    "\(arrangement.word(forClass: truth)) is taken for \(arrangement.word(forClass: said)) "
      + Self.times(count)
  }

  private static func times(_ count: Int) -> String {
    count == 1 ? "once" : "\(Numerals.count(count)) times"
  }

  func noClass(_ text: String, of count: Int, _ arrangement: Arrangement) -> String {
    let names =
      arrangement.classes.isEmpty ? "0–\(count - 1)" : arrangement.classes.joined(separator: ", ")
    return "“class” wants one of the classes, \(names); “\(text)” was given."
  }

  let noLine =
    "A network that is in no file has no line of its own: w in Train saves it for evaluate."
  let picture = KeyText("the next picture, or the last", hint: "→ ← picture")
  let row = KeyText("a row of pictures down, or up", hint: "↓ ↑ row")
  let page = KeyText("a page of pictures on, or back")
  let ends = KeyText("to the surest, or to the least sure")
  let open = KeyText("walk into the picture: looking, not learning", hint: "Enter into it")
  let otherView = KeyText(
    "the classes in the place of the pictures, and back", hint: "v other view")
  let classRow = KeyText("a class down, or up", hint: "↓ ↑ class")
  let classPage = KeyText("a page of classes on, or back")
  let classEnds = KeyText("the first class, the last")
  let toPictures = KeyText(
    "the surest picture of the class that is taken wrongly", hint: "Enter its pictures")
}
