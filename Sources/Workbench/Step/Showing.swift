import LessonKit
import MomentViews
import NeuralCore
import Notation
import TimeTravel

/// How the place of a walk is shown, as options of the command line name it.
public struct Showing: Sendable {
  /// Views, and what they are turned to: `weights-after`, `life 2`; the last one is open, the
  /// event's own where there is none.
  public var views: [String]
  /// What → counts; nil is the places of a step.
  public var grain: Grain?
  /// What is chosen in other layers: `dense 17`.
  public var chosen: [String]
  /// Whether the learner is asked first.
  public var asks: Bool

  /// What → can count that no place says; a neuron or a term only where the place is one.
  public enum Grain: String, CaseIterable, Sendable {
    case epoch, step, neuron
  }

  /// Names how a place is shown.
  public init(
    views: [String] = [], grain: Grain? = nil, chosen: [String] = [], asks: Bool = false
  ) {
    self.views = views
    self.grain = grain
    self.chosen = chosen
    self.asks = asks
  }
}

extension Walk {
  /// Shows its place as options name it; throws at the first that names nothing that is there.
  mutating func show(_ showing: Showing) throws(DescriptionError) {
    for text in showing.chosen {
      let typed = try TypedTarget(text, in: moment.sessionBefore, moment.arrangement)
      try travel { (timeline) throws(DescriptionError) in try timeline.choose(typed) }
    }
    for view in showing.views { try show(view: view) }
    if let grain = showing.grain { try show(grain) }
    guard showing.asks else { return }
    asking = Asking()
    beginAsking(true, after: nil)
  }

  private mutating func show(_ grain: Showing.Grain) throws(DescriptionError) {
    guard grain != .neuron else { return travel { $0.goOverLike() } }
    let wanted: Depth = grain == .epoch ? .epoch : .step
    guard wanted == .step || !moment.isTraced else {
      throw DescriptionError(
        text: grain.rawValue, column: 1, message: "where its epochs end, a trace does not say")
    }
    travel { $0.coarsen(to: wanted) }
  }

  private mutating func show(view text: String) throws(DescriptionError) {
    var words = WordReader(text)
    let name = words.take()
    guard let lens = name.flatMap({ Lens(named: Substring($0.text)) }),
      lens.shown(for: moment) == lens
    else {
      let names = Lens.names(for: moment).joined(separator: ", ")
      throw words.error("the views of this place are \(names); \(WordReader.given(name))", at: name)
    }
    let number = try words.next.map { (word) throws(DescriptionError) in
      try self.value(of: lens, word, &words)
    }
    try words.expectEnd()
    show(lens)
    guard let number else { return }
    dials.turn(lens, to: number)
    chooseRow()
  }

  /// The number that a view is to be turned to.
  private func value(
    of lens: Lens, _ word: WordReader.Word, _ words: inout WordReader
  ) throws(DescriptionError) -> Double {
    let values = Dials.values(in: lens)
    guard !values.isEmpty else {
      throw words.error("nothing in this view can be turned; \(WordReader.given(word))", at: word)
    }
    let typed = try words.number("a number must follow")
    guard let value = values.first(where: { Float($0) == typed }) else {
      let all = values.map { Numerals.typed(Float($0)) }.joined(separator: ", ")
      throw words.error("this view can be turned to \(all); \(WordReader.given(word))", at: word)
    }
    return value
  }
}
