import Foundation
import Testing

/// A CSV file of one's own, in every command that takes examples.
@Suite struct OwnTableCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Small pictures as `mnist_train.csv` has them: the class first, then bytes; the class is the row of ink.
  private func pictures() throws -> String {
    let lines = (0..<40).map { example in
      let row = example * 3 % 7
      let pixels = (0..<49).map { $0 / 7 == row ? "\(200 + example)" : "0" }
      return "\(row)," + pixels.joined(separator: ",")
    }
    return try write(lines.joined(separator: "\n"), as: "pictures.csv")
  }

  private func write(_ text: String, as name: String) throws -> String {
    let file = folder.file(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private static let named = ["--label", "first", "--scale", "255"]
  private static let network = ["--network", "49 dense(7) softmax"]

  private func run(_ words: [String]) throws -> Program.Outcome {
    try Program.run([Wadachi.path] + words)
  }

  @Test func bytesWithTheLabelFirstAreTrainedOnEvaluatedAndWalked() throws {
    let (table, model) = (try pictures(), folder.file("m.safetensors").path)
    let examples = ["--examples", table] + Self.named
    let trained = try run(
      ["train"] + examples + Self.network + [
        "--batch", "4", "--epochs", "30", "--validation", "8", "--optimizer", "adam:0.05",
        "--save", model,
      ])
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.output.contains("of those held out") && !trained.output.contains("test"))
    let asked = try run(["evaluate", model] + examples + ["--wrong", "3"])
    #expect(asked.status == 0 && asked.output.contains("40 of 40 right"), "\(asked.output)")
    let walked = try run(["step", "--plain", "--model", model, "--example", "1"] + examples)
    #expect(walked.status == 0, "\(walked.errors)")
    #expect(
      walked.output.contains(
        "The picture is of class 3. The network sees 49 numbers from 0 to 1; 7 are not 0."),
      "\(walked.output)")
    let more = try run(["train", "--resume", model, "--epochs", "31"])
    #expect(more.status == 0 && more.errors.contains("Goes on after step 240"), "\(more.errors)")
  }

  @Test func whatTheClassesAreCalledIsKeptInTheModel() throws {
    let (table, model) = (try pictures(), folder.file("m.safetensors").path)
    let examples = ["--examples", table] + Self.named
    let names = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu"]
    let trained = try run(
      ["train"] + examples + Self.network + [
        "--batch", "4", "--epochs", "1", "--save", model, "--classes",
        names.joined(separator: ","), "--transpose",
      ])
    #expect(trained.status == 0, "\(trained.errors)")
    let wrong = try run(["evaluate", model] + examples + ["--wrong", "3"])
    #expect(wrong.output.contains(#/ant|bee|cat|dog|eel|fox|gnu/#), "\(wrong.output)")
    let told = try run(
      ["evaluate", model] + examples + ["--classes", "a,b,c,d,e,f,g", "--wrong", "3"])
    #expect(!told.output.contains(#/ant|bee|cat|dog|eel|fox|gnu/#), "\(told.output)")
    let walked = try run(["step", "--plain", "--model", model, "--example", "1"] + examples)
    #expect(walked.output.contains("“dog”"), "\(walked.output)")
    let picture = try write(
      "P2 7 7 255\n" + (0..<49).map { "\($0 * 5)" }.joined(separator: " "), as: "p.pgm")
    let asked = try run(["predict", picture, "--as-is", "--model", model])
    #expect(asked.status == 0 && names.allSatisfy { asked.output.contains($0) }, "\(asked.output)")
    let more = try run(["train", "--resume", model, "--epochs", "2"] + examples)
    #expect(more.status == 0, "\(more.errors)")
  }

  @Test func theTraceHasThePixelsAndTheClass() throws {
    let outcome = try run(
      [
        "trace", "--examples", try pictures(), "--only", "input,target", "--no-shuffle", "--steps",
        "2",
      ]
        + Self.named + Self.network)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.lines.map(String.init)
    #expect(lines[1].contains("0.78431374"), "200 of 255")
    #expect(
      lines.contains { $0.contains("\"target\"") && $0.contains("[0.0,0.0,0.0,1.0,0.0,0.0,0.0]") },
      "\(lines)")
  }

  /// What must not be guessed is asked for by name, by every command alike.
  @Test(arguments: ["train", "watch", "step", "trace", "evaluate"])
  func theLabelIsAskedForByName(command: String) throws {
    let model = folder.file("m.safetensors").path
    let words: [String]
    if command == "evaluate" {
      let made = try run(
        ["train", "--save", model, "--epochs", "1", "--examples", try pictures()] + Self.named
          + Self.network)
      #expect(made.status == 0, "\(made.errors)")
      words = [command, model]
    } else {
      words = [command] + Self.network
    }
    let outcome = try run(words + ["--examples", try pictures()])
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains(
        "but it has 50; the first column looks like the class: --label first"),
      "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
    let bytes = try run(words + ["--examples", try pictures(), "--label", "first"])
    #expect(
      bytes.status == 1 && bytes.errors.contains("--scale 255 divides them"), "\(bytes.errors)")
  }

  /// What the training part is standardised by is said, kept, and used by every command.
  @Test func standardisationIsKeptInTheModel() throws {
    let model = folder.file("m.safetensors").path
    let lines = (0..<30).map { "\(1_000 + $0),\($0 % 2),\($0 < 15 ? 0 : 1)" }
    let table = try write(lines.joined(separator: "\n"), as: "t.csv")
    let examples = ["--examples", table, "--label", "last"]
    let trained = try run(
      ["train", "--network", "2 dense(1) sigmoid", "--loss", "binary_crossentropy"] + examples + [
        "--shuffle", "--standardize", "--validation", "6", "--epochs", "60", "--batch", "6",
        "--optimizer", "adam:0.1", "--save", model,
      ])
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(
      trained.errors.contains("Inputs are standardised by the 24 training examples: mean 1,01"),
      "\(trained.errors)")
    let asked = try run(["evaluate", model] + examples)
    #expect(asked.output.contains("(30 of 30 right)"), "\(asked.output)")
    let walked = try run(["step", "--plain", "--model", model] + examples)
    #expect(walked.output.contains("In goes −1."), "\(walked.output)")
    let more = try run(["train", "--resume", model, "--epochs", "61"])
    #expect(more.status == 0, "\(more.errors)")
    let exported = try run(["export", model, folder.file("out").path, "--to", "numpy"])
    #expect(exported.status == 0 && exported.errors.contains("It learnt from standardised inputs"))
  }

  /// Case 16: numbers and separators as spreadsheets of many countries write them.
  @Test(arguments: [
    ("0,5;1,0;1\r\n0,25;0,75;0\r\n", "separated by semicolons, its numbers have decimal commas."),
    ("sep=;\r\n0,5;1,0;1\r\n0,25;0,75;0\r\n", "separated by semicolons, its numbers have"),
    ("0.5\t1.0\t1\n0.25\t0.75\t0", "are separated by tabs."),
    ("0.5 1.0 1\n0.25 0.75 0\n", "are separated by blanks."),
  ])
  func aSpreadsheetOfAnotherCountryIsRead(text: String, words: String) throws {
    let outcome = try run([
      "trace", "--network", "2 dense(1) sigmoid", "--loss", "binary_crossentropy", "--examples",
      try write(text, as: "de.csv"), "--only", "input,target", "--no-shuffle", "--steps", "2",
    ])
    #expect(outcome.status == 0 && outcome.errors.contains(words), "\(outcome.errors)")
    for numbers in ["[0.5,1.0]", "[0.25,0.75]"] { #expect(outcome.output.contains(numbers)) }
  }

  @Test(arguments: [
    (["train", "--data", "two.csv"], "“two.csv” is a file: --examples two.csv"),
    (["train", "--data", "xor", "--examples", "two.csv"], "give one of them"),
    (["evaluate", "m", "--label", "first"], "name it with --examples FILE"),
    (["train", "--examples", "two.csv", "--scale", "0"], "--scale takes a number above 0"),
    (["step", "--examples", "two.csv", "--delimiter", "x"], "--delimiter takes comma, semicolon"),
  ])
  func whatCannotBeMeantIsSaid(words: [String], sentence: String) throws {
    let outcome = try run(words)
    #expect(outcome.status == 64 && outcome.errors.contains(sentence), "\(outcome.errors)")
  }
}
