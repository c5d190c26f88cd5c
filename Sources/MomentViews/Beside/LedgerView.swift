import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// The numbers of all neurons of a place one by one, in order or the largest first, in as many columns as
/// there is room for.
struct LedgerView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(26, 10) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let ledger = Ledger(moment, pane) else { return }
    guard !pane.context.isConcealed else {
      pane.line("?", pane.theme.faint)
      return
    }
    let count = ledger.count
    // Titles above, and where not all fit the line that says so below.
    let rows = max(1, min(count, pane.rowsLeft - 1))
    let width = ledger.table([0], ledger.written(Array(0..<count))).width
    let across = max(1, (pane.rect.width + gap) / (width + gap))
    let isWhole = rows * across >= count
    let down = isWhole ? (count + across - 1) / across : max(1, rows - 1)
    let units = ledger.window(of: min(count, down * across))
    let written = ledger.written(units)
    let top = pane.row
    for (column, start) in stride(from: 0, to: units.count, by: down).enumerated() {
      pane.row = top
      let shown = Array(units[start..<min(units.count, start + down)])
      ledger.table(shown, written).draw(
        on: &pane, x: column * (width + gap), leadingTo: shown.map { Target(unit: $0) })
    }
    pane.row = top + 1 + min(down, units.count)
    pane.folded(count, shown: units.count)
  }

  /// Blanks between two columns of neurons.
  private static let gap = 2
}

/// What is known of each neuron of a place.
private struct Ledger {
  /// The titles of its columns.
  let titles: [String]
  /// The numbers below them, one column after the other.
  let columns: [[Float]]
  let cursor: Int
  let neuron: String

  /// Whether the largest come first.
  let isBySize: Bool
  private let write: [(Float) -> String]

  init?(_ moment: Moment, _ pane: Pane) {
    cursor = moment.unitInFocus ?? 0
    isBySize = pane.context.lens == .ranking
    neuron = pane.phrases.common.neuron
    switch moment.cursor.place {
    case .forward(let layer):
      guard let after = moment.output(ofLayer: layer) else { return nil }
      switch moment.network.layers[layer] {
      case .dense:
        titles = ["z"]
        columns = [after]
        write = [{ Numerals.signed($0) }]
      case .activation(let activation):
        guard let z = moment.inputToLayer(layer) else { return nil }
        titles = ["z", "a"]
        columns = [z, after]
        write = [
          { Numerals.signed($0) }, { ActivationScale.written($0, activation) },
        ]
      case .dropout:
        guard let before = moment.inputToLayer(layer) else { return nil }
        let names = pane.phrases.dropout.columns
        titles = [names.before, names.after]
        columns = [before, after]
        write = [{ Numerals.value($0) }, { Numerals.value($0) }]
      }
    case .blame(let layer):
      guard let blame = moment.blame(ofLayer: layer) else { return nil }
      titles = [moment.network.kernel(ofLayer: layer) != nil ? "δ" : "∂L/∂a"]
      columns = [blame]
      write = [{ Numerals.gradient($0) }]
    case .gradient(let parameter):
      guard !moment.network.parameters[parameter].isKernel,
        let gradient = moment.gradient(parameter: parameter)
      else { return nil }
      titles = ["∂L/∂b"]
      columns = [gradient]
      write = [{ Numerals.gradient($0) }]
    case .update(let parameter):
      guard !moment.network.parameters[parameter].isKernel,
        let after = moment.after(parameter: parameter)
      else { return nil }
      let names = pane.phrases.update.columns
      titles = [names.before, names.after]
      columns = [Array(moment.before(parameter: parameter)), Array(after)]
      write = [{ Numerals.signed($0) }, { Numerals.signed($0) }]
    case .input, .loss, .again: return nil
    }
  }

  var count: Int { columns[0].count }

  /// The neurons that are shown where there is room for so many: those around the cursor in order, or
  /// the largest.
  func window(of shown: Int) -> [Int] {
    guard isBySize else {
      let start = min(max(0, cursor - shown / 2), max(0, count - shown))
      return Array(start..<start + shown)
    }
    return (columns.last ?? []).indicesOfLargest(shown)
  }

  /// The numbers of some neurons as they are written, column by column, all aligned.
  func written(_ units: [Int]) -> [[Int: String]] {
    zip(columns, write).map { values, write in
      let texts = Numerals.aligned(units.map { write(values[$0]) })
      let widest = texts.map(\.columns).max() ?? 0
      return Dictionary(
        uniqueKeysWithValues: zip(units, texts.map { $0.padded(to: widest) }))
    }
  }

  /// A table of some neurons.
  func table(_ units: [Int], _ written: [[Int: String]]) -> NumberTable {
    var table = NumberTable(gap: 1, marked: units.firstIndex(of: cursor))
    table.words(
      neuron, units.map { "\($0)" }, align: .right)
    for (index, texts) in zip(titles.indices, written) {
      table.words(titles[index], units.map { texts[$0] ?? "" }, align: .right)
    }
    return table
  }
}
