import CellCanvas
import Testing
import Workbench

/// What `y` and `Y` have copied, and what is said of it.
@Suite struct CopyingTests {
  private func program(_ size: Size = Size(width: 120, height: 40)) throws -> Program {
    var program = try Program(size)
    program.state.house.copying = .terminal
    return program
  }

  @Test func theLineIsCopiedAndStandsOnTheScreenToBeSelected() throws {
    var program = try program()
    program.press("s", "Right", "y")
    let line = #"wadachi step --seed 7 --example 0 --at "step 1 dense""#
    #expect(program.effects.last == .copy(line))
    #expect(program.sentence == line)
    #expect(program.screen.contains("The terminal was asked to copy this line:"))
    program.state.house.copying = .tmux
    program.press("y")
    #expect(program.screen.contains("The terminal was asked, through tmux, to copy this line:"))
  }

  /// What is broken over rows on the screen is copied as one line.
  @Test func aLongLineIsCopiedWhole() throws {
    var program = try program(Size(width: 80, height: 24))
    program.press("s", "Right", "v", "w", "text:optimizer adam(0.01, beta_1: 0.8)", "Enter", "y")
    guard case .copy(let line)? = program.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(!line.contains("\n") && !line.contains("\\"))
    #expect(line.contains(#"--what-if "optimizer adam(0.01, beta_1: 0.8)""#))
    #expect(program.lines.contains { $0.hasPrefix(" wadachi step") && $0.hasSuffix("\\") })
  }

  @Test func theReceiptIsCopied() throws {
    var program = try program()
    program.press("s", "Right", "Y")
    guard case .copy(let text)? = program.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.contains("print("))
    #expect(program.sentence == "The terminal was asked to copy this script.")
  }

  @Test(arguments: ["s", "t", "d", "Enter"])
  func everyRoomsLineIsCopied(_ room: String) throws {
    var program = try program()
    program.press(room, "y")
    #expect(program.effects.last == .copy(program.sentence))
  }

  /// At home and in lists the command that leads to the chosen line is copied.
  @Test func theCommandOfALineIsCopied() throws {
    var program = try program(Size(width: 80, height: 24))
    #expect(program.keys.contains("y command"))
    program.press("y")
    #expect(program.effects.last == .copy("wadachi learn 00"))
    program.press("Down", "Down", "y")
    #expect(program.effects.last == .copy("wadachi step"))
    program.press("Down", "y")
    #expect(program.screen.contains("No command opens the list alone"))
    program.press("Down*2", "y")
    guard case .copy(let line)? = program.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(line.hasPrefix("wadachi evaluate ") && line.hasSuffix(".safetensors --screen"))
    program.press("l", "Down", "y")
    #expect(program.effects.last == .copy("wadachi learn 05"))
    #expect(program.keys.contains("y command"))
    program.press("Up*2", "Enter", "y", "q", "q", "c")
    program.send(.scenarios(try Program().state.house.course.scenarios.entries))
    program.press("Down", "Down", "y")
    #expect(program.effects.last == .copy("wadachi step --scenario xor"))
  }

  @Test func whatIsNoLineIsNotCopied() throws {
    var program = try program()
    program.press("t", "Right", "s", "y")
    #expect(program.sentence.hasPrefix("A training's walk has no line"))
    #expect(!program.effects.contains { if case .copy = $0 { true } else { false } })
  }

  /// Without a terminal there is nothing to ask, and nothing is said of it.
  @Test func aRunWithoutATerminalCopiesNothing() throws {
    var program = try Program()
    program.press("s", "Right", "y", "Y")
    #expect(!program.effects.contains { if case .copy = $0 { true } else { false } })
    #expect(!program.screen.contains("copy"))
  }

  @Test func theLineIsThereWhileAQuestionIsOpen() throws {
    var program = try Program()
    program.press("s", "a", "Right", "y")
    #expect(program.state.question != nil)
    #expect(program.sentence == #"wadachi step --seed 7 --example 0 --at "step 1 dense" --ask"#)
  }
}
