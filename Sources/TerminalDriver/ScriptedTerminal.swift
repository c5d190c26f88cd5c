import CellCanvas

/// A terminal without a screen: it plays a script and keeps what it is shown.
///
/// Each step of the script is delivered once the frame before it has been presented. At the script's
/// end it says that input has ended.
public final class ScriptedTerminal: Terminal {
  /// As given at the start.
  public let look: Look
  /// As given at the start, until a step resizes it.
  public private(set) var size: Size
  /// Workers wake the loop through it as on a real terminal.
  public let waker: Waker
  /// A script copies nothing.
  public let clipboard: Clipboard? = nil
  /// The newest frame, with the glyphs that `look` allows.
  public private(set) var frame: Canvas?
  /// How often the program asked to be stopped.
  public private(set) var suspensions = 0

  private var steps: ArraySlice<KeyScript.Step>
  private let willDeliver: (KeyScript.Step) -> Void
  private let didPresent: (Canvas) -> Void

  /// A terminal of `size` that plays `script`.
  ///
  /// `willDeliver` is called before each step's events are handed out, `didPresent` after each frame.
  public init(
    size: Size, look: Look, script: KeyScript,
    willDeliver: @escaping (KeyScript.Step) -> Void = { _ in },
    didPresent: @escaping (Canvas) -> Void = { _ in }
  ) throws(TerminalError) {
    self.size = size
    self.look = look
    self.willDeliver = willDeliver
    self.didPresent = didPresent
    steps = script.steps[...]
    waker = try Waker()
  }

  /// Keeps the frame.
  public func present(_ canvas: Canvas) {
    let shown = canvas.presented(in: look.glyphs)
    frame = shown
    didPresent(shown)
  }

  /// Frames are always kept whole.
  public func forgetFrame() {}

  /// There is no mouse but the script's.
  public func takeMouse(_ takes: Bool) {}

  /// Nothing is copied.
  public func copy(_ text: String) {}

  /// The next step's events, before them a word about mail if there is any; never waits.
  public func events(waitingAtMost milliseconds: Int?) -> [TerminalEvent] {
    guard let step = steps.popFirst() else { return mail + [.end(.inputEnded)] }
    willDeliver(step)
    let mail = mail
    for case .resize(let size) in step.events { self.size = size }
    return mail + step.events.map { .input($0) }
  }

  private var mail: [TerminalEvent] { waker.drain().isEmpty ? [] : [.mail] }

  /// Counts; nothing is stopped.
  public func suspend() { suspensions += 1 }

  /// Nothing is to be given back.
  public func close() {}
}
