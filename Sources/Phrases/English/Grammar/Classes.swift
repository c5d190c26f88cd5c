import NeuralCore
import TimeTravel

extension English {
  /// What one of the examples is called: a digit, a picture, or only an example.
  static func example(_ arrangement: Arrangement) -> String {
    switch arrangement.form {
    case .digit: "digit"
    case .picture: "picture"
    case .numbers: "example"
    }
  }

  /// What an example of a class is called where it is told of: “a 7”, “ankle boot”, “class 7”.
  static func one(ofClass label: Int, _ arrangement: Arrangement) -> String {
    if arrangement.showsDigit { return withArticle(label) }
    return arrangement.name(ofClass: label).map { "“\($0)”" } ?? "class \(label)"
  }

  /// What is taken for right where nobody said what the example is, and who said that: “taken for right: what
  /// it says, 7”.
  static func taken(_ name: String, _ moment: Moment) -> String {
    // A target that was changed in the walk is nobody's answer.
    let who =
      switch moment.arrangement.truth {
      case .said where moment.changeCount == 0: "what it says, "
      case .saidBefore where moment.changeCount == 0: "what it said before it was fooled, "
      case .known, .said, .saidBefore: ""
      }
    return "taken for right: \(who)\(name)"
  }

  /// A class as the subject of a sentence: “digit 7”, ““ankle boot””, “class 7”.
  static func theClass(_ label: Int, _ noun: String, _ arrangement: Arrangement) -> String {
    arrangement.name(ofClass: label).map { "“\($0)”" } ?? "\(noun) \(label)"
  }
}
