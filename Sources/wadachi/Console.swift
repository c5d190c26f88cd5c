import CellCanvas
import Foundation
import Legibility
import ModelFiles
import Synchronization

/// Standard output and standard error as the commands without a screen use them.
///
/// All that the program writes there goes through here, but for a screen and a trace: a stream that
/// takes nothing more never ends the program by itself, and what was lost is remembered. Nothing that
/// came from outside steers the terminal: what is written is made legible here.
enum Console {
  private static let lost = Mutex<OutputError?>(nil)

  /// The first text that could not be written, if there is one: then a command has not succeeded.
  static var fault: OutputError? { lost.withLock { $0 } }

  /// Writes a text of any number of lines to standard output at once, also when it is a pipe.
  ///
  /// A work that goes on without its output ignores what is thrown.
  static func write(_ text: String) throws(OutputError) {
    try put(asLocaleWrites(text.legibleText))
  }

  /// Writes a line to standard output.
  static func print(_ line: String) throws(OutputError) {
    try put("\(asLocaleWrites(line.legibleLine))\n")
  }

  /// Writes a line of JSON to standard output; what steers or is hidden, and all that the locale cannot
  /// write, stands by its escape, so that nothing of it is lost.
  static func printObject(_ json: String) throws(OutputError) {
    try put("\(json.legibleJSON(inASCII: !writesUTF8))\n")
  }

  /// Writes what the program itself draws over, with the escapes that it needs and without a text from
  /// outside, to standard output.
  static func draw(_ text: String) throws(OutputError) { try put(text) }

  /// Writes a line to standard error, so that what is piped stays pure.
  ///
  /// A line that would fill a screen is cut: a long name or field in its own middle, so that what is
  /// said of it stays, and then the whole.
  static func say(_ line: String) {
    let words = asLocaleWrites(line.legibleLine).split(
      separator: " ", omittingEmptySubsequences: false)
    let message = words.map { $0.shortened(to: longestWord) }.joined(separator: " ")
    try? put("\(message.shortened(to: longestMessage))\n", to: .errors)
  }

  /// Writes a line to standard error that says how something was taken or done, unless only results and
  /// errors are wanted.
  static func note(_ line: String) { if !isQuiet { say(line) } }

  /// Whether only results and errors are wanted (`--quiet`).
  static var isQuiet: Bool {
    get { quiet.load(ordering: .relaxed) }
    set { quiet.store(newValue, ordering: .relaxed) }
  }

  private static let quiet = Atomic<Bool>(false)

  /// Whether standard error is a terminal that can show how far something is.
  static var canShowProgress: Bool { isatty(STDERR_FILENO) == 1 && !isQuiet }

  /// Writes over the last line of the terminal on standard error; an empty text takes it away.
  static func showProgress(_ text: String) {
    try? put("\r\(text.legibleLine.shortened(to: 79))\u{1b}[K", to: .errors)
  }

  /// The most characters of a message: eight lines of a small screen, and of a word in it.
  private static let (longestMessage, longestWord) = (640, 160)

  /// Standard output that has failed once is not tried again: a text with holes misleads.
  private static func put(_ text: String) throws(OutputError) {
    if let fault, fault.stream == .output { throw fault }
    try put(text, to: .output)
  }

  private static func put(_ text: String, to stream: OutputError.Stream) throws(OutputError) {
    var text = text
    let isWritten = text.withUTF8 {
      FileBytes.write(UnsafeRawBufferPointer($0), to: stream.rawValue)
    }
    if isWritten { return }
    let fault = OutputError(stream: stream, code: errno)
    lost.withLock { if $0 == nil { $0 = fault } }
    throw fault
  }
}

/// That a standard stream takes nothing more.
struct OutputError: Error, CustomStringConvertible {
  /// A stream by its number.
  enum Stream: Int32 {
    case output = 1
    case errors = 2
  }

  /// Which stream.
  let stream: Stream
  /// What the system said, from `errno`.
  let code: Int32

  /// One sentence.
  var description: String {
    let name = stream == .output ? "standard output" : "standard error"
    let reason = code == EBADF ? "it is closed" : String(cString: strerror(code))
    return "\(name) could not be written: \(reason)"
  }
}

// MARK: - The terminal

extension Console {
  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard output is a terminal on which a line can be drawn over.
  static var canDraw: Bool {
    let kind = ProcessInfo.processInfo.environment["TERM"] ?? ""
    return isTerminal && kind != "" && kind != "dumb"
  }

  /// Whether standard output is a terminal on which words can be bold, and nobody refuses that.
  static var canStyle: Bool {
    canDraw && ProcessInfo.processInfo.environment["NO_COLOR"].map(\.isEmpty) ?? true
  }

  /// A text as the locale can write it: in ASCII where it writes no UTF-8, or only ASCII is wanted.
  static func asLocaleWrites(_ text: String) -> String { writesUTF8 ? text : text.inASCII }

  /// Has only ASCII written from here on (`--ascii`).
  static func writeASCII() { wantsASCII.store(true, ordering: .relaxed) }

  private static var writesUTF8: Bool { isUTF8 && !wantsASCII.load(ordering: .relaxed) }

  private static let wantsASCII = Atomic<Bool>(false)

  /// Whether the locale writes UTF-8.
  static let isUTF8: Bool = {
    setlocale(LC_CTYPE, "")
    return nl_langinfo(Int32(CODESET)).map { String(cString: $0) } == "UTF-8"
  }()

  /// The columns of the terminal; 80 when it does not say.
  static var columns: Int { size.map { Int($0.ws_col) } ?? 80 }

  /// The rows of the terminal; 24 when it does not say.
  static var rows: Int { size.map { Int($0.ws_row) } ?? 24 }

  private static var size: winsize? {
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
    return isKnown && size.ws_col > 0 && size.ws_row > 0 ? size : nil
  }
}
