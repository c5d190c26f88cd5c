import Foundation
import Testing

/// A mistake on the command line is met with what was meant, in a sentence or two, and ends with 64.
@Suite struct MisuseTests {
  /// What is typed, and what is said.
  struct Case: CustomTestStringConvertible {
    let line: String
    let sentence: String
    var help: String
    var testDescription: String { line }

    init(_ line: String, _ sentence: String, _ help: String) {
      self.line = line
      self.sentence = sentence
      self.help = help
    }
  }

  static let cases = [
    Case("trian", "There is no command “trian”; did you mean “train”?", "wadachi"),
    Case("help evalaute", "There is no command “evalaute”; did you mean “evaluate”?", "wadachi"),
    Case("hlep", "There is no command “hlep”; did you mean “help”?", "wadachi"),
    Case(
      "data --label",
      "wadachi data has no option --label; it is one of “wadachi step” and 6 others.",
      "wadachi data"),
    Case("Train", "There is no command “Train”; did you mean “train”?", "wadachi"),
    Case(
      "lessons chek", "“wadachi lessons” has no command “chek”; did you mean “check”?",
      "wadachi lessons"),
    Case(
      "data shwo 0", "“wadachi data” has no command “shwo”; did you mean “show”?", "wadachi data"),
    Case(
      "train --epcohs 3", "wadachi train has no option --epcohs; did you mean --epochs?",
      "wadachi train"),
    Case(
      "train -epochs 3", "wadachi train has no option -epochs; did you mean --epochs?",
      "wadachi train"),
    Case(
      "step --epochs 3",
      "wadachi step has no option --epochs; it is one of “wadachi watch”, “wadachi train”.",
      "wadachi step"),
    Case("--nonsense", "wadachi has no option --nonsense.", "wadachi"),
    Case("--plian", "wadachi has no option --plian; did you mean --plain?", "wadachi"),
    Case("--ascii step", "A command stands before its options: wadachi step …", "wadachi"),
    Case("train --help=3", "--help takes no value.", "wadachi train"),
    Case("train --epochs", "--epochs needs its value: --epochs N.", "wadachi train"),
    Case("train --epochs --json", "--epochs needs its value: --epochs N.", "wadachi train"),
    Case("train --epochs x", "--epochs takes a whole number; “x” was given.", "wadachi train"),
    Case("train --epochs -3", "--epochs must be at least 1; -3 was given.", "wadachi train"),
    Case(
      "step --seed -1", "--seed takes a whole number from 0; “-1” was given.", "wadachi step"),
    Case(
      "TRAIN --epochs 1", "There is no command “TRAIN”; did you mean “train”?", "wadachi"),
    Case(
      "learn activation",
      "There is no lesson “activation”; did you mean 08, “Activation functions”?",
      "wadachi learn"),
    Case(
      "watch --at 99999999", "--at is a batch from 0 to 4,300; 99,999,999 was given.",
      "wadachi watch"),
    Case(
      "step --plain --what-if foo", "“foo” is nothing that could be otherwise; it is rate 0.5",
      "wadachi step"),
    Case("train --lr x", "--lr takes a number; “x” was given.", "wadachi train"),
    Case("train 5", "wadachi train takes options alone; “5” is none.", "wadachi train"),
    Case("data show 1 2", "wadachi data show takes N; “2” is too many.", "wadachi data show"),
    Case("data show x", "N takes a whole number; “x” was given.", "wadachi data show"),
    Case(
      "export a b", "wadachi export needs --to FORM: keras, pytorch, numpy or csv.",
      "wadachi export"),
    Case(
      "export a b --to keas",
      "--to takes keras, pytorch, numpy or csv; “keas” was given (did you mean “keras”?).",
      "wadachi export"),
    Case(
      "step --theme lihgt",
      "--theme takes auto, dark or light; “lihgt” was given (did you mean “light”?).",
      "wadachi step"),
    Case("step --size 80", "--size takes a size such as 80x24; “80” was given.", "wadachi step"),
    Case(
      "step --scenario mazru", "There is no scenario “mazru”; did you mean “mazur”?",
      "wadachi step"),
    Case(
      "train --lr 0.1 --optimizer sgd:0.5",
      "--optimizer sgd:0.5 and --learning-rate 0.1 name two rates: give one.", "wadachi train"),
    Case(
      "train --dropout 0.5 --network 784,dense:10", "--network: ", "wadachi train"),
    Case(
      "step --example 60000", "--example is a number from 0 to 59,999; 60,000 was given.",
      "wadachi step"),
    Case(
      "train --dropout 1", "--dropout takes a number from 0 to below 1; 1.0 was given.",
      "wadachi train"),
    Case(
      "step --dropout 0.5 --scenario mazur",
      "A scenario names its own network and data: leave out --dropout.", "wadachi step"),
  ]

  @Test(arguments: cases) func aMistakeIsMetWithWhatWasMeant(mistake: Case) throws {
    let words = mistake.line.split(separator: " ").map(String.init)
    let outcome = try Program.run([Wadachi.path] + words)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("Error: \(mistake.sentence)") == true, "\(outcome.errors)")
    #expect(lines.last == "See “\(mistake.help) --help”.")
  }

  @Test(arguments: ["sdg", "adma", "rmsporp"]) func optimizersAreSuggested(name: String) throws {
    let outcome = try Program.run("train", "--optimizer", name)
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.hasPrefix("Error: --optimizer: “\(name)” is no optimizer (did you mean “"))
  }

  @Test func aMismatchNamesWhatWasGiven() throws {
    let outcome = try Program.run("train", "--data=xor", "--network", "3 dense(1) sigmoid")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors
        == "Error: --network, --data: An example has 2 inputs; the network takes 3.\n")
  }

  @Test func whatIsASlipOfDataIsSuggestedToo() throws {
    let outcome = try Program.run("train", "--data", "mnits:0-500")
    #expect(
      outcome.errors.hasPrefix("Error: --data: “mnits:0-500” is no data (did you mean “mnist”?)"))
  }
}

/// Other names of options, and names in any case, lead to the same training.
@Suite(.serialized) struct OptionNameTests {
  /// What a training on four points says of itself.
  private func header(_ words: String...) throws -> String {
    let outcome = try Program.run(
      [Wadachi.path, "train", "--data", "xor", "--epochs", "1", "--json"] + words)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return String(outcome.lines.first ?? "")
  }

  @Test func theRateOfAnOptimizerIsAnOptionToo() throws {
    let wanted = try header("--optimizer", "adam:0.01")
    #expect(wanted.contains("adam(0.01)"))
    #expect(try header("--optimizer", "adam", "--lr", "0.01") == wanted)
    #expect(try header("--optimizer", "Adam", "--learning-rate=0.01") == wanted)
    #expect(try header("--optimizer", "adam:0.01", "--lr", "0.01") == wanted)
    #expect(try header("--lr", "0.25").contains("(0.25)"))
  }

  @Test func batchSizeIsBatch() throws {
    let wanted = try header("--batch", "2")
    #expect(try header("--batch-size", "2") == wanted)
  }

  @Test func dropoutSetsEveryDropoutLayer() throws {
    let network = "2 dense(4) relu dropout(0.2) dense(4) relu dropout(0.3) dense(1) sigmoid"
    let told = try header("--network", network, "--dropout", "0.5", "--loss", "mse")
    #expect(
      told.contains(
        "2 dense(4) relu dropout(0.5) dense(4) relu dropout(0.5) dense(1) sigmoid"))
    let without = try Program.run(
      "train", "--data", "xor", "--network", "2 dense(1) sigmoid", "--dropout", "0.5")
    #expect(without.status == 64)
    #expect(
      without.errors.hasPrefix(
        "Error: --dropout sets the rate of dropout layers, and “2 dense(1) sigmoid” has none.\n"))
  }

  @Test func namesStandInAnyCase() throws {
    let network = "2 dense(2) relu dense(1) sigmoid"
    let wanted = try header("--network", network, "--loss", "mse")
    #expect(
      try header("--network", "2 Dense(2) ReLU dense(1) Sigmoid", "--loss", "MSE") == wanted)
    let outcome = try Program.run(
      "train", "--data", "XOR", "--epochs", "1", "--json", "--network", network, "--loss", "mse")
    #expect(outcome.lines.first.map(String.init) == wanted)
  }

  @Test func quietSaysTheLastEpochAndTheBest() throws {
    let words = ["train", "--data", "xor", "--epochs", "20"] + Foreign.network
    let folder = try Folder()
    let file = folder.file("m").path
    let quiet = try Program.run([Wadachi.path] + words + ["-q", "--save", file])
    #expect(quiet.status == 0 && quiet.errors == "")
    #expect(quiet.lines.count == 2 && quiet.lines.first?.hasPrefix("epoch 20/20 ") == true)
    #expect(
      try Program.run([Wadachi.path] + words + ["--save", file]).errors == "Saved \(file).\n")
  }
}
