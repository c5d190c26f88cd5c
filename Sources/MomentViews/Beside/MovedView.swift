import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// How many weights and biases a step has moved, parameter by parameter, and how far at most.
struct MovedView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    ViewRoom(48, moment.network.parameters.count + 1, widest: 60)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard !pane.context.isConcealed else {
      pane.line("?", pane.theme.faint)
      return
    }
    let network = moment.network
    let moves = network.parameters.indices.map { Move(moment, parameter: $0) }
    let columns = pane.phrases.again.movedColumns
    var table = NumberTable()
    table.words(
      columns.parameter,
      network.parameters.indices.map { pane.language.phrases.names.parameter($0, in: network) })
    table.words(columns.moved, moves.map { Numerals.count($0.moved) }, align: .right)
    table.words(columns.count, moves.map { Numerals.count($0.count) }, align: .right)
    table.numbers(columns.most, moves.map { ($0.most > 0 ? "+" : "") + Numerals.figures($0.most) })
    {
      pane.theme.number(moves[$0].most)
    }
    table.draw(
      on: &pane,
      leadingTo: network.parameters.indices.map { parameter in
        let place = Place.update(parameter: parameter)
        return moment.walk.contains(place) ? Target(place: place) : nil
      })
  }

  /// What a step has done to a kernel or bias.
  private struct Move {
    let count: Int
    private(set) var moved = 0
    /// The largest change.
    private(set) var most: Float = 0

    init(_ moment: Moment, parameter: Int) {
      let before = moment.before(parameter: parameter)
      count = before.count
      guard let after = moment.after(parameter: parameter) else { return }
      for (old, new) in zip(before, after) where old != new {
        moved += 1
        if abs(new - old) > abs(most) { most = new - old }
      }
    }
  }
}
