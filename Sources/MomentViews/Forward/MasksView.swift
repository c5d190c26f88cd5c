import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// A mask beside the one that the next example has, and beside evaluation, which has none.
struct MasksView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place,
      let masks = MaskDerivation(moment, layer: layer)
    else { return }
    guard !pane.context.isConcealed else {
      DropoutView.drawConcealed(layer, masks.rate, moment, on: &pane)
      return
    }
    let rate = Numerals.setting(masks.rate)
    pane.head("\(Wording.layer(layer, in: moment.network)) · rate \(rate) · drawn anew each time")
    let unit = DropoutView.neuron(in: moment, layer, masks.mask)
    drawGrids(masks, unit, moment, on: &pane)
    pane.gap()
    pane.prose(
      "\(masks.differing) of \(Wording.counted(masks.mask.count, "neuron")) "
        + "\(Wording.verb(masks.differing, "differs", "differ")) between the two examples.")
    pane.prose("In evaluation nobody is dropped: every mask is 1.", pane.theme.faint)
    drawTable(masks, unit, on: &pane)
  }

  /// The neurons around the cursor, where there is room.
  private static func drawTable(_ masks: MaskDerivation, _ unit: Int, on pane: inout Pane) {
    guard pane.rowsLeft >= 5 else { return }
    pane.gap()
    let count = masks.mask.count
    let shown = min(9, pane.rowsLeft - 1, count)
    let start = min(max(0, unit - shown / 2), count - shown)
    let units = Array(start..<start + shown)
    var table = NumberTable(marked: units.firstIndex(of: unit))
    table.words("neuron", units.map(String.init), align: .right)
    table.numbers("× here", units.map { Numerals.setting(masks.mask[$0]) })
    table.numbers("× next", units.map { Numerals.setting(masks.next[$0]) })
    table.numbers("× in evaluation", units.map { _ in "1" })
    table.draw(on: &pane)
  }

  /// What the three do to one neuron, in a sentence.
  static func sentence(_ masks: MaskDerivation, ofNeuron unit: Int) -> String {
    func state(_ mask: [Float]) -> String { mask[unit] == 0 ? "dropped" : "kept" }
    let (here, next) = (state(masks.mask), state(masks.next))
    let example = Numerals.count(masks.nextExample)
    let both = here == next ? "\(here) here and for" : "\(here) here, \(next) for"
    return "Neuron \(unit) is \(both) example \(example); "
      + "\(masks.differing) of \(masks.mask.count) "
      + "\(Wording.verb(masks.differing, "differs", "differ"))."
  }

  private static func drawGrids(
    _ masks: MaskDerivation, _ unit: Int, _ moment: Moment, on pane: inout Pane
  ) {
    let count = masks.mask.count
    let room = max(1, (pane.rect.width - 4) / 3)
    let columns =
      [50, 40, 30, 25, 20, 10].first {
        $0 <= room && (count + $0 - 1) / $0 <= max(1, pane.rowsLeft - 5)
      } ?? min(room, count)
    let scale = "× \(Numerals.setting(1 / (1 - masks.rate)))"
    let titles: [(mask: [Float], name: String, kept: String)] = [
      (masks.mask, "example \(Numerals.count(moment.example))", kept(masks.mask, scale)),
      (
        masks.next, "example \(Numerals.count(masks.nextExample)), next", kept(masks.next, scale)
      ),
      (Array(repeating: 1, count: count), "evaluation", "all kept × 1"),
    ]
    let top = pane.row
    let width = max(columns, room)
    for (index, (mask, name, kept)) in titles.enumerated() {
      pane.row = top
      let x = index * (width + 2)
      pane.put(name.cut(to: width), x: x, style: pane.theme.strong)
      pane.put(kept.cut(to: width), x: x, row: 1, style: pane.theme.faint)
      pane.row += 2
      MaskPicture(mask, cursor: unit).draw(columns: columns, x: x, on: &pane)
    }
  }

  private static func kept(_ mask: [Float], _ scale: String) -> String {
    "\(mask.nonzeroCount) kept \(scale)"
  }
}
