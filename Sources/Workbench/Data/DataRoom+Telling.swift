import Datasets
import NeuralCore
import Phrases

// The digits as plain text: which one, what becomes of it, and its pixels on demand.
extension DataRoom {
  func tell(in house: House) -> [String] {
    let phrases = house.phrases.data
    let title = phrases.title(of: place.shown(in: house.mnist))
    return [house.phrases.plain.place(title, place.narration(in: house.mnist, phrases))]
  }

  func greet(in house: House) -> [String] { [helpInWords(in: house.phrases)] + tell(in: house) }

  func helpInWords(in phrases: Phrases) -> String { phrases.data.plainHelp }

  var countsInWords: CountInWords { .again }

  /// What plain text has beside the keys.
  var telling: KeyRow<DataRoom> {
    .words(
      .word(.why) { room, rest, house in
        rest.isEmpty ? Told(lines: room.steps(in: house)) : nil
      },
      .word(.pixels) { room, rest, house in Told(lines: room.pixels(rest, in: house)) },
      .word(.labels) { room, rest, house in
        rest.isEmpty ? Told(lines: room.labels(in: house)) : nil
      })
  }

  /// What is done to the digit before the network sees it.
  private func steps(in house: House) -> [String] {
    let pixel = place.shownPixel(in: digits(in: house))
    return house.phrases.data.steps(
      on: place.shown(in: house.mnist), pixel: (pixel.row, pixel.column))
  }

  /// All rows of pixels, one of them, or one pixel, as their numbers are given.
  private mutating func pixels(_ text: String, in house: House) -> [String] {
    let (digits, phrases) = (digits(in: house), house.phrases.data)
    let numbers = text.split { " ,()".contains($0) }.map { Int($0) ?? -1 }
    let isThere = zip(numbers, [digits.rows, digits.columns]).allSatisfy { (0..<$1).contains($0) }
    guard isThere, numbers.count <= 2 else { return [phrases.noPixel(text, of: digits)] }
    switch numbers.count {
    case 0: return runs(of: digits).map { phrases.row($0, bytes(of: digits, row: $0.lowerBound)) }
    case 1: return [phrases.row(numbers[0]...numbers[0], bytes(of: digits, row: numbers[0]))]
    case _:
      place.select(Pixel(row: numbers[0], column: numbers[1]))
      let shown = place.shown(in: house.mnist)
      return [phrases.sentence(on: shown, pixel: (numbers[0], numbers[1]))]
    }
  }

  private func bytes(of digits: Digits, row: Int) -> [UInt8] {
    let start = Preprocessing.index(row: row, column: 0, columns: digits.columns)
    return Array(digits.pixels(place.index)[start..<start + digits.columns])
  }

  /// The rows from the top: those without a byte above 0 that follow one another as one.
  private func runs(of digits: Digits) -> [ClosedRange<Int>] {
    (0..<digits.rows).reduce(into: []) { runs, row in
      let isBlank = bytes(of: digits, row: row).allSatisfy { $0 == 0 }
      if isBlank, let last = runs.last,
        bytes(of: digits, row: last.lowerBound).allSatisfy({ $0 == 0 })
      {
        runs[runs.count - 1] = last.lowerBound...row
      } else {
        runs.append(row...row)
      }
    }
  }

  /// How many there are of each class.
  private func labels(in house: House) -> [String] {
    let (train, test) = (house.mnist.train.labelCounts, house.mnist.test.labelCounts)
    return train.indices.map { label in
      house.phrases.data.counted(
        label, inTraining: train[label], inTest: test.indices.contains(label) ? test[label] : 0,
        house.mnist.train.arrangement)
    }
  }
}
