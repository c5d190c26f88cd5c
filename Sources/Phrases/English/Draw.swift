import NeuralCore
import Notation

/// What is said where somebody draws, in English.
struct EnglishDraw: DrawPhrases {
  let title = "Draw"

  let noLine = "A drawing has no line of its own: w saves it for predict."

  func place(_ file: String) -> String { "draw · read by \(file)" }

  func sheet(isErasing: Bool, isDown: Bool) -> String {
    (isErasing ? "erasing" : "drawing") + (isDown ? ", pen down" : "")
  }

  func seen(isPrepared: Bool, changes: Int) -> String {
    if changes > 0 { return "seen: \(English.counted(changes, "pixel")) changed" }
    return isPrepared ? "seen: sized and centred" : "seen: as it is"
  }

  func cannotRead(_ file: String) -> String {
    "\(file) reads no drawings: a network for them takes 28 × 28 pixels and has two outputs or more."
  }

  func empty(_ arrangement: Arrangement) -> String {
    "Draw \(arrangement.showsDigit ? "a digit" : "something"): with the mouse, or space and the arrow keys."
  }

  func says(_ label: Int, _ p: Float, _ arrangement: Arrangement) -> String {
    label < 0
      ? "It says nothing that is a number."
      : "It says \(arrangement.word(forClass: label)), with p \(Numerals.probability(p))."
  }

  func trick(
    pixel: (row: Int, column: Int), ink: (before: Float, after: Float), wanted: Int,
    p: (before: Float, after: Float), _ arrangement: Arrangement, isThere: Bool
  ) -> String {
    let wanted = arrangement.word(forClass: wanted)
    return
      "Pixel (\(pixel.row),\(pixel.column)): \(Numerals.value(ink.before, decimals: 2)) → "
      + "\(Numerals.setting(ink.after)). p of \(wanted): \(Numerals.probability(p.before)) → "
      + "\(Numerals.probability(p.after))"
      + (isThere ? ": fooled, it says \(wanted)." : ". f: one more.")
  }

  func noTrick(_ wanted: Int, _ arrangement: Arrangement, isThere: Bool) -> String {
    let wanted = arrangement.word(forClass: wanted)
    return isThere
      ? "It says \(wanted) already: choose another \(arrangement.showsDigit ? "digit" : "class") to lead it there."
      : "No single pixel leads further to \(wanted)."
  }

  func stepsAs(_ label: Int, _ arrangement: Arrangement, isFooled: Bool) -> String {
    let label = English.one(ofClass: label, arrangement)
    return isFooled
      ? "Looking, not learning: right is what it said before it was fooled, \(label)."
      : "Looking, not learning: nobody said what it is, so the loss is that of \(label)."
  }

  func shown(_ first: Int, to last: Int, of count: Int) -> String {
    "\(first)–\(last) of \(count)"
  }

  func goalWanted(_ arrangement: Arrangement) -> (label: String, example: String) {
    let other = arrangement.classes.dropFirst().first.map { ", \($0)" } ?? ""
    return ("Fool it into", "a class, such as: 1\(other)")
  }

  func noClass(_ text: String, of count: Int) -> String {
    "“\(text)” is no class; there are classes 0 to \(count - 1)"
  }

  let nothingToUndo = "Nothing is left to take back."
  let fileWanted = (
    label: "Save what the network sees in",
    example: "such as: seven.png, seven.csv; Enter alone takes drawing.png", usual: "drawing.png"
  )

  let pen = KeyText("move the pen", hint: "← → ↑ ↓ pen")
  let down = KeyText("put the pen down, or lift it", hint: "space down")
  let erase = KeyText("erase, or draw again", hint: "x erase")
  let undo = KeyText("take the last stroke or pixel back", hint: "u undo")
  let anew = KeyText("a new sheet")
  let centre = KeyText("show it as drawn, or sized and centred as MNIST's were", hint: "c centre")
  let fool = KeyText("fool it: change the one pixel that leads it furthest", hint: "f fool")
  let goal = KeyText("what it is to be fooled into")
  let original = KeyText(
    "as it was before it was fooled; u brings the pixels back", hint: "o before")
  let classes = KeyText("the next classes, the surest first; those before", hint: "] [ classes")
  let step = KeyText("walk into what it sees: looking, not learning", hint: "Enter step")
  let save = KeyText("save what it sees: PNG or CSV")
}
