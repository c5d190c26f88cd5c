import Foundation
import Testing

/// `wadachi predict`: a picture of one's own, and folders of pictures that are not MNIST.
@Suite struct PredictCommandTests {
  private struct Answer: Decodable {
    let said: Int
    let p: [Double]
    let pixels: [Int]
    let place: [Int]
    let dark_on_light: Bool
  }

  let folder: Folder
  let model: String

  /// A model that has learnt nothing says something all the same.
  init() throws {
    folder = try Folder()
    model = folder.file("m.safetensors").path
    let made = try Program.run([
      Wadachi.path, "train", "--data", "mnist:0-64", "--epochs", "1", "--batch", "32", "--network",
      "784 dense(10) softmax", "--save", model,
    ])
    #expect(made.status == 0, "\(made.errors)")
  }

  private func write(_ text: String, as name: String) throws -> String {
    let file = folder.file(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func run(_ words: String...) throws -> Program.Outcome {
    try Program.run([Wadachi.path, "predict"] + words)
  }

  /// A dark bar on light paper, in a corner.
  private func bar() throws -> String {
    let rows = (0..<60).map { row in
      (0..<50).map { (3..<8).contains($0) && (2..<22).contains(row) ? "20" : "240" }
        .joined(separator: " ")
    }
    return try write("P2 50 60 255\n" + rows.joined(separator: "\n"), as: "bar.pgm")
  }

  @Test func thePreparationIsSaidAndTheTenProbabilitiesTold() throws {
    let outcome = try run(try bar(), "--model", model)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.lines[0].hasSuffix(
        "bar.pgm: 50 × 60, dark on light, turned round; the 5 × 20 around its ink brought to 5 × 20, its "
          + "centre of mass to the middle of 28 × 28, as MNIST's were."), "\(outcome.output)")
    #expect(outcome.lines.count == 12 && outcome.lines[1].hasPrefix("It says "))
    let shown = try run(try bar(), "--model", model, "--show", "--classes", "a,b,c,d,e,f,g,h,i,j")
    #expect(shown.lines.count > 12 && shown.lines.last?.hasPrefix("j  ") == true)
  }

  @Test func asOneObject() throws {
    let outcome = try run(try bar(), "--model", model, "--json")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer.p.count == 10 && abs(answer.p.reduce(0, +) - 1) < 1e-5)
    #expect(answer.p.max() == answer.p[answer.said] && answer.dark_on_light)
    #expect(answer.place == [12, 4, 5, 20])
    #expect(answer.pixels.count == 784 && answer.pixels.count { $0 == 255 } == 100)
    let piped = try Program.run([
      "/bin/sh", "-c", "'\(Wadachi.path)' predict - --model '\(model)' --json < '\(try bar())'",
    ])
    let same = try JSONDecoder().decode(Answer.self, from: Data(piped.output.utf8))
    #expect(same.p == answer.p)
  }

  /// Without a model the trained one reads it; foreign weights are read with their network.
  @Test func anyNetworkOfPicturesReadsIt() throws {
    let bar = try bar()
    let trained = try run(bar)
    #expect(trained.status == 0 && trained.lines[1].hasPrefix("It says 1,"), "\(trained.output)")
    let out = folder.file("torch").path
    let made = try Program.run([Wadachi.path, "export", model, out, "--to", "pytorch"])
    #expect(made.status == 0, "\(made.errors)")
    let weights = "\(out)/weights.safetensors"
    let same = try run(bar, "--weights", weights, "--network", "784 dense(10) softmax")
    #expect(try same.output == run(bar, "--model", model).output, "\(same.errors)")
  }

  @Test func faultsAreOneSentence() throws {
    let blank = try write("P2 2 2 255\n7 7 7 7", as: "blank.pgm")
    for (words, status, sentence) in [
      ([try bar(), "--network", "784 dense(10) softmax"], 64, "name that with --weights FILE."),
      ([blank, "--model", model], 1, "a picture shows something, but nothing is drawn on it"),
      ([folder.file("no.png").path, "--model", model], 1, "there is no such file"),
      (
        [try write("\u{89}PNG", as: "x.png"), "--model", model], 1, "must be a number from 0 to 255"
      ),
      ([model, "--model", try bar()], 1, "bar.pgm"),
    ] as [([String], Int32, String)] {
      let outcome = try Program.run([Wadachi.path, "predict"] + words)
      #expect(outcome.status == status && outcome.output.isEmpty)
      #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
    }
  }
}

/// A folder that `WADACHI_DATA` names, with a name for each class.
@Suite struct OwnPicturesCommandTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    for set in ["train", "t10k"] {
      try Data([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 4] + (0..<32).map { UInt8($0 * 8) })
        .write(to: folder.file("\(set)-images.idx3-ubyte"))
      try Data([0, 0, 8, 1, 0, 0, 0, 2, 0, 1]).write(to: folder.file("\(set)-labels.idx1-ubyte"))
    }
    try Data("sandal\nankle boot\n".utf8).write(to: folder.file("classes.txt"))
  }

  private func run(_ words: [String]) throws -> Program.Outcome {
    try Program.run(
      [Wadachi.path] + words,
      environment: Program.newcomer.merging(["WADACHI_DATA": folder.url.path]) { $1 })
  }

  @Test func sentencesUseTheFoldersWords() throws {
    let shown = try run(["data", "show", "1"])
    #expect(shown.lines.last == "training picture 1: label 1, ankle boot", "\(shown.errors)")
    let walked = try run([
      "step", "--plain", "--network", "16 dense(2) softmax", "--example", "1",
    ])
    #expect(walked.output.contains("The picture shows “ankle boot”."), "\(walked.output)")
    let named = try run(["data", "show", "1", "--classes", "a,b"])
    #expect(named.lines.last == "training picture 1: label 1, b")
    let turned = try run(["data", "show", "1", "--transpose"])
    #expect(turned.status == 0 && turned.lines.dropLast() != shown.lines.dropLast())
  }

  @Test func theModelKeepsTheWordsAndHowPicturesAreTurned() throws {
    let model = folder.file("m.safetensors").path
    let made = try run([
      "train", "--network", "16 dense(2) softmax", "--epochs", "1", "--classes", "left,right",
      "--transpose", "--save", model,
    ])
    #expect(made.status == 0, "\(made.errors)")
    try FileManager.default.removeItem(at: folder.file("classes.txt"))
    let pixels = try run(["step", "--plain", "--model", model, "--test", "--at", "input"])
    #expect(pixels.output.contains(#/“left”|“right”/#), "\(pixels.output)")
    let told = try run([
      "step", "--plain", "--model", model, "--test", "--at", "input", "--transpose",
    ])
    #expect(told.output == pixels.output)
    let wrong = try run(["evaluate", model, "--wrong", "2"])
    #expect(wrong.output.contains(#/left|right/#), "\(wrong.output)")
    // Other words that are given hold.
    let other = try run(["step", "--plain", "--model", model, "--test", "--classes", "up,down"])
    #expect(other.output.contains(#/“up”|“down”/#), "\(other.output)")
  }

  /// Cases 20 and 13: what lies there is named, by every command alike.
  @Test func aWebPageInPlaceOfTheDataIsNamed() throws {
    let file = folder.file("train-images-idx3-ubyte.gz")
    try Data("<!DOCTYPE html><html><title>404</title>".utf8).write(to: file)
    for words in [
      ["data", "show", "0"], ["train", "--network", "16 dense(2) softmax"], ["step", "--plain"],
    ] {
      let outcome = try run(words)
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      #expect(
        outcome.errors.contains("but this is a web page, not a data file: download it again"),
        "\(outcome.errors)")
    }
    try FileManager.default.removeItem(at: folder.file("t10k-labels.idx1-ubyte"))
    try FileManager.default.removeItem(at: file)
    let missing = try run(["data", "show", "0"])
    #expect(
      missing.errors.contains(
        "must hold t10k-labels-idx1-ubyte, plain or as .gz, but there are classes.txt, t10k-images.idx3-ubyte"
      ),
      "\(missing.errors)")
  }
}
