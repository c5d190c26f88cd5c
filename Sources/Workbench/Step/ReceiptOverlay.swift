import CellCanvas
import Phrases
import TimeTravel

/// The number under the cursor as a script, over the walk.
struct ReceiptOverlay<Below: WalkingRoom>: Overlay {
  let receipt: Receipt

  var leavesNotice: Bool { true }

  func title(in phrases: Phrases) -> String { phrases.receipts.title }

  var rows: [KeyRow<Below>] {
    [
      KeyRow("w", \.receipts.write, .keys("w", does: { [self] in ask(&$0, &$1) })),
      .escape { room, _ in
        room.overlay = nil
        return []
      },
      KeyRow("Y q", \.receipts.close, .keys("Y", "q", does: { room, _ in room.overlay = nil })),
    ]
  }

  private func ask(_ room: inout Below, _ house: inout House) {
    let text = receipt.text
    let phrases = house.phrases.receipts
    room.overlay = Prompt(phrases.path, example: phrases.pathExample, isQuoted: true) {
      _, path, _ in
      path.isEmpty ? [] : [.perform(.saveText(text, path: path))]
    }
  }

  func draw(over room: Below, on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let theme = house.theme
    var body = house.frame.body.inset(horizontal: 1)
    let box = body.takeTop(min(body.height, receipt.lines.count + 2))
    canvas.fill(box)
    canvas.box(box, title: house.phrases.receipts.box, style: theme.focus, titleStyle: theme.title)
    let inside = box.inset(horizontal: 2, vertical: 1)
    for (row, line) in receipt.lines.enumerated() {
      canvas.put(line, in: inside, row: row, style: line.hasPrefix("#") ? theme.faint : theme.text)
    }
    return []
  }
}

extension WalkingRoom {
  /// Shows the receipt of the number under the cursor, or says that there is none.
  ///
  /// Its text is copied too, where the terminal can.
  mutating func showReceipt(in house: inout House) -> [Request] {
    guard let receipt = Receipt(walk.moment) else {
      house.notice = house.phrases.receipts.none
      return []
    }
    overlay = ReceiptOverlay<Self>(receipt: receipt)
    house.notice = house.copying.map(house.phrases.receipts.copies)
    return house.copied(receipt.text)
  }
}
