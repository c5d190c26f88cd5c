import Datasets
import Phrases

extension DigitSet {
  /// The digits themselves.
  package func digits(of mnist: MNIST) -> Digits { self == .train ? mnist.train : mnist.test }
}

/// The digits screen: which digit, and which of its pixels, is looked at.
package struct DataState: Hashable, Sendable {
  /// Which set.
  package var digitSet = DigitSet.train
  /// The digit looked at in each set: what one was at is kept while the other is shown.
  private var places: [DigitSet: Int] = [:]
  /// The row and the column of the pixel under the cursor; nil until it is moved: the darkest.
  package private(set) var pixel: Pixel?
  /// Whether the arrows move over pixels instead of digits.
  package var isInPicture = false

  /// Begins with the first digit of the training set.
  package init() {}

  /// The number of the digit, from 0.
  package var index: Int { places[digitSet] ?? 0 }

  /// Goes to the digit number `index`, or the nearest that there is of `count`.
  package mutating func select(_ index: Int, of count: Int) {
    places[digitSet] = min(max(0, index), max(0, count - 1))
  }

  /// The pixel under the cursor in these digits.
  package func shownPixel(in digits: Digits) -> Pixel {
    if let pixel { return pixel }
    let pixels = digits.pixels(index)
    let darkest = pixels.indices.max { (pixels[$0], $1) < (pixels[$1], $0) } ?? 0
    let (row, column) = Preprocessing.pixel(at: darkest, columns: digits.columns)
    return Pixel(row: row, column: column)
  }

  /// Puts the cursor on a pixel.
  package mutating func select(_ pixel: Pixel) { self.pixel = pixel }

  /// Moves the cursor over the picture, to its edge at most.
  package mutating func movePixel(down: Int, right: Int, in digits: Digits) {
    var place = shownPixel(in: digits)
    place.row = min(max(0, place.row + down), digits.rows - 1)
    place.column = min(max(0, place.column + right), digits.columns - 1)
    pixel = place
  }
}

/// The place of a pixel in a picture, from 0.
package struct Pixel: Hashable, Sendable {
  /// Counted from the top.
  package var row: Int
  /// Counted from the left.
  package var column: Int
}

// MARK: - Going to a digit by its number

extension DataState {
  /// Goes to a digit that was typed, "123", "test 123" or "train 123"; otherwise says what is wrong.
  package mutating func go(
    to text: String, in mnist: MNIST, _ phrases: any DataPhrases
  ) -> String? {
    var words = text.split(separator: " ")[...]
    var wanted = digitSet
    if let word = words.first, let named = DigitSet(word: word) {
      wanted = named
      words.removeFirst()
    }
    let count = wanted.digits(of: mnist).count
    guard words.count == 1, let number = words.first.flatMap({ Int($0) }),
      (0..<count).contains(number)
    else {
      return phrases.noNumber(text, of: wanted.digits(of: mnist), in: wanted)
    }
    do {
      try wanted.digits(of: mnist).check()
    } catch {
      return "\(error)"
    }
    digitSet = wanted
    select(number, of: count)
    return nil
  }
}

extension DigitSet {
  fileprivate init?(word: Substring) {
    guard let named = [("train", Self.train), ("test", .test)].first(where: { $0.0 == word })
    else { return nil }
    self = named.1
  }
}
