import Foundation
import Testing

/// `wadachi step --plain` as a shell sees it: what is chosen there is kept from day to day.
@Suite struct PlainCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Types lines in plain mode; returns what was answered.
  private func type(_ lines: String, _ options: String = "") throws -> Program.Outcome {
    try Program.run(
      ["/bin/sh", "-c", "printf '\(lines)' | '\(Wadachi.path)' step --plain \(options)"],
      environment: Program.newcomer.merging(["XDG_CONFIG_HOME": folder.url.path]) { $1 })
  }

  @Test func whatIsChosenInPlainModeIsKept() throws {
    let first = try type("ask on\\nstop every 7\\n")
    #expect(first.status == 0 && first.errors == "")
    let second = try type("next\\nskip\\nstops\\nask off\\n")
    #expect(second.output.contains("or skip."))
    #expect(second.lines.contains("Stop 1: every 7"))
    let third = try type("next\\nstops\\n", "--stop nan")
    #expect(!third.output.contains("or skip."))
    #expect(third.lines.suffix(2) == ["Stop 1: every 7", "Stop 2: nan"])
    let fourth = try type("stops\\n")
    #expect(fourth.lines.last == "Stop 1: every 7")
  }

  @Test(arguments: [["--ascii"], []]) func plainTextIsPureASCIIWhereThatIsWanted(
    options: [String]
  ) throws {
    let environment = options.isEmpty ? ["LC_ALL": "C"] : [:]
    for command in [["step", "--at", "softmax"], ["learn", "08"], ["learn"]] {
      let outcome = try Program.run(
        [Wadachi.path] + command + ["--plain"] + options,
        environment: Program.newcomer.merging(environment) { $1 })
      #expect(outcome.status == 0 && !outcome.output.isEmpty)
      #expect((outcome.output + outcome.errors).filter { !$0.isASCII } == "")
    }
  }

  @Test func messagesAndJSONArePureASCIIWhereTheLocaleIs() throws {
    let slip = try Program.run("trian", environment: ["LC_ALL": "C"])
    #expect(slip.errors.hasPrefix("Error: There is no command \"trian\"; did you mean \"train\"?"))
    let table = folder.file("für.csv")
    try Data("0,1,1\n1,0,0\n".utf8).write(to: table)
    let training = ["train", "--epochs", "1", "--json", "--examples", table.path] + Foreign.network
    let json = try Program.run(
      [Wadachi.path] + training, environment: Program.newcomer.merging(["LC_ALL": "C"]) { $1 })
    #expect(json.status == 0 && json.lines.first?.contains("f\\u00fcr.csv") == true)
    let named = try Program.run([Wadachi.path] + training)
    #expect(named.lines.first?.contains("für.csv") == true)
  }

  @Test func plainTextIsAskedForByTheEnvironmentToo() throws {
    let asked = try Program.run("step", environment: ["WADACHI_PLAIN": "1"])
    let plain = try Program.run("step", "--plain")
    #expect(plain.output == asked.output)
    let home = try Program.run(environment: ["WADACHI_PLAIN": "1"])
    #expect(home.lines[1].hasPrefix("1 Meet your first digit"))
  }

  /// Types lines at home.
  private func atHome(_ lines: String...) throws -> Program.Outcome {
    let typed = lines.map { $0 + "\\n" }.joined()
    let outcome = try Program.run(
      ["/bin/sh", "-c", "printf '\(typed)' | '\(Wadachi.path)' --plain"],
      environment: Program.newcomer.merging([
        "XDG_CONFIG_HOME": folder.url.path, "XDG_STATE_HOME": folder.url.path,
      ]) { $1 })
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    return outcome
  }

  @Test func homeIsAMenuOfNumbersAndWords() throws {
    let menu = try atHome()
    #expect(menu.lines.count == 12 && menu.lines[3] == "3 Step: a training step, by numbers")
    #expect(menu.lines.last?.hasPrefix("Type a number or a word") == true)
    let slips = try atHome("fly", "99", "7", "help", "quit", "step")
    #expect(slips.lines.count == 16)
    #expect(slips.lines[12].hasPrefix("“fly” is no command. Type a number"))
    #expect(slips.lines[14].hasPrefix("Drawing needs a screen; wadachi predict FILE"))
  }

  @Test func roomsAreOpenedFromHomeAndComeBackFrom() throws {
    let rooms = try atHome("step", "next", "quit", "8", "quit", "evaluate", "quit", "10")
    #expect(rooms.lines.filter { $0 == "3 Step: a training step, by numbers" }.count == 4)
    #expect(rooms.output.contains("forward › dense"))
    #expect(rooms.output.contains("Digit 0 of 60,000"))
    #expect(rooms.output.contains("tutorial-trained.safetensors · 10,000 test digits"))
    let lists = try atHome(
      "learn", "8", "quit", "quit", "4", "xor", "quit", "quit", "learn 9", "quit")
    #expect(lists.output.contains("Lesson 08 ·") && lists.output.contains("Lesson 09 ·"))
    #expect(lists.lines.contains("3 xor: XOR with three hidden neurons"))
    #expect(lists.output.contains("step 1, forward › input"))
    #expect(lists.lines.contains { $0.hasPrefix("1 Continue: 09 ") })
  }

  @Test func aTrainingIsLeftForHome() throws {
    let training = try atHome("train", "next", "quit", "quit")
    #expect(training.lines.filter { $0 == "5 Train: watch it learn 60,000 digits" }.count == 2)
  }

  @Test func aTerminalThatCannotMoveItsCursorIsTold() throws {
    let walk = try PseudoTerminal.output(
      on: "dumb", ["step"], question: "forward › input", reply: "quit\n")
    #expect(
      walk.contains(
        "The terminal “dumb” cannot move its cursor: here is plain text, as with --plain or "
          + "WADACHI_PLAIN=1.\n"))
  }

  @Test func settingsMayBeEditedByHand() throws {
    let file = folder.url.appendingPathComponent("wadachi/settings.json")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(#"{"theme": "Light", "stops": [{"stop": "every 7"}]}"#.utf8).write(to: file)
    let read = try type("stops\n")
    #expect(read.errors == "" && read.lines.last == "Stop 1: every 7")
    try Data(#"{"theme": "purple"}"#.utf8).write(to: file)
    let refused = try type("stops\n")
    #expect(
      refused.errors.hasPrefix(
        "settings.json cannot be understood at “theme”; it was set aside as "))
  }

  @Test func aDamagedFileIsSaidAndTheWalkGoesOn() throws {
    let file = folder.url.appendingPathComponent("wadachi/settings.json")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("{".utf8).write(to: file)
    let outcome = try type("next\\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasPrefix("settings.json cannot be understood; it was set aside as "))
    #expect(outcome.output.contains("forward › dense"))
  }
}
