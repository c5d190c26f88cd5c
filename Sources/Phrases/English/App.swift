import Datasets

/// What is said in every room, in English.
struct EnglishApp: AppPhrases {
  let anywhere = KeyText("end · suspend (fg brings it back) · draw anew")
  let help = KeyText("this help", hint: "? help")
  let leave = KeyText("leave; at home the program (your place is kept)", hint: "q leave")
  let close = KeyText("close what is open")
  let nextLine = KeyText("the next line", hint: "↓ ↑ choose")
  let lineBefore = KeyText("the line before")
  let open = KeyText("open it", hint: "Enter opens")
  let reopen = KeyText("a line for the shell that reopens this screen; copied")
  let command = KeyText("the command that leads to the chosen line; copied", hint: "y command")

  let saveScreen = KeyText("save the screen: a text and an SVG file beside you")
  let mouse = KeyText("leave the mouse to the terminal, or take it back")
  let mouseIsLeft = "The mouse selects text in the terminal now; M takes it back."
  let mouseIsTaken =
    "The mouse is Wadachi's again; Shift and a drag selects text in most terminals."

  func copiesLine(_ way: CopyingWay) -> String {
    "\(English.asked(way)) to copy this line:"
  }

  let nothingToClick = "There is nothing to click here."

  func doesNothing(_ key: String) -> String {
    "“\(key)” does nothing here; ? shows the keys that do."
  }

  let helpTitle = "Help"
  let helpOnMouse = HelpSection(
    "The mouse",
    [
      ("click", "goes to what stands there, or presses the key it names"),
      ("wheel", "on and back, as the arrow keys"),
      ("Shift+drag", "selects text, as the terminal does without a program"),
    ])

  func title(of group: KeyGroup) -> String {
    switch group {
    case .time: "Through time"
    case .depth: "In and out"
    case .view: "What is shown of a place"
    case .places: "To other places"
    case .stops: "To where something happens"
    case .supposing: "What if"
    case .program: "The screen and the program"
    }
  }

  let helpEnds = "? or Esc closes this."
  let helpRow = KeyText("the next rows, those before")
  let helpPage = KeyText("a page on, a page back")
  let helpEndRows = KeyText("the first rows, the last")
  let closeHelp = KeyText("close the help")

  func keys(of room: String) -> String { "Keys: \(room)" }

  func rows(_ first: Int, to last: Int, of count: Int) -> String {
    "rows \(first)–\(last) of \(count) · ↓ ↑ scroll"
  }

  let confirmationTitle = "A question of the program"
  let yes = KeyText("yes", hint: "y yes")
  let no = KeyText("no", hint: "n no")
  let typingTitle = "While something is typed"
  let take = KeyText("take what was typed", hint: "Enter takes it")
  let complete = KeyText(
    "complete it by the list; again for the next line of it", hint: "Tab completes")
  let recall = KeyText("what was typed here before, and back", hint: "↑ recalls")
  let leaveLine = KeyText("leave the line", hint: "Esc leaves")
  let here = "^ here"

  func moreSuggestions(_ count: Int) -> String { "\(count) more: type to narrow the list" }

  func tooSmall(
    _ size: (columns: Int, rows: Int), smallest: (columns: Int, rows: Int)
  ) -> String {
    "Wadachi needs a window of at least \(smallest.columns)×\(smallest.rows); this one has "
      + "\(size.columns)×\(size.rows). Make it larger, or press Ctrl-C to end; --plain needs no window."
  }

  func saved(in path: String) -> String { "Saved in \(path)." }

  func took(_ table: CSVExamples, of file: String?) -> String? {
    let file = file ?? "the file"
    let header = table.hasHeader ? "The first line of \(file) was taken as a header." : nil
    let fields = "The fields of \(file) are separated by \(table.dialect.delimiter.plural)"
    let commas = table.dialect.hasDecimalComma ? ", its numbers have decimal commas." : "."
    let dialect = table.dialect.isUsual ? nil : fields + commas
    let words = [header, dialect].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  func opened(scenario title: String) -> String {
    "\(title). y gives the line that reopens it."
  }
}
