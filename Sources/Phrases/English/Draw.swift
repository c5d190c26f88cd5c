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

  func says(
    _ said: Int, _ p: Float, isProbability: Bool, label: Int?, _ arrangement: Arrangement
  ) -> String {
    if said < 0 { return "It says nothing that is a number." }
    let word = arrangement.word(forClass: said)
    let says =
      isProbability
      ? "It says \(word), with p \(Numerals.probability(p))."
      : "It says \(word): its largest answer is \(Numerals.signed(p)), no probability."
    return says
      + (label.map { " It is \(English.one(ofClass: $0, arrangement))." } ?? " i: say what it is.")
  }

  func trick(
    pixel: (row: Int, column: Int), ink: (before: Float, after: Float), wanted: Int,
    p: (before: Float, after: Float), isProbability: Bool, _ arrangement: Arrangement, isThere: Bool
  ) -> String {
    let wanted = arrangement.word(forClass: wanted)
    let (name, before, after) =
      isProbability
      ? ("p", Numerals.probability(p.before), Numerals.probability(p.after))
      : ("output", Numerals.signed(p.before), Numerals.signed(p.after))
    return
      "Pixel (\(pixel.row),\(pixel.column)): \(Numerals.value(ink.before, decimals: 2)) → "
      + "\(Numerals.setting(ink.after)). \(name) of \(wanted): \(before) → \(after)"
      + (isThere ? ": fooled, it says \(wanted)." : ". f: one more.")
  }

  func noTrick(_ wanted: Int, _ arrangement: Arrangement, isThere: Bool) -> String {
    let wanted = arrangement.word(forClass: wanted)
    return isThere
      ? "It says \(wanted) already: choose another \(arrangement.showsDigit ? "digit" : "class") to lead it there."
      : "No single pixel leads further to \(wanted)."
  }

  func stepsAs(
    _ label: Int, _ arrangement: Arrangement, _ truth: Arrangement.Truth
  ) -> String {
    let label = English.one(ofClass: label, arrangement)
    return switch truth {
    case .known: "Looking, not learning: it is \(label), and the loss is that of \(label)."
    case .said:
      "Looking, not learning. Taken for right: what it says, \(label); in Draw, i says what it is."
    case .saidBefore:
      "Looking, not learning. Taken for right: what it said before it was fooled, \(label)."
    }
  }

  func shown(_ first: Int, to last: Int, of count: Int) -> String {
    "\(first)–\(last) of \(count)"
  }

  func goalWanted(_ arrangement: Arrangement) -> (label: String, example: String) {
    let other = arrangement.classes.dropFirst().first.map { ", \($0)" } ?? ""
    return ("Fool it into", "a class, such as: 1\(other)")
  }

  func truthWanted(_ arrangement: Arrangement) -> (label: String, example: String) {
    (
      arrangement.showsDigit ? "Which digit is it" : "What is it",
      goalWanted(arrangement).example
    )
  }

  func noClass(_ text: String, of count: Int) -> String {
    "“\(text)” is no class; there are classes 0 to \(count - 1)"
  }

  let nothingToUndo = "Nothing is left to take back."
  let fileWanted = (
    label: "Save what the network sees in",
    example: "such as: seven.png, seven.csv; Enter alone takes drawing.png", usual: "drawing.png"
  )

  let helpOnMouse = HelpSection(
    "The mouse", [("click, drag", "draws, or erases, on the sheet at the left")])
  let pen = KeyText("move the pen", hint: "← → ↑ ↓ pen")
  let down = KeyText("put the pen down, or lift it", hint: "space down")
  let erase = KeyText("erase, or draw again", hint: "x erase")
  let undo = KeyText("take the last stroke or pixel back", hint: "u undo")
  let anew = KeyText("a new sheet")
  let centre = KeyText("show it as drawn, or sized and centred as MNIST's were", hint: "c centre")
  let fool = KeyText("fool it: change the one pixel that leads it furthest", hint: "f fool")
  let goal = KeyText("what it is to be fooled into")
  let truth = KeyText("say what it is: the loss of the walk is then of that", hint: "i it is")
  let original = KeyText(
    "as it was before it was fooled; u brings the pixels back", hint: "o before")
  let classes = KeyText("the next classes, the surest first; those before", hint: "] [ classes")
  let step = KeyText("walk into what it sees: looking, not learning", hint: "Enter step")
  let save = KeyText("save what it sees: PNG or CSV")
}
