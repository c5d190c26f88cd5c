import CellCanvas
import Testing
import Workbench

/// `:` as a list that narrows while one types: the screen's words and file names, examples, steps and
/// what keys do.
@Suite struct PaletteTests {
  private func program(_ size: Size = Size(width: 80, height: 24)) throws -> Program {
    var program = try Program(size)
    program.press("s", ":")
    return program
  }

  /// The lines of the list: those between a rule and the line that is typed.
  private func list(_ program: Program) -> [String] {
    program.lines.dropLast(3).reversed().prefix { !$0.hasPrefix("─") }
      .reversed().map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The place where a walk stands, as `y` names it.
  private func place(_ program: Program) -> String {
    var program = program
    program.press("y")
    let words = program.screen.split(whereSeparator: { "\n\\│ ".contains($0) }).joined(
      separator: " ")
    return words.firstMatch(of: #/--at "([^"]*)"/#).map { String($0.1) } ?? words
  }

  @Test(arguments: [
    ("2nd dense", "dense_1"), ("dense2", "dense_1"), ("dense_2", "dense_2"),
    ("Dense 17", "dense 17"), ("dense17", "dense 17"), ("LOSS", "loss"), ("look again", "again"),
    ("update dense", "update dense/kernel"), ("pixel 5,21", "input 161"),
    ("step 1,001", "step 1001"), ("1,200", "step 1200"), ("δ relu 17", "blame relu 17"),
    ("dense/kernel 161,31", "update dense/kernel 161,31"),
    ("dense (5,21)→17", "dense 17 term 161"), ("(5,21)→17", "dense 17 term 161"),
    ("upd 2nd w", "update dense_1/kernel"), ("120", "step 120"), ("epoch 1", "input"),
    ("forward › dense › neuron 24 › weighted sum", "dense 24"),
    ("forward › 2nd dense › neuron 61 › neuron 40", "dense_1 61 term 40"),
    ("forward › dense › neuron 67 › pixel (22,12)", "dense 67 term 628"),
    ("update › dense weights › neuron 24 › from pixel (4,12)", "update dense/kernel 124,24"),
    ("the weight from pixel (5,21) to neuron 31", "dense 31 term 161"),
    ("dense weight from pixel (5,21) to neuron 31", "dense 31 term 161"),
    ("2nd dense weights", "dense_1"), ("digit 5", "softmax 5"),
  ])
  func theScreensWordsLeadThere(_ typed: String, _ wanted: String) throws {
    var program = try program()
    program.state.house.isUnwatched = true
    program.press("text:\(typed)", "Enter")
    let place = place(program)
    #expect(place.hasSuffix(wanted) || place.hasPrefix(wanted), "\(place)")
  }

  @Test func whatTheTopLineAndTheTitlesSayIsUnderstood() throws {
    var program = try program()
    program.press("text:update dense biases", "Enter", ":", "text:the bias of neuron 17", "Enter")
    #expect(place(program).hasSuffix("update dense/bias 17"))
    program.press(":")
    program.press("text:dense", "Enter", ":", "text:neuron 17", "Enter")
    #expect(place(program).hasSuffix("dense 17"))
    program.press(":", "text:from step to step", "Enter")
    #expect(program.lines[0].contains("from step to step"))
    program.press(":", "text:softmax", "Enter", ":", "text:temperature", "Enter")
    #expect(program.screen.contains("┌ Temperature"))
    program.press(":", "text:dropout masks", "Enter")
    #expect(program.screen.contains("┌ Masks"))
    program.press(":", "text:update dense", "Enter", ":", "text:life", "Enter")
    #expect(program.screen.contains("┌ Life"))
    program.press(":", "text:dense", "Enter", ":", "text:largest term", "Enter")
    #expect(program.lines[0].contains("pixel"))
    program.press(":", "text:run", "Enter")
    #expect(program.state.tickMilliseconds != nil)
  }

  @Test func stopsAndWhatIfTakeTheSameWords() throws {
    var program = try program()
    program.press("Esc", "w")
    program.press("text:update › dense weights › neuron 24 › from pixel (4,12) = 0.5", "Enter")
    #expect(program.screen.contains("dense weight from pixel (4,12) to neuron 24 = 0.5"))
    program.press("u", "w", "text:pixel 5,21 = 0.5", "Enter")
    #expect(program.sentence.hasPrefix("pixel (5,21) = 0.5 from here on"), "\(program.sentence)")
    program.press("b", "a")
    program.press("text:dense weights › neuron 31 › from pixel (5,21) passes 0.02", "Enter")
    #expect(program.screen.contains("◆ dense/kernel 161,31 passes 0.02"))
  }

  @Test func anExampleIsTakenForThisSameStep() throws {
    var program = try program()
    program.press("text:example 7", "Enter")
    #expect(program.screen.contains("example 7 "), "\(program.screen)")
    #expect(program.screen.contains(" step 1 of "), "\(program.screen)")
  }

  @Test func theListNarrowsAndShowsBothMeanings() throws {
    var program = try program()
    #expect(list(program).last?.contains("more: type to narrow the list") == true)
    program.press("text:dense2")
    let lines = list(program)
    #expect(lines.first?.contains("forward › 2nd dense") == true, "\(lines)")
    #expect(lines.contains { $0.contains("dense_2") && $0.contains("3rd dense") }, "\(lines)")
    #expect(lines.contains { $0.contains("dense 2") && $0.contains("neuron 2") }, "\(lines)")
  }

  @Test func tabCompletesAndGoesThroughTheList() throws {
    var program = try program()
    program.press("text:upd 2nd", "Tab")
    #expect(program.sentence.hasPrefix("Go to: update 2nd dense weights"))
    program.press("Tab")
    #expect(program.sentence.hasPrefix("Go to: update 2nd dense biases"))
    program.press("Enter")
    #expect(place(program).hasSuffix("update dense_1/bias"))
  }

  @Test func whatAKeyDoesIsFoundByItsWords() throws {
    var program = try program()
    program.press("text:list of st")
    #expect(list(program).contains { $0.contains("the list of stops") && $0.contains("key b") })
    program.press("Enter")
    #expect(program.screen.contains("What a stop can be, and when it holds:"))
  }

  @Test func otherKeysAreFoundByTheirWordsToo() throws {
    for (typed, key) in [
      ("another ex", "n"), ("the one before", "p"), ("to the last", "G"), ("what if", "w"),
      ("ask me", "a"), ("faster", "+"), ("a step on", "]"), ("on to the next", "c"),
    ] {
      var program = try program()
      program.press("text:\(typed)")
      #expect(list(program).contains { $0.hasSuffix("key \(key)") }, "\(list(program))")
    }
  }

  @Test func upRecallsAndEscLeaves() throws {
    var program = try program()
    program.press("text:loss", "Enter", ":", "text:dense 3", "Enter", ":", "Up")
    #expect(program.sentence.hasPrefix("Go to: dense 3"))
    program.press("Up")
    #expect(program.sentence.hasPrefix("Go to: loss"))
    program.press("Down", "Down")
    #expect(program.sentence.hasPrefix("Go to:     such as"), "\(program.sentence)")
    program.press("Esc")
    #expect(!program.sentence.hasPrefix("Go to"))
  }

  @Test(arguments: [
    ("dense 200", 14, "a whole number 0–199; “200” was given"),
    ("example 99999999", 16, "an example is a whole number 0–"),
    ("lose", 8, "(did you mean “loss”?)"), ("step 99999999", 13, "a jump leads up to"),
  ])
  func aMistakeKeepsTheTextAndPoints(_ typed: String, _ column: Int, _ says: String) throws {
    var program = try program()
    program.press("text:\(typed)", "Enter")
    #expect(program.sentence.hasPrefix("Go to: \(typed)"), "\(program.screen)")
    let below = program.lines[program.lines.count - 2]
    #expect(below == String(repeating: " ", count: column) + "^ here", "\(program.screen)")
    let words = program.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(says), "\(program.screen)")
    program.press("Esc")
    #expect(place(program).hasSuffix("input"))
  }
}
