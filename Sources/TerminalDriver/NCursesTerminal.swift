import CNCurses
import CTerminalGuard
import CellCanvas

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The terminal on standard input and output, drawn through ncurses.
///
/// Bytes are read and decoded here, not by curses, which merges mouse events and knows no SGR reports
/// under tmux. One at a time, used from one thread.
public final class NCursesTerminal: Terminal {
  /// What the terminal can show.
  public private(set) var look: Look
  /// The window's size in cells.
  public private(set) var size: Size
  /// What workers call to wake the loop.
  public let waker: Waker
  /// The way to its clipboard; nil where it knows no such requests.
  public let clipboard: Clipboard?

  private var painter: CursesPainter
  private var decoder = InputDecoder()
  private let modes: TerminalModes
  private let screen: OpaquePointer
  private var isOpen = true
  private var lastInput = ContinuousClock.now
  /// What was typed while it was asked about itself.
  private var early: [TerminalEvent] = []
  /// Whether the reports of its mouse are wanted.
  private var takesMouse: Bool
  /// Whether it holds a frame back until it is whole.
  private var synchronizes = false

  /// Takes the terminal; throws, with everything as it was, when it cannot be a screen.
  ///
  /// Standard error, when it goes to the terminal too, is held back until `close()`.
  public init(_ surroundings: TerminalSurroundings) throws(TerminalError) {
    let kind = surroundings.environment["TERM"] ?? ""
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let fallbacks = TerminalFallbacks(surroundings)
    fallbacks.setLocale()
    waker = try Waker()
    // Before newterm: curses leaves signals alone that have a handler.
    let chains = surroundings.environment["WADACHI_BACKTRACE"] != nil
    guard guard_install(STDIN_FILENO, STDOUT_FILENO, waker.writeEnd, chains ? 1 : 0) == 0 else {
      throw .notATerminal
    }
    // These would win over the window's true size.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    guard let screen = fallbacks.openTerminal() else {
      guard_uninstall()
      throw .unknownKind(kind)
    }
    self.screen = screen
    modes = TerminalModes()
    clipboard =
      modes.isLikeXterm ? Clipboard(environment: surroundings.environment) : nil
    guard modes.canMoveCursor else {
      endwin()
      delscreen(screen)
      guard_uninstall()
      throw .cannotMoveCursor(kind)
    }
    var known = surroundings
    known.isUTF8 = surroundings.isUTF8 && nc_is_utf8() == 1
    look = known.look(colorCount: Self.startColors(unlessRefused: surroundings.refusesColor))
    painter = CursesPainter(look: look)
    size = Self.windowSize()
    takesMouse = surroundings.wantsMouse
    begin()
    ask(followingBackground: surroundings.background == nil)
  }

  deinit { close() }

  private static func startColors(unlessRefused isRefused: Bool) -> Int {
    guard !isRefused, has_colors() else { return 0 }
    start_color()
    use_default_colors()
    return Int(nc_color_count())
  }

  private func begin() {
    modes.armGuard()
    raw()
    noecho()
    nonl()
    curs_set(0)
    modes.turnOn(mouse: takesMouse)
  }

  /// Shows a frame: only what differs from the last one is sent.
  public func present(_ canvas: Canvas) {
    guard isOpen else { return }
    let isLarge = synchronizes && painter.changes(to: canvas) >= Self.largeFrame
    if isLarge { modes.send(TerminalModes.frameBegins) }
    painter.paint(canvas)
    if isLarge { modes.send(TerminalModes.frameEnds) }
  }

  /// So many changed cells are seen to be drawn one after the other.
  private static let largeFrame = 400

  /// Has the next frame drawn whole: something else has written on the screen.
  public func forgetFrame() {
    clearok(nc_screen_window(), true)
    painter.forget()
  }

  /// Takes the reports of its mouse, or leaves the mouse to it.
  public func takeMouse(_ takes: Bool) {
    takesMouse = takes
    if isOpen { modes.takeMouse(takes) }
  }

  /// Asks the terminal to copy a text, where it knows such requests.
  public func copy(_ text: String) {
    guard isOpen, let clipboard else { return }
    modes.send(clipboard.request(for: text))
  }

  /// Gives the terminal back, stops this process group as ^Z does, and takes the terminal again.
  public func suspend() {
    giveBack()
    guard_stop()
    modes.armGuard()
    modes.turnOn(mouse: takesMouse)
    takeSize()
  }

  /// Takes the terminal again after a stop that gave no time to give it back (SIGSTOP).
  private func takeAgain() {
    endwin()
    modes.turnOn(mouse: takesMouse)
    takeSize()
  }

  /// Gives the terminal back for good; a second call does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    giveBack()
    guard_uninstall()
    delscreen(screen)
  }

  private func giveBack() {
    modes.turnOff()
    curs_set(1)
    endwin()
    guard_disarm()
  }
}

// MARK: - What it says of itself

extension NCursesTerminal {
  /// The longest that an answer is waited for; a later one is an event like others.
  private static let patienceForAnswers = Duration.milliseconds(30)

  /// Asks the terminal about itself before the first frame; what is typed meanwhile is kept.
  private func ask(followingBackground: Bool) {
    guard modes.isLikeXterm else { return }
    modes.ask()
    let start = ContinuousClock.now
    while case let rest = Self.patienceForAnswers - start.duration(to: .now), rest > .zero {
      let milliseconds = max(1, Int(rest / .milliseconds(1)))
      for event in read(waitingAtMost: milliseconds) {
        guard case .input(.report(let report)) = event else {
          early.append(event)
          continue
        }
        switch report {
        case .background(let background, _):
          if followingBackground { look.background = background }
        case .synchronizes(let does): synchronizes = does
        case .attributes: return
        case .name, .cursor: break
        }
      }
    }
  }
}

// MARK: - Size

extension NCursesTerminal {
  private static func windowSize() -> Size {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return Size(width: 80, height: 24) }
    return Size(width: Int(window.ws_col), height: Int(window.ws_row))
  }

  /// Asks for the window's size, tells curses, and has the next frame drawn whole.
  private func takeSize() {
    size = Self.windowSize()
    resizeterm(Int32(size.height), Int32(size.width))
    forgetFrame()
  }
}

// MARK: - Input

extension NCursesTerminal {
  /// How long what has come may wait for its rest, in milliseconds; nil when nothing waits.
  private var patience: Int? {
    guard let silence = decoder.silence else { return nil }
    return max(0, silence - Int(lastInput.duration(to: .now) / .milliseconds(1)))
  }

  /// Waits for keys, mouse, signals and mail.
  public func events(waitingAtMost milliseconds: Int?) -> [TerminalEvent] {
    guard early.isEmpty else {
      defer { early = [] }
      return early
    }
    return read(waitingAtMost: milliseconds)
  }

  private func read(waitingAtMost milliseconds: Int?) -> [TerminalEvent] {
    let timeout = [milliseconds, patience].compactMap(\.self).min()
    var watched = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: waker.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&watched, nfds_t(watched.count), timeout.map { Int32($0) } ?? -1)
    guard ready >= 0 else { return [] }
    var events = watched[1].revents != 0 ? wakeUps() : []
    if watched[0].revents != 0 {
      let bytes = readAvailable(STDIN_FILENO)
      lastInput = .now
      events += bytes.isEmpty ? [.end(.inputEnded)] : decoder.feed(bytes).map { .input($0) }
    } else if patience == 0 {
      // Mail may come all the time: what waits is settled by the silence of the keys alone.
      events += decoder.flush().map { .input($0) }
    }
    return events
  }

  private func wakeUps() -> [TerminalEvent] {
    let bytes = Set(waker.drain().map(Int.init))
    var events: [TerminalEvent] = []
    if bytes.contains(GUARD_CONTINUED) { takeAgain() }
    if bytes.contains(GUARD_RESIZED) { takeSize() }
    if bytes.contains(GUARD_RESIZED) || bytes.contains(GUARD_CONTINUED) {
      events.append(.input(.resize(size)))
    }
    if bytes.contains(Int(Waker.mailByte)) { events.append(.mail) }
    if bytes.contains(GUARD_STOP) { events.append(.stopRequested) }
    if bytes.contains(GUARD_INTERRUPTED) { events.append(.end(.interrupted)) }
    if bytes.contains(GUARD_TERMINATED) { events.append(.end(.terminated)) }
    if bytes.contains(GUARD_HUNG_UP) { events.append(.end(.hungUp)) }
    return events
  }
}
