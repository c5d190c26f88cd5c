import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// Tables with one row for each output, or for the most telling ones when there is no room for all.
enum OutputRows {
  /// The outputs to show in `room` rows: all of them, or the first ones, `needed` among them.
  static func shown(_ count: Int, room: Int, needed: [Int]) -> [Int] {
    guard count > room else { return Array(0..<count) }
    var rows = Set(needed.filter { $0 < count }.prefix(max(1, room)))
    for index in 0..<count where rows.count < max(1, room) { rows.insert(index) }
    return rows.sorted()
  }

}

extension Moment {
  /// The outputs that a table must not leave out: the marked one, the right one, and the one that is
  /// answered.
  var tellingOutputs: [Int] {
    [cursor.unit, label, prediction?.digit].compactMap { $0 }.filter { $0 < network.outputs }
  }
}

extension Pane {
  /// The line that says how many rows of a table are left out, where some are.
  mutating func folded(_ count: Int, shown: Int) {
    guard count > shown else { return }
    isFolded = true
    line("  " + phrases.common.more(count - shown), theme.faint)
  }

  /// How the outputs of a network are called in the rows of a table: by their classes' names, as far as a
  /// table has room for them.
  func names(ofOutputs outputs: [Int], _ moment: Moment) -> [String] {
    outputs.map {
      moment.hasSingleProbability ? phrases.common.probabilityOfOne : name(ofClass: $0, moment)
    }
  }

  /// How a class is called in a row of a table.
  func name(ofClass label: Int, _ moment: Moment) -> String {
    moment.arrangement.word(forClass: label).cut(to: min(14, max(6, rect.width / 5)))
  }

  /// The marks behind the rows of outputs: which one is right.
  func marks(ofOutputs outputs: [Int], _ moment: Moment) -> [String] {
    outputs.map {
      $0 == moment.rightOutput ? phrases.common.rightOutput($0, moment) : ""
    }
  }

  /// Lets the rows of a table from row `top` on be pointed at, each as the output it stands for.
  mutating func point(at outputs: [Int], top: Int) {
    for (row, output) in outputs.enumerated() {
      spots.append(
        Spot(
          rect: Rect(x: rect.x, y: rect.y + top + row, width: rect.width, height: 1),
          first: output, acrossStep: 0, downStep: 0, end: output + 1))
    }
  }
}

extension Sequential {
  /// Where a class of the answer leaves the network.
  func answer(ofOutput output: Int) -> Target {
    Target(place: .forward(layer: layers.count - 1), unit: output)
  }
}
