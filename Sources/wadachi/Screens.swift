import ArgumentParser
import CellCanvas
import Datasets
import Foundation
import LessonKit
import ModelFiles
import NeuralCore
import Phrases
import TerminalDriver
import TimeTravel
import Workbench

/// What the screens open with.
struct ScreenOpening {
  let opening: Opening
  let options: ScreenOptions
  /// What shall be otherwise in the walk that it opens.
  var whatIfs: [String] = []
  /// How its place is shown.
  var showing = Showing()
  /// What is said first.
  var notice: String?
}

extension ScreenOpening {
  /// What is said first: what went wrong, else what it opens with.
  func notice(after trouble: String?) -> String? { trouble ?? notice }

  /// What is left to do once the room is open.
  func settle(_ state: inout AppState) throws {
    state.house.options = options.words
    do throws(DescriptionError) {
      try state.suppose(whatIfs)
      try state.show(showing)
    } catch {
      throw UsageError(description: "\(error)")
    }
  }
}

/// Opens the screens and returns when the learner leaves them.
func openScreens(_ opening: ScreenOpening) throws {
  if opening.options.keys != nil { return try playKeys(opening) }
  if opening.options.isPlain { return try walkInPlainText(opening) }
  let environment = ProcessInfo.processInfo.environment
  let materials = try Materials(opening.options)
  let kept = KeptFiles.ofLearner
  let (progress, loaded, note) = kept.load()
  var settings = loaded
  // A background that is named is kept: nobody has to name it twice.
  if let named = opening.options.theme { settings.theme = named.kept }
  let background = (opening.options.theme ?? ThemeChoice(settings.theme)).background
  let surroundings = TerminalSurroundings(
    environment: environment, wantsASCII: opening.options.ascii,
    wantsMouse: !opening.options.noMouse, background: background,
    fallbacks: ResourceSearch.fallbacks)
  let terminal: NCursesTerminal
  switch NCursesTerminal.opened(surroundings) {
  case .success(let opened): terminal = opened
  case .failure(.cannotMoveCursor(let kind)):
    Console.note(
      "The terminal “\(kind)” cannot move its cursor: here is plain text, as with --plain or "
        + "WADACHI_PLAIN=1.")
    return try walkInPlainText(opening)
  case .failure(.notATerminal): return try walkInPlainText(opening)
  case .failure(let error): throw error
  }
  // Whatever is thrown from here on is said on a terminal that is as before.
  defer { terminal.close() }
  var state = materials.state(on: terminal, progress, settings)
  state.house.followsBackground = background == nil
  state.house.hasMouse = !opening.options.noMouse
  let keeping: [Effect] = opening.options.theme == nil ? [] : [.saveSettings(settings)]
  let effects = try state.open(opening.opening) + keeping
  try opening.settle(&state)
  let training = WorkerTraining(materials.mnist, waking: terminal.waker)
  var loop = ScreenLoop(
    state, on: terminal,
    outside: Outside(course: materials.course, kept: kept, training: training),
    crash: RehearsedCrash(environment: environment))
  let code = loop.run(first: effects, notice: opening.notice(after: note))
  if code != 0 { throw ExitCode(code) }
}

extension NCursesTerminal {
  /// The terminal, or why there is none.
  fileprivate static func opened(
    _ surroundings: TerminalSurroundings
  ) -> Result<NCursesTerminal, TerminalError> {
    Result { () throws(TerminalError) in try NCursesTerminal(surroundings) }
  }
}

/// What every screen is made of: the digits and the course.
struct Materials {
  let mnist: MNIST
  let course: Course
  let language: Language

  /// Finds what ships with the program.
  init(lessons: String? = nil, language: Language = .english) throws {
    mnist = try MNIST.shipped()
    self.language = language
    course = try Course.opened(
      root: ResourceSearch.lessons.find(given: lessons), language: language.rawValue)
  }

  /// Finds what options name.
  init(_ options: ScreenOptions) throws {
    try self.init(lessons: options.lessons, language: options.spoken())
  }

  /// The state on the home screen.
  func state(
    on terminal: any Terminal, _ progress: LearningProgress, _ settings: Settings = Settings()
  ) -> AppState {
    var state = AppState(
      size: terminal.size, look: terminal.look, language: language, mnist: mnist, course: course,
      progress: progress, settings: settings)
    state.house.copying = terminal.clipboard.map { CopyingWay($0) }
    return state
  }
}

extension ThemeChoice {
  /// The one that was kept.
  fileprivate init(_ kept: Settings.Theme) {
    switch kept {
    case .auto: self = .auto
    case .dark: self = .dark
    case .light: self = .light
    }
  }

  /// As it is kept.
  fileprivate var kept: Settings.Theme {
    switch self {
    case .auto: .auto
    case .dark: .dark
    case .light: .light
    }
  }

  /// The background, or nil to find out.
  var background: Background? {
    switch self {
    case .auto: nil
    case .dark: .dark
    case .light: .light
    }
  }
}

extension CopyingWay {
  /// The way to a terminal's clipboard.
  fileprivate init(_ clipboard: Clipboard) {
    switch clipboard {
    case .terminal: self = .terminal
    case .tmux: self = .tmux
    case .screen: self = .screen
    }
  }
}
