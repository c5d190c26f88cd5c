import TimeTravel

extension Moment {
  /// What the network's outputs are called: digits of a picture, otherwise classes or outputs.
  var outputNoun: String {
    if readsDigits { return "digit" }
    return network.outputs == 1 || !namesClass(for: target) ? "output" : "class"
  }

  /// How an output is called in its row: its number, or what its p is of where there is but one.
  func outputName(_ index: Int) -> String {
    isYesOrNo && namesClass(for: target) ? "p of 1" : "\(index)"
  }

  /// Whether an answer can be a class: not where what should come out is given and names none.
  func namesClass(for target: [Float]) -> Bool {
    target.isEmpty || Moment.label(of: target) != nil
  }

  /// The mark of an output's row: which one it should be.
  func targetMark(_ index: Int) -> String {
    guard network.outputs > 1, label == index else { return "" }
    return outputNoun == "digit" ? "← it is \(Wording.withArticle(index))" : "← it is this"
  }
}
