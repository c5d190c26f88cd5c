import CellCanvas
import Datasets
import Foundation
import LessonKit
import ModelFiles
import NeuralCore
import Workbench

/// Somebody at the keyboard: presses keys, and the outside does at once what the program asks for.
struct Learner {
  private(set) var state: AppState
  /// Everything that was asked of the outside, in order.
  private(set) var effects: [Effect] = []
  private var engine: TrainingEngine?

  init(
    _ size: Size = Size(width: 120, height: 40), look: Look = Look(),
    progress: LearningProgress = LearningProgress(), settings: Settings = Settings()
  ) throws {
    state = AppState(
      size: size, look: look, mnist: try MNIST.shipped(), course: try Self.course(),
      progress: progress, settings: settings)
  }

  /// The course of the source tree.
  private static func course() throws -> Course {
    try Course(
      root: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("lessons"))
  }

  /// Opens a scenario that ships.
  mutating func open(_ scenario: String) throws {
    send(.scenario(.success(try state.course.scenarios.scenario(scenario).staged())))
  }

  /// Opens a scenario of two points with these lines more in its file.
  mutating func open(text lines: [String]) throws {
    let text =
      [
        "title: Two points", "network: 2 dense(2) sigmoid dense(1) sigmoid",
        "loss: mean_squared_error", "optimizer: sgd(0.5)", "inputs: [[0, 1], [1, 0]]",
        "targets: [1, 0]",
      ] + lines
    let scenario = try Scenario(
      text.joined(separator: "\n"), file: URL(fileURLWithPath: "two.yaml"), reference: "two.yaml")
    send(.scenario(.success(try scenario.staged())))
  }

  /// The question that is open in the stepper.
  var question: RevealQuestion? { state.openQuestion }

  /// The screen as text.
  var screen: String { render(state).text }

  /// Presses keys by name, one after the other, `times` times.
  mutating func press(_ names: String..., times: Int = 1) throws {
    for _ in 0..<times {
      for step in try KeyScript(names.joined(separator: "\n")).steps {
        for event in step.events { send(.input(event)) }
      }
    }
  }

  /// The row that the sentence about the screen stands in.
  var sentence: String {
    render(state).lines[state.size.height - 3].trimmingCharacters(in: .whitespaces)
  }

  /// The row of the timeline.
  var timeline: String { render(state).lines[state.size.height - 2] }

  /// Drags the mouse along a row.
  mutating func drag(from start: Int, to end: Int, row: Int) {
    click(start, row)
    for x in stride(from: start, through: end, by: start < end ? 1 : -1) {
      send(.input(.mouse(MouseEvent(.drag(.left), at: Point(x: x, y: row)))))
    }
  }

  /// Opens the program elsewhere than on its home screen.
  mutating func open(_ opening: Opening) throws {
    for effect in try state.open(opening) { perform(effect) }
  }

  /// Clicks on a cell.
  mutating func click(_ x: Int, _ y: Int) {
    send(.input(.mouse(MouseEvent(.press(.left), at: Point(x: x, y: y)))))
  }

  /// Lets an action happen, and what follows from it.
  mutating func send(_ action: Action) {
    for effect in update(&state, action) {
      effects.append(effect)
      perform(effect)
    }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .openLesson(let id):
      do {
        send(.lesson(.success(try state.course.lesson(id))))
      } catch {
        send(.lesson(.failure(error)))
      }
    case .startTraining(let setup):
      engine = TrainingEngine(setup, training: state.mnist.train, test: state.mnist.test)
    case .train(let order):
      engine?.follow(order)
      while let engine, !engine.isPaused { _ = self.engine?.advance() }
      if let engine { send(.training(engine.news())) }
    case .stopTraining: engine = nil
    case .listScenarios: send(.scenarios(state.course.scenarios.entries))
    case .openScenario(let name):
      do {
        try open(name)
      } catch {
        send(.notice("\(error)"))
      }
    case .quit, .suspend, .redraw, .saveProgress, .saveSettings, .saveModel: break
    }
  }
}
