import CellCanvas
import TerminalDriver
import Workbench

/// The loop on the main thread: wait, update, perform, draw.
struct ScreenLoop {
  /// The shortest time between two frames that only a worker asked for: frames are skipped, never
  /// queued.
  private static let frameInterval = Duration.milliseconds(33)

  private(set) var state: AppState
  private let terminal: any Terminal
  private let outside: Outside
  private let crash: RehearsedCrash?
  private let clock = ContinuousClock()
  private var lastFrame: ContinuousClock.Instant?
  /// Whether what is on the screen is older than the state.
  private var isStale = true
  private var exitCode: Int32?
  /// Whether the learner has left, and was asked where that loses something.
  private var isLeft = false
  /// A sentence that came after the last frame.
  private var unshown: String?
  /// What was drawn last: a click is meant for what is seen.
  private var picture: Picture?

  /// A loop that shows `state` on `terminal`; `crash` is what the first key shall provoke.
  init(
    _ state: AppState, on terminal: any Terminal, outside: Outside, crash: RehearsedCrash? = nil
  ) {
    self.state = state
    self.terminal = terminal
    self.outside = outside
    self.crash = crash
  }

  /// Runs until the learner leaves or something ends it, gives the terminal back, and returns the
  /// status for the shell.
  ///
  /// `effects` are performed and `notice` is said before the first frame.
  mutating func run(first effects: [Effect], notice: String? = nil) -> Int32 {
    perform(effects)
    if let notice { take(.notice(notice)) }
    let code = untilTheEnd()
    let last = isLeft ? leave() : finish()
    terminal.close()
    if let last { Console.say(last) }
    return code
  }

  /// Ends what works once the learner has left; returns what was not shown any more.
  private func leave() -> String? {
    outside.stop()
    return unshown
  }

  /// Ends what works where something else ends the program; returns what was learnt and where it is.
  private func finish() -> String? { outside.finish() ?? state.lostTraining ?? unshown }

  private mutating func untilTheEnd() -> Int32 {
    var isUrgent = true
    while exitCode == nil {
      let due = isUrgent ? 0 : millisecondsToNextFrame
      if isStale && due == 0 { present() }
      isUrgent = false
      let wait = [isStale ? due : nil, state.tickMilliseconds].compactMap(\.self).min()
      let events = terminal.events(waitingAtMost: wait)
      if events.isEmpty, state.tickMilliseconds != nil { take(.tick) }
      for event in events where exitCode == nil {
        if event != .mail { isUrgent = true }
        handle(event)
      }
    }
    return exitCode ?? 0
  }

  private var millisecondsToNextFrame: Int {
    guard let lastFrame else { return 0 }
    let rest = Self.frameInterval - lastFrame.duration(to: clock.now)
    return rest > .zero ? Int(rest / .milliseconds(1)) + 1 : 0
  }

  private mutating func present() {
    let picture = render(state)
    terminal.present(picture.canvas)
    self.picture = picture
    lastFrame = clock.now
    isStale = false
    unshown = nil
  }

  private mutating func handle(_ event: TerminalEvent) {
    switch event {
    case .end(let reason): end(reason)
    case .mail: outside.mail().forEach { take($0) }
    case .stopRequested: suspend()
    case .input(let input):
      if case .key = input { crash?.happen() }
      take(picture?.action(for: input) ?? .input(input))
    }
  }

  private mutating func take(_ action: Action) {
    isStale = true
    if case .notice(let sentence) = action { unshown = sentence }
    perform(update(&state, action))
  }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .quit(let code): (exitCode, isLeft) = (code, code == 0)
      case .suspend: suspend()
      case .redraw: terminal.forgetFrame()
      case .copy(let text): terminal.copy(text)
      case .takeMouse(let takes): terminal.takeMouse(takes)
      case .openLesson, .redoLesson, .listScenarios, .openScenario, .openModel, .saveSettings,
        .saveProgress, .saveModel,
        .keepTrained, .forgetTrained,
        .saveText, .savePicture, .saveScreen, .startTraining, .train, .watchTraining, .stopTraining:
        outside.perform(effect).forEach { take($0) }
      }
    }
  }

  private mutating func suspend() {
    terminal.suspend()
    take(.input(.resize(terminal.size)))
  }

  /// Ends for a reason that came from outside: the place is kept, and the status is 128 + the
  /// signal's number.
  private mutating func end(_ reason: EndReason) {
    perform([.saveProgress(state.house.progress)])
    exitCode =
      switch reason {
      case .inputEnded: 0
      case .hungUp: 129
      case .interrupted: 130
      case .terminated: 143
      }
  }
}
