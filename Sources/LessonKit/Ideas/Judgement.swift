import NeuralCore

/// What is to be said to a number that somebody reckoned.
public struct Judgement: Sendable, Equatable {
  /// Whether it is the right number, rounded to the digits that were typed.
  public let isRight: Bool
  /// The number that was typed.
  public let typed: Double
  /// The right number.
  public let value: Double
  /// The wrong ideas that it comes out of, at most two; empty where it is right, or comes of none.
  public let ideas: [WrongIdea]
  /// Whether so many ideas give it that none is named: a factor has to be asked for.
  public let isAmbiguous: Bool

  /// Judges what was typed in the place of a number; nil where it is no number.
  ///
  /// Right first. Else each idea whose number differs from the right one in the digits that were typed
  /// is compared, likewise rounded.
  public init?(_ text: String, of asked: AskedNumber) {
    guard let typed = TypedNumber.read(text, near: asked.value) else { return nil }
    func isMet(_ number: Double) -> Bool { Self.meets(number, typed, typedAs: text) }
    self.typed = typed
    value = asked.value
    isRight = isMet(asked.value)
    let met = isRight ? [] : asked.ideas.filter { asked.number(of: $0).map(isMet) ?? false }
    isAmbiguous = met.count > 2
    ideas = isAmbiguous ? [] : met
  }

  /// Whether a number is what was typed, rounded to the digits that were typed.
  static func meets(_ number: Double, _ typed: Double, typedAs text: String) -> Bool {
    // A number that is there does not round away to nothing.
    guard typed != 0 || number == 0 else { return false }
    // One digit alone stands for two: 1 is 1.0.
    let unit = min(
      TypedNumber.unit(of: text, value: typed), TypedNumber.unit(ofFigure: 2, of: typed))
    return abs(number - typed) <= unit / 2 * (1 + 1e-9)
  }
}
