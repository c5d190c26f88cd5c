import LessonKit
import ModelFiles
import TimeTravel
import Workbench

/// The stepper in plain text: lines in, lines out.
struct PlainProgram {
  private(set) var state: AppState

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

  /// The first lines.
  var greeting: [String] {
    var state = state
    return state.greeting()
  }

  /// Supposes what texts say, before the first line.
  mutating func suppose(_ texts: [String]) throws { try state.suppose(texts) }

  /// Types a line.
  mutating func answer(_ line: String) -> Reply {
    let reply = state.answer(line)
    let kept = reply.effects.compactMap { effect in
      if case .saveSettings(let settings) = effect { settings } else { nil }
    }
    return Reply(lines: reply.lines, settings: kept.last, ends: reply.ends)
  }
}
