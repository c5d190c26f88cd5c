import CellCanvas
import Datasets
import Foundation
import LessonKit
import ModelFiles
import NeuralCore
import Testing
import Workbench

/// The program without a terminal and without threads: keys in; state, effects and screens out.
///
/// What it asks of the outside is done at once, as a headless run does.
struct Program {
  var state: AppState
  /// Everything that was asked of the outside, in order.
  private(set) var effects: [Effect] = []
  /// Whether orders of training are carried out; false leaves them to `work()`.
  var obeys = true
  /// Whether what panes show is read.
  var reads = true
  private var engine: TrainingEngine?
  /// The orders that came, where they are not carried out: a worker hears of them later.
  private var unheard: [TrainingOrder] = []

  /// The orders that were given to trainings.
  var orders: [TrainingOrder] {
    effects.compactMap { if case .train(let order) = $0 { order } else { nil } }
  }

  /// What the worker would report now.
  var news: TrainingNews? { engine?.news() }

  /// The digits that all programs share, so that they are inflated once.
  private static let mnist = Result { try MNIST.shipped() }
  /// The course of the source tree.
  private static let course = Result { try Course(root: Sources.root.appending(path: "lessons")) }

  init(
    _ size: Size = Size(width: 120, height: 40), look: Look = Look(), mnist: MNIST? = nil,
    course: Course? = nil, progress: LearningProgress = LearningProgress(),
    settings: Settings = Settings()
  ) throws {
    state = AppState(
      size: size, look: look, mnist: try mnist ?? Self.mnist.get(),
      course: try course ?? Self.course.get(), progress: progress, settings: settings)
  }

  init(_ size: String, look: Look = Look(), mnist: MNIST? = nil) throws {
    try self.init(#require(Size(size)), look: look, mnist: mnist)
  }
}

// MARK: - Opening

extension Program {
  /// Opens the program elsewhere than on its home screen.
  mutating func open(_ opening: Opening) throws { perform(try state.open(opening)) }

  /// Opens a scenario that ships.
  mutating func open(_ scenario: String) throws {
    send(.scenario(.success(try state.house.course.scenarios.scenario(scenario).staged())))
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
}

// MARK: - What is seen

extension Program {
  /// The screen as text.
  var screen: String { picture.canvas.presented(in: state.house.look.glyphs).text }

  /// The screen as cells.
  var canvas: Canvas { picture.canvas }

  /// The rows of the screen.
  var lines: [String] { picture.canvas.lines }

  /// The row that the sentence about the screen stands in.
  var sentence: String { lines[lines.count - 3].trimmingCharacters(in: .whitespaces) }

  /// The row of the timeline.
  var timeline: String { lines[lines.count - 2] }

  /// The row of the keys.
  var keys: String { lines[lines.count - 1] }

  /// What a walk says of a place: the path, the title of the view, its first line, and the sentence.
  var words: String {
    ([lines[0]] + boxOfView.prefix(2) + lines.suffix(3).prefix(2)).joined(separator: "\n")
  }

  /// The box of a walk's view, and the sentence below it.
  var view: String {
    (boxOfView + [lines[lines.count - 3]]).joined(separator: "\n")
  }

  /// The last box that stands in the first row of boxes.
  private var boxOfView: [String] {
    let corner = lines[1].lastIndex(of: "┌").map {
      lines[1].distance(from: lines[1].startIndex, to: $0)
    }
    return lines.dropFirst().dropLast(3).map { String($0.dropFirst(corner ?? 0)) }
  }

  private var picture: Picture { render(state) }
}

// MARK: - What is done

extension Program {
  /// Presses keys by their names, `Right`, `space`, `text:12`, `Right*3`, one after the other.
  mutating func press(
    _ names: String..., times: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      let steps = try KeyScript(names.joined(separator: "\n")).steps
      for _ in 0..<times {
        for event in steps.flatMap(\.events) { take(event) }
      }
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
  }

  /// Clicks on a cell.
  mutating func click(_ x: Int, _ y: Int) { mouse(.press(.left), x, y) }

  /// Does something with the mouse on a cell.
  mutating func mouse(_ action: MouseEvent.Action, _ x: Int, _ y: Int) {
    take(.mouse(MouseEvent(action, at: Point(x: x, y: y))))
  }

  /// Drags the mouse along a row.
  mutating func drag(from start: Int, to end: Int, row: Int) {
    click(start, row)
    for x in stride(from: start, through: end, by: start < end ? 1 : -1) {
      mouse(.drag(.left), x, row)
    }
  }

  /// Takes what the terminal tells, on what it shows.
  private mutating func take(_ event: InputEvent) { send(picture.action(for: event)) }

  /// Lets an action happen, and what follows from it.
  mutating func send(_ action: Action) { perform(update(&state, action)) }

  /// Lets time pass until all that is shown is read.
  mutating func settle() {
    while state.tickMilliseconds == 0 { send(.tick) }
  }

  /// Trains as many batches as the last order asks for, `limit` at most, and reports once.
  ///
  /// With `beforeOrder` the batches are those of the order before the last, which comes after them.
  mutating func work(limit: Int = .max, beforeOrder: Bool = false) {
    let last = beforeOrder ? unheard.popLast() : nil
    for order in unheard { engine?.follow(order) }
    unheard = []
    var left = limit
    while left > 0, engine?.isIdle == false { left -= engine?.advance() == 0 ? 0 : 1 }
    if let last { engine?.follow(last) }
    if let news = engine?.news() { send(.training(news)) }
  }
}

// MARK: - The outside

extension Program {
  private mutating func perform(_ wanted: [Effect]) {
    for effect in wanted {
      effects.append(effect)
      perform(effect)
    }
  }

  private mutating func perform(_ effect: Effect) {
    let (course, mnist) = (state.house.course, state.house.mnist)
    switch effect {
    case .openLesson(let id):
      send(.lesson(Result { () throws(LessonError) in OpenedLesson(try course.lesson(id)) }))
    case .redoLesson(let id):
      send(
        .lesson(
          Result { () throws(LessonError) in OpenedLesson(try course.lesson(id), redoes: true) }))
    case .listScenarios: send(.scenarios(course.scenarios.entries))
    case .openScenario(let name):
      send(
        .scenario(
          Result { () throws(LessonError) in try course.scenarios.scenario(name).staged() }))
    case .openModel, .savePicture: break
    case .startTraining(let setup, _):
      engine = (try? setup.parts(of: mnist)).map {
        TrainingEngine(setup, on: $0, probes: reads ? TrainingPanes.probes : [])
      }
    case .train(let order):
      unheard.append(order)
      // An order to run has no end of its own.
      if case .run = order { break }
      if obeys { work() }
    case .watchTraining(let watch):
      engine?.follow(watch)
      if let news = engine?.news(), news.isPaused, unheard.isEmpty { send(.training(news)) }
    case .stopTraining: engine = nil
    case .saveText, .saveScreen, .copy, .takeMouse: break
    case .quit, .suspend, .redraw, .saveProgress, .saveSettings, .saveModel, .keepTrained,
      .forgetTrained:
      break
    }
  }
}
