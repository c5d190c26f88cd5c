import Datasets
import NeuralCore

/// One of the two sets of digits.
public enum DigitSet: Hashable, Sendable {
  /// Those to train on.
  case train
  /// Those that training never sees.
  case test

  /// The other one.
  public var other: DigitSet { self == .train ? .test : .train }
}

/// A digit, or another picture, that is looked at.
public struct ShownDigit: Sendable {
  /// The digits that it is one of.
  public let digits: Digits
  /// Which set they are.
  public let set: DigitSet
  /// Its number, from 0.
  public let index: Int

  /// The digit number `index` of a set.
  public init(_ index: Int, of digits: Digits, in set: DigitSet) {
    self.index = index
    self.digits = digits
    self.set = set
  }
}

/// What is said where digits are looked at.
public protocol DataPhrases: Sendable {
  // MARK: Titles

  /// The room's name: among digits, or in the picture of one.
  func title(inPicture: Bool) -> String
  /// The top line: which set, which digit, and out of which.
  func place(_ digit: ShownDigit) -> String
  /// The title over the large digit.
  func title(of digit: ShownDigit) -> String
  /// The title over a page of small digits.
  func title(of digits: Digits, _ first: Int, to last: Int) -> String
  /// The title over the counts.
  var countsTitle: String { get }
  /// The title of a column of counts.
  func column(of set: DigitSet) -> String
  /// What stands at the first end of the line of digits.
  func start(of digits: Digits) -> String

  // MARK: The digit

  /// The narration of a digit.
  func sentence(on digit: ShownDigit) -> String
  /// The narration of one of its pixels.
  func sentence(on digit: ShownDigit, pixel: (row: Int, column: Int)) -> String
  /// Which digit it is, and what it shows, in a line.
  func caption(_ digit: ShownDigit) -> String
  /// What stands before the label, the places of a one-hot target, and the target.
  var labelRows: (label: String, places: String, target: String) { get }
  /// What a byte means.
  func bytes(of digits: Digits) -> String
  /// The most and the fewest of the labels.
  func extremes(
    _ most: (label: Int, count: Int), _ fewest: (label: Int, count: Int), _ arrangement: Arrangement
  ) -> String

  // MARK: Plain text

  /// What can be typed.
  var plainHelp: String { get }
  /// What is done to a digit before the network sees it: a line for each step, with one of its pixels.
  func steps(on digit: ShownDigit, pixel: (row: Int, column: Int)) -> [String]
  /// A row of pixels, or several that are equal.
  func row(_ rows: ClosedRange<Int>, _ bytes: [UInt8]) -> String
  /// That a text names no pixels.
  func noPixel(_ text: String, of digits: Digits) -> String
  /// How many there are of a class.
  func counted(
    _ label: Int, inTraining train: Int, inTest test: Int, _ arrangement: Arrangement
  ) -> String

  // MARK: Keys

  /// To the picture after or before.
  var picture: KeyText { get }
  /// A row of pictures on or back.
  var row: KeyText { get }
  /// A page of pictures on or back.
  var page: KeyText { get }
  /// To the first picture or the last.
  var ends: KeyText { get }
  /// To a picture by its number.
  var byNumber: KeyText { get }
  /// To the other set than this one.
  func otherSet(than set: DigitSet) -> KeyText
  /// Into the picture and out of it.
  var pixels: KeyText { get }
  /// From pixel to pixel.
  var pixel: KeyText { get }

  // MARK: Going to a digit

  /// What is asked for, and what could be typed.
  var numberWanted: (label: String, example: String) { get }
  /// That a text is no number of a digit.
  func noNumber(_ text: String, of digits: Digits, in set: DigitSet) -> String
  /// That there is no digit after this one.
  func last(of digits: Digits, in set: DigitSet) -> String
  /// That there is no digit before this one.
  func first(of digits: Digits, in set: DigitSet) -> String
}
