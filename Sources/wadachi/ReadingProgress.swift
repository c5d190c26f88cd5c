import Notation

/// A line on the terminal while a large file is read: how far that has come.
final class ReadingProgress {
  private let file: String
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  private var isShown = false

  /// Small files are read before anybody looks.
  private static let patience = Duration.milliseconds(500)

  /// Begins the reading of a file.
  init(_ file: String) {
    self.file = file
    last = clock.now
  }

  /// Takes in how many bytes were read.
  func tell(_ bytes: Int) {
    guard Console.canShowProgress, last.duration(to: clock.now) >= Self.patience else { return }
    last = clock.now
    isShown = true
    Console.showProgress("Reading \(file): \(Numerals.count(bytes / 1_000_000)) MB …")
  }

  /// Takes the line away.
  func end() {
    if isShown { Console.showProgress("") }
  }
}
