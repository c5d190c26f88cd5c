import CellCanvas
import Datasets
import Foundation
import LessonKit
import ModelFiles
import NeuralCore
import TestSupport
import Workbench

/// The program without a terminal and without threads: keys in; state, effects and screens out.
///
/// Orders of training are carried out at once, as a headless run does.
struct Program {
  var state: AppState
  /// All that was asked of the outside, in order.
  var effects: [Effect] = []
  /// Whether orders of training are carried out; false leaves them to `work()`.
  var obeys = true
  private var engine: TrainingEngine?
  /// The order that came last, where orders are not carried out: a worker hears of it later.
  private var unheard: [TrainingOrder] = []

  /// What the worker would report now.
  var news: TrainingNews? { engine?.news() }

  /// The digits that all programs share, so that they are inflated once.
  private static let mnist = Result { try MNIST.shipped() }

  init(_ size: String = "80x24", look: Look = Look(), mnist: MNIST? = nil) throws {
    state = AppState(
      size: Size(size) ?? Size(width: 80, height: 24), look: look,
      mnist: try mnist ?? Self.mnist.get(),
      course: try Course("- 00 Meet your first digit\n", root: URL(fileURLWithPath: "/")),
      progress: LearningProgress())
  }

  var screen: String { render(state).presented(in: state.look.glyphs).text }

  /// The row that the sentence about the screen stands in.
  var sentence: String {
    render(state).lines[state.size.height - 3].trimmingCharacters(in: .whitespaces)
  }

  /// Presses keys by their names, `Right`, `space`, `text:12`; a key may be repeated: `Right*3`.
  mutating func press(_ keys: String...) {
    for word in keys {
      let parts = word.split(separator: "*", maxSplits: 1)
      guard parts.count == 2, let times = Int(parts[1]) else {
        pressOnce(word)
        continue
      }
      for _ in 0..<times { pressOnce(String(parts[0])) }
    }
  }

  private mutating func pressOnce(_ word: String) {
    if word.hasPrefix("text:") {
      for character in word.dropFirst(5) { act(.input(.key(.character(character)))) }
    } else if let key = Key(name: word) {
      act(.input(.key(key)))
    }
  }

  mutating func act(_ action: Action) {
    for effect in update(&state, action) {
      effects.append(effect)
      perform(effect)
    }
  }

  /// Trains as many batches as the last order asks for, `limit` at most, and reports once.
  ///
  /// With `beforeOrder` the batches are those of the order before the last, which comes after them.
  mutating func work(limit: Int = .max, beforeOrder: Bool = false) {
    let last = beforeOrder ? unheard.popLast() : nil
    for order in unheard { engine?.follow(order) }
    unheard = []
    var left = limit
    while left > 0, (engine?.advance() ?? 0) > 0 { left -= 1 }
    if let last { engine?.follow(last) }
    if let news = engine?.news() { act(.training(news)) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .startTraining(let setup):
      engine = TrainingEngine(setup, training: state.mnist.train, test: state.mnist.test)
    case .train(let order):
      unheard.append(order)
      // An order to run has no end of its own.
      if obeys, order.isDone(after: .max - 1, lastStep: .max) { work() }
    case .stopTraining: engine = nil
    default: break
    }
  }
}
