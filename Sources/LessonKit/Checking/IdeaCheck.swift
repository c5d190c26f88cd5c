import TimeTravel

// A question stands where its wrong ideas change something.
extension PageCheck {
  /// What is wrong with the ideas that a question declares: one that is unknown, one that does not enter
  /// or changes nothing at the place, two that give the same number.
  func ideaFaults(_ answer: NumberAnswer, at moment: Moment) -> [LessonError] {
    guard let asked = AskedNumber(moment) else {
      return [
        fault(answer.value.line, "“\(answer.place?.text ?? "")” brings no number of its own")
      ]
    }
    var faults: [LessonError] = []
    var met: [(name: String, value: Double)] = []
    for name in answer.ideas {
      guard let idea = WrongIdea(rawValue: name) else {
        let known = WrongIdea.allCases.map(\.rawValue).joined(separator: ", ")
        faults.append(
          fault(answer.value.line, "“\(name)” is no idea; an idea is one of \(known)"))
        continue
      }
      guard let value = asked.number(of: idea) else {
        faults.append(fault(answer.value.line, "“\(name)” does not enter here"))
        continue
      }
      let slack = answer.slack(of: asked.value)
      if abs(value - asked.value) <= slack {
        faults.append(
          fault(answer.value.line, "“\(name)” changes nothing here: it gives the right number"))
      } else if let same = met.first(where: { abs($0.value - value) <= slack }) {
        faults.append(
          fault(answer.value.line, "“\(name)” and “\(same.name)” give the same number here"))
      }
      met.append((name, value))
    }
    return faults
  }
}
