import CellCanvas

/// Which neurons of a layer are kept (█) and which are dropped (·), as a grid; ◆ and ◇ under the cursor.
struct MaskPicture {
  /// 0 where a neuron is dropped.
  let mask: [Float]
  /// The neuron under the cursor.
  let cursor: Int

  init(_ mask: [Float], cursor: Int) {
    self.mask = mask
    self.cursor = cursor
  }

  /// Draws it at the pane's next free row, each of its rows with the number of its first neuron.
  func draw(on pane: inout Pane) {
    let label = "\(mask.count - 1)".columns + 1
    let columns = UnitGrid.columns(for: mask.count, room: pane.rect.width - label)
    for start in stride(from: 0, to: mask.count, by: columns) {
      pane.put("\(start)".padded(to: label - 1, .right), style: pane.theme.faint)
      let row = mask[start..<min(start + columns, mask.count)]
      pane.put(row.map { $0 == 0 ? "·" : "█" }.joined(), x: label)
      if row.indices.contains(cursor) {
        // Dark on a light cell where kept, light on a dark one where dropped.
        let isKept = mask[cursor] != 0
        pane.put(
          isKept ? "◆" : "◇", x: label + cursor - start,
          style: isKept ? Style.plain.adding([.reverse, .bold]) : Style.plain.adding(.bold))
      }
      pane.spots.append(
        Spot(
          rect: Rect(
            x: pane.rect.x + label, y: pane.rect.y + pane.row, width: row.count, height: 1),
          first: start, acrossStep: 1, downStep: 0, end: mask.count))
      pane.row += 1
    }
  }
}
