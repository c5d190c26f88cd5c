import NeuralCore
import TimeTravel

/// What happens at a moment, in one or two plain sentences with its numbers.
///
/// The status line, plain mode, screen readers and lessons all say these. Every number is written as
/// the views write it.
public protocol NarrationPhrases: Sendable {
  /// What happens at the cursor, in one or two sentences.
  ///
  /// Without `tellingDirection` it does not say which way a weight should go.
  func sentences(for moment: Moment, tellingDirection: Bool) -> String
  /// The words that say which way a weight should go.
  var directions: [String] { get }
  /// Where the cursor is: `step 1, forward › dense › neuron 17`.
  func place(of moment: Moment) -> String
  /// The path into the network: `forward › dense › neuron 17`.
  func path(of moment: Moment) -> String
  /// The path to another place of the same step, which may look at another example.
  func path(of cursor: Cursor, in moment: Moment, lookingAt other: Int?) -> String
  /// All numbers of a place that has few of them, in their order; nil where there are many, where one
  /// is entered, and where the sentence tells them.
  ///
  /// For plain text, where no picture shows those that the sentence does not name.
  func numbers(of moment: Moment) -> String?
  /// The numbers under the cursor with all the digits that they have; empty where there is none.
  ///
  /// As few digits as tell a number of 32 bits from every other one. Where no neuron is entered, the
  /// marked one is meant.
  func digits(of moment: Moment) -> String
  /// What of a trace is missing for the view of a place; nil when nothing is.
  func gap(of moment: Moment) -> String?
  /// What one press of → leads to, in two or three words.
  func next(_ move: NextMove, from moment: Moment) -> String
  /// What rounding left of terms that cancel.
  func remnant(_ remnant: Remnant) -> String
  /// What is wrong at a place, and by which number.
  func warning(_ warning: Warning, in network: Sequential) -> String
}

extension NarrationPhrases {
  /// What happens at the cursor, in one or two sentences.
  public func sentences(for moment: Moment) -> String {
    sentences(for: moment, tellingDirection: true)
  }
}
