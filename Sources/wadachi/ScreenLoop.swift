import CellCanvas
import TerminalDriver

/// What the loop runs: a state that takes events and shows itself as a frame.
protocol ScreenProgram {
  /// The frame for a terminal of that size and look; a pure function of the state.
  func frame(size: Size, look: Look) -> Canvas

  /// Takes one thing the user did.
  mutating func receive(_ event: InputEvent)

  /// Takes what workers have left in their mailboxes.
  mutating func takeMail()

  /// Takes the passing of the time it asked for in `pause`.
  mutating func tick()

  /// The milliseconds until `tick()` is wanted; nil waits for events alone.
  var pause: Int? { get }

  /// Whether the user has asked to leave, and all is done that had to be.
  var isFinished: Bool { get }

  /// Ends its workers and saves what is to be kept, whatever the reason.
  mutating func conclude(_ ending: ScreenEnding)
}

/// How the time on the screen ended.
enum ScreenEnding: Equatable {
  /// The user left.
  case left
  /// A signal, Ctrl-C, or the end of input.
  case cut(EndReason)

  /// The status for the shell: 0 done, 128 + the signal's number when one ended it.
  var exitCode: Int32 {
    switch self {
    case .left, .cut(.inputEnded): 0
    case .cut(.interrupted): 130
    case .cut(.terminated): 143
    case .cut(.hungUp): 129
    }
  }
}

/// The loop on the main thread: wait, update, draw, present.
struct ScreenLoop<Program: ScreenProgram> {
  /// The shortest time between two frames that only a worker asked for; frames are skipped, never
  /// queued.
  private static var frameInterval: Duration { .milliseconds(33) }

  private(set) var program: Program
  private let terminal: any Terminal
  private let crash: RehearsedCrash?
  private let clock = ContinuousClock()
  private var lastFrame: ContinuousClock.Instant?
  /// Whether what is on the screen is older than the state.
  private var isStale = true

  /// A loop that shows `program` on `terminal`; `crash` is what the first key shall provoke.
  init(_ program: Program, on terminal: any Terminal, crash: RehearsedCrash? = nil) {
    self.program = program
    self.terminal = terminal
    self.crash = crash
  }

  /// Runs until the user leaves or something ends it, and gives the terminal back.
  mutating func run() -> ScreenEnding {
    let ending = untilTheEnd()
    terminal.close()
    program.conclude(ending)
    return ending
  }

  private mutating func untilTheEnd() -> ScreenEnding {
    var isUrgent = true
    while !program.isFinished {
      let due = isUrgent ? 0 : millisecondsToNextFrame
      if isStale && due == 0 { present() }
      isUrgent = false
      let wait = [isStale ? due : nil, program.pause].compactMap(\.self).min()
      let events = terminal.events(waitingAtMost: wait)
      if events.isEmpty, program.pause != nil { tick() }
      for event in events {
        if case .mail = event {} else { isUrgent = true }
        if let reason = handle(event) { return .cut(reason) }
        if program.isFinished { break }
      }
    }
    return .left
  }

  private var millisecondsToNextFrame: Int {
    guard let lastFrame else { return 0 }
    let rest = Self.frameInterval - lastFrame.duration(to: clock.now)
    return max(0, Int(rest / .milliseconds(1)))
  }

  private mutating func present() {
    terminal.present(program.frame(size: terminal.size, look: terminal.look))
    lastFrame = clock.now
    isStale = false
  }

  private mutating func tick() {
    program.tick()
    isStale = true
  }

  /// Hands one event on; the reason when it ends the program.
  private mutating func handle(_ event: TerminalEvent) -> EndReason? {
    isStale = true
    switch event {
    case .end(let reason): return reason
    case .mail: program.takeMail()
    case .stopRequested, .input(.key(.control("z"))): suspend()
    case .input(.key(.control("c"))): return .interrupted
    case .input(let input):
      if case .key = input { crash?.happen() }
      program.receive(input)
    }
    return nil
  }

  private mutating func suspend() {
    terminal.suspend()
    program.receive(.resize(terminal.size))
  }
}
