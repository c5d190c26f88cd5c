import LessonKit
import ModelFiles
import TimeTravel
import Workbench

/// The program in plain text: lines in, lines out.
struct PlainProgram {
  private(set) var state: AppState
  /// Everything that was asked of the outside, in order.
  private(set) var effects: [Effect] = []
  private var engine: TrainingEngine?

  /// What a line is answered with.
  struct Reply {
    let lines: [String]
    /// The settings that are to be kept from now on; nil where they stay.
    let settings: Settings?
    let ends: Bool
  }

  init(_ timeline: Timeline, of scenario: Scenario? = nil, settings: Settings = Settings()) throws {
    state = try Program(settings: settings).state
    state.speakPlainly()
    try state.open(timeline, of: scenario)
  }

  /// A scenario that ships.
  init(_ scenario: String) throws {
    let house = try Program().state.house
    let staged = try house.course.scenarios.scenario(scenario).staged()
    try self.init(try staged.timeline(digits: house.mnist.train), of: staged.scenario)
  }

  /// A program that has been opened.
  init(_ program: Program) {
    state = program.state
    state.speakPlainly()
  }

  /// A room, as a command opens it.
  init(_ opening: Opening) throws {
    state = try Program().state
    state.speakPlainly()
    _ = perform(try state.open(opening))
  }

  /// The first lines.
  var greeting: [String] {
    var state = state
    return state.greeting()
  }

  /// Supposes what texts say, before the first line.
  mutating func suppose(_ texts: [String]) throws { try state.suppose(texts) }

  /// Types a line, and waits for what comes of it.
  mutating func answer(_ line: String) -> Reply {
    let reply = state.answer(line)
    let earlier = effects.count
    var (lines, ends) = perform(reply.effects)
    lines = reply.lines + lines
    ends = ends || reply.ends
    if !ends { lines += state.tellingAnew(isOwed: false) }
    let kept = effects[earlier...].compactMap { effect in
      if case .saveSettings(let settings) = effect { settings } else { nil }
    }
    return Reply(lines: lines, settings: kept.last, ends: ends)
  }

  /// Types a line; returns what is told.
  mutating func say(_ line: String) -> [String] { answer(line).lines }
}

// MARK: - The outside

extension PlainProgram {
  private mutating func perform(_ wanted: [Effect]) -> (lines: [String], ends: Bool) {
    effects += wanted
    var (lines, ends): ([String], Bool) = ([], false)
    for effect in wanted {
      switch effect {
      case .startTraining(let setup, _):
        engine = (try? setup.parts(of: state.house.mnist)).map {
          TrainingEngine(setup, on: $0, probes: TrainingPanes.probes)
        }
      case .watchTraining(let watch): engine?.follow(watch)
      case .train(let order):
        engine?.follow(order)
        repeat {
          let heard = hear()
          lines += heard.lines
          ends = ends || heard.ends
        } while advance()
      case .saveModel(_, _, let path):
        let heard = hear(.saved(path: path))
        lines += heard.lines
      default: break
      }
    }
    return (lines, ends)
  }

  /// Takes a batch where one is due.
  private mutating func advance() -> Bool {
    guard engine?.isIdle == false else { return false }
    _ = engine?.advance()
    engine?.readAll()
    return true
  }

  private mutating func hear() -> (lines: [String], ends: Bool) {
    engine.map { hear(.training($0.news())) } ?? ([], false)
  }

  private mutating func hear(_ action: Action) -> (lines: [String], ends: Bool) {
    let reply = state.hear(action)
    let more = perform(reply.effects)
    return (reply.lines + more.lines, reply.ends || more.ends)
  }
}
