import CellCanvas
import LessonKit
import Testing
import Workbench

/// What looks as if it could be clicked can be; elsewhere a click says that nothing is there.
@Suite struct ClickTests {
  private static let nothing = "There is nothing to click here."

  /// A place of every kind of event.
  static let places = [
    "input", "dense", "dense 17 term 161", "relu", "dropout", "softmax", "loss", "blame dense_1 3",
    "gradient dense/kernel", "update dense_1/kernel", "again",
  ]

  /// Every view of a place.
  private func views(of place: String, _ size: Size) throws -> [Program] {
    var program = try Program(size)
    program.state.house.isUnwatched = true
    program.press("s", ":")
    program.send(.input(.paste(place)))
    program.press("Enter")
    var views = [program]
    let first = program.screen
    repeat {
      program.press("v")
      views.append(program)
    } while program.screen != first && views.count < 4
    return views
  }

  // MARK: The line of keys

  /// The words of the last row that are keys: where they stand, and which they are.
  private func hints(_ program: Program) -> [(x: Int, key: String)] {
    let signs = ["→": "Right", "←": "Left", "↓": "Down", "↑": "Up", "−": "-"]
    var found: [(Int, String)] = []
    for hint in program.state.keys.compactMap(\.hint) {
      let words = hint.split(separator: " ").map { signs[String($0)] ?? String($0) }
      guard let range = program.keys.range(of: " \(hint)  ") ?? program.keys.range(of: " \(hint)")
      else { continue }
      var x = program.keys[..<range.lowerBound].columns + 1
      for (word, shown) in zip(words, hint.split(separator: " ")) {
        guard Key(name: word) != nil else { break }
        found.append((x, word))
        x += shown.columns + 1
      }
    }
    return found
  }

  /// Who wants to select text gets the mouse of the terminal back.
  @Test func mLeavesTheMouseToTheTerminal() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", "M")
    #expect(program.effects.last == .takeMouse(false))
    #expect(program.sentence.contains("M takes it back"))
    program.press("M")
    #expect(program.effects.last == .takeMouse(true))
  }

  @Test(arguments: places) func aKeyOfTheBottomLineIsPressedByAClick(_ place: String) throws {
    for program in try views(of: place, Size(width: 80, height: 24)) {
      let hints = hints(program)
      #expect(hints.count >= 5, "\(program.keys)")
      for (x, key) in hints {
        var (clicked, pressed) = (program, program)
        clicked.click(x, program.lines.count - 1)
        pressed.press(key)
        #expect(clicked.screen == pressed.screen, "\(key) at \(x): \(program.keys)")
      }
    }
  }

  @Test(arguments: [[], ["l"], ["c"], ["t"], ["d"], ["Enter"], ["s", "b"], ["s", ":"]])
  func soItIsInEveryRoom(_ keys: [String]) throws {
    var program = try Program(Size(width: 120, height: 40))
    for key in keys { program.press(key) }
    let hints = hints(program)
    #expect(!hints.isEmpty, "\(program.keys)")
    for (x, key) in hints {
      var (clicked, pressed) = (program, program)
      clicked.click(x, program.lines.count - 1)
      pressed.press(key)
      #expect(clicked.screen == pressed.screen, "\(key) at \(x): \(program.keys)")
    }
  }

  // MARK: Rows and words

  /// Whatever is said to be clickable is: none of it answers that nothing is there.
  @Test(arguments: places) func everyTargetLeadsSomewhere(_ place: String) throws {
    for program in try views(of: place, Size(width: 120, height: 40)) {
      let picture = render(program.state)
      #expect(picture.clickable.count > 10)
      for (index, area) in picture.clickable.enumerated() {
        let middle = Point(x: area.x + area.width / 2, y: area.y)
        let action = picture.action(for: .mouse(MouseEvent(.press(.left), at: middle)))
        guard case .pointed(_, let hit) = action else { continue }
        #expect(hit != nil, "\(area) of \(place)")
        guard index.isMultiple(of: 12) else { continue }
        var clicked = program
        clicked.send(action)
        #expect(clicked.sentence != Self.nothing, "\(area) of \(place)")
      }
    }
  }

  /// The column and the row of a text on the screen.
  private func find(_ text: String, _ program: Program) throws -> (x: Int, y: Int) {
    let y = try #require(program.lines.firstIndex { $0.contains(text) }, "\(text)")
    let line = program.lines[y]
    let start = try #require(line.range(of: text)).lowerBound
    return (line[..<start].columns, y)
  }

  /// Where a click on a text leads: the top line.
  private func top(
    after text: String, at place: String, _ size: Size = Size(width: 80, height: 24)
  ) throws -> String {
    var program = try views(of: place, size)[0]
    let (x, y) = try find(text, program)
    program.click(x, y)
    return program.lines[0]
  }

  @Test func theRowsOfTablesLeadToWhatTheyAreAbout() throws {
    #expect(try top(after: "(20,14)", at: "dense 31").contains("› neuron 31 › pixel (20,14)"))
    #expect(try top(after: "bias b   ", at: "dense 31").contains("› neuron 31 › bias"))
    #expect(try top(after: "neuron 79 ", at: "dense").contains("› neuron 79 "))
    #expect(try top(after: "( 6,16)→31", at: "update dense/kernel").contains("pixel (6,16)"))
  }

  @Test func thePathLeadsToItsParts() throws {
    #expect(try top(after: "neuron 31", at: "dense 31 term 161").contains("weighted sum"))
    var program = try views(of: "dense 31 term 161", Size(width: 120, height: 40))[0]
    let (x, y) = try find("dense › neuron", program)
    program.click(x, y)
    #expect(!program.lines[0].contains("neuron"))
    program.press("Left")
    program.press("Right")
    let (forward, _) = try find("forward ›", program)
    program.click(forward, 0)
    #expect(program.lines[0].contains("forward › input"))
  }

  @Test func theCornerOfTheViewGoesOn() throws {
    var program = try views(of: "dense", Size(width: 80, height: 24))[0]
    let (x, y) = try find("→ next layer", program)
    program.click(x + 3, y)
    #expect(program.lines[0].contains("forward › relu"))
  }

  @Test func theDigitInThePaneLeadsToItsPixel() throws {
    var program = try views(of: "loss", Size(width: 120, height: 40))[0]
    let (_, y) = try find("── example 0", program)
    program.click(20, y + 5)
    #expect(program.lines[0].contains("forward › input › pixel ("))
  }

  @Test func aTitleLeadsToItsView() throws {
    var program = try views(of: "softmax", Size(width: 120, height: 40))[0]
    let (x, y) = try find("Temperature", program)
    var pressed = program
    program.click(x, y)
    pressed.press("v")
    #expect(program.screen == pressed.screen)
  }

  // MARK: Answers, lists

  @Test func anAnswerIsGivenByAClick() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", "a", "Right")
    var pressed = program
    let (x, y) = try find(" 2  ", program)
    program.click(x + 1, y)
    pressed.press("2", "Enter")
    #expect(program.state.question == nil)
    #expect(program.screen == pressed.screen)
  }

  @Test func soIsOneOfALesson() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("Enter", "PgDn", "PgDn")
    try #require(program.state.question?.wantsTyping == false)
    var pressed = program
    let (x, y) = try find("1  nearly all", program)
    program.click(x, y)
    pressed.press("1", "Enter")
    #expect(program.state.question == nil)
    #expect(program.screen == pressed.screen)
  }

  @Test func aStopIsChosenByAClickAndChangedByAnother() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", "b", "a", "text:loss > 2", "Enter", "a", "text:every 5", "Enter")
    let (x, y) = try find("loss > 2", program)
    program.click(x, y)
    #expect(program.lines[y].contains("▶ ◆ loss > 2"))
    program.click(x, y)
    #expect(program.sentence.contains("loss > 2"))
  }

  @Test func aSuggestionIsTakenByAClick() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", ":", "text:look")
    let (x, y) = try find("look again", program)
    program.click(x, y)
    #expect(program.lines[0].contains("look again"))
  }

  @Test func aMarkedPlaceIsGoneToByAClick() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", "Right", "m", "a", "Right", "'")
    let y = try #require(
      program.lines.lastIndex {
        $0.contains("│ a  ") || $0.contains("┃ a  ") || $0.contains("┃a  ") || $0.contains("┃ a ")
      })
    program.click(4, y)
    #expect(program.lines[0].contains("forward › dense"))
  }

  @Test func aLineOfAListIsOpenedByAClick() throws {
    for (keys, text, title) in [
      ([], "Train", "Training"), (["c"], "2-2-2", "Step"),
      (["l"], "08", "While a question is open"),
    ] {
      var program = try Program(Size(width: 80, height: 24))
      for key in keys { program.press(key) }
      let (x, y) = try find(text, program)
      program.click(x, y)
      #expect(program.state.titleOfKeys == title, "\(text)")
    }
  }

  @Test func elsewhereAClickSaysThatNothingIsThere() throws {
    for key in ["s", "t", "d", "l"] {
      var program = try Program(Size(width: 80, height: 24))
      program.press(key)
      program.click(79, 0)
      #expect(program.sentence == Self.nothing, "\(key)")
    }
  }
}
