import NeuralCore
import TimeTravel

/// What shall be otherwise, as `--what-if` names it: behind the step in which it is, where that is not
/// the one that is opened.
///
/// `rate 0.5`, `step 3: dense/kernel 3,17 = 0.2`, `step 2 row 1: target 7`, `step 1: example 7`.
struct Setting {
  /// What shall be otherwise.
  let text: String
  /// The place before it; nil is the one that is opened.
  let place: String?

  /// Reads the text form.
  init(_ text: String) {
    guard text.hasPrefix("step "), let colon = text.firstIndex(of: ":") else {
      (self.text, place) = (text, nil)
      return
    }
    place = String(text[..<colon])
    self.text = String(text[text.index(after: colon)...].drop { $0 == " " })
  }

  /// Writes what shall be otherwise at a place.
  static func text(_ text: String, in place: Target?) -> String {
    guard let place else { return text }
    let words = [
      place.step.map { "step \($0)" }, place.row.map { "row \($0)" },
      place.unit.map { "again \($0)" },
    ]
    return words.compactMap(\.self).joined(separator: " ") + ": " + text
  }
}

extension Walk {
  /// Supposes what a setting names, in its step, and comes back; returns what to say of it.
  mutating func suppose(_ setting: Setting) throws(DescriptionError) -> String? {
    guard let place = setting.place else { return try suppose(setting.text) }
    let here = Target(moment)
    _ = try go(to: TypedTarget(place, in: moment.sessionBefore, moment.arrangement))
    let said = try supposeHere(setting.text)
    _ = try go(to: TypedTarget(here, in: moment.network))
    return said
  }

  private mutating func supposeHere(_ text: String) throws(DescriptionError) -> String? {
    if let goal = try? goal(named: text), case .example = goal { return try go(to: goal) }
    return try suppose(text)
  }
}
