import Foundation
import Testing

/// A cut or flipped file of digits: one sentence and status 1, whatever would have read it.
@Suite struct DamagedDigitsTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private static let names = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]
  private static let toTrain = [
    "step --plain", "step --keys KEYS", "learn 00 --keys KEYS", "data show 0", "data --keys KEYS",
    "trace --steps 1 --only loss",
  ]
  private static let toTest = ["data show 0 --test"]
  private static let both = ["train --epochs 1"]

  /// Sixty pictures, packed or not, of which one file is damaged.
  private func write(_ damaged: String, isPacked: Bool, _ damage: (inout Data) -> Void) throws {
    for name in Self.names {
      let isImages = name.contains("images")
      var bytes = Data([0, 0, 8, isImages ? 3 : 1, 0, 0, 0, 60])
      if isImages { bytes += [0, 0, 0, 28, 0, 0, 0, 28] }
      var state: UInt32 = 1
      for index in 0..<60 * (isImages ? 784 : 1) {
        state = state &* 1_664_525 &+ 1_013_904_223
        bytes.append(isImages ? UInt8(state >> 24) : UInt8(index % 10))
      }
      let file = folder.file(name)
      try bytes.write(to: file)
      if isPacked {
        let pack = try Program.run(["/bin/sh", "-c", "gzip -nf '\(file.path)'"])
        #expect(pack.status == 0)
      }
      guard name == damaged else { continue }
      let target = isPacked ? file.appendingPathExtension("gz") : file
      var content = try Data(contentsOf: target)
      damage(&content)
      try content.write(to: target)
    }
  }

  private func run(_ command: String) throws -> Program.Outcome {
    let keys = folder.file("keys")
    try Data("Right\n".utf8).write(to: keys)
    let words = command.replacing("KEYS", with: keys.path).split(separator: " ").map(String.init)
    return try Program.run(
      [Wadachi.path] + words,
      environment: Program.newcomer.merging(["WADACHI_DATA": folder.url.path]) { $1 })
  }

  private func expectOneSentence(_ commands: [String], about name: String) throws {
    var sentences: Set<String> = []
    for command in commands {
      let outcome = try run(command)
      #expect(outcome.status == 1, "\(command)")
      #expect(outcome.output == "", "\(command)")
      #expect(
        outcome.errors.hasPrefix("Error: ") && outcome.errors.contains("/\(name)"),
        "\(command): \(outcome.errors)")
      sentences.insert(outcome.errors)
    }
    #expect(sentences.count == 1, "\(sentences)")
  }

  private func commands(reading name: String) -> [String] {
    if name.contains("labels") { return Self.toTrain + Self.toTest + Self.both }
    return name.hasPrefix("train") ? Self.toTrain + Self.both : Self.toTest + Self.both
  }

  @Test(arguments: names, [true, false])
  func aCutFileIsOneSentence(name: String, isPacked: Bool) throws {
    try write(name, isPacked: isPacked) { $0 = $0.prefix($0.count - 20) }
    try expectOneSentence(commands(reading: name), about: name)
  }

  @Test(arguments: names, [true, false])
  func aFlippedByteIsOneSentence(name: String, isPacked: Bool) throws {
    // In a plain file nothing tells a wrong pixel from a right one; its header does.
    try write(name, isPacked: isPacked) { $0[isPacked ? $0.count / 2 : 2] ^= 0x10 }
    try expectOneSentence(commands(reading: name), about: name)
  }

  /// These are pictures with labels, and no digits: nothing calls them so.
  @Test func picturesThatAreNoDigitsAreNotCalledSo() throws {
    try write("none", isPacked: false) { _ in }
    let shown = try run("data show 0")
    #expect(shown.lines.last == "training picture 0: label 0")
    let dump = folder.file("dump")
    #expect(try run("data --keys KEYS --dump \(dump.path)").status == 0)
    let screen = try String(
      contentsOf: dump.appendingPathComponent("0001-Right.txt"), encoding: .utf8)
    #expect(screen.contains("Picture 1 of 60"))
    let walked = try Program.run(
      ["/bin/sh", "-c", "printf 'next\\nview\\n' | '\(Wadachi.path)' step --plain"],
      environment: Program.newcomer.merging(["WADACHI_DATA": folder.url.path]) { $1 })
    // The first line of plain text lists the commands, `digits` among them.
    let lines = walked.output.split(separator: "\n").dropFirst().joined(separator: "\n")
    for text in [screen, lines] {
      #expect(!text.contains(" ink") && !text.contains(" digit"), "\(text)")
    }
  }

  /// Numbers of a table are no bytes of a picture, however many they are.
  @Test func numbersOfATableAreNotCalledPixelsOfInk() throws {
    let table = folder.file("table.csv")
    let row = (0..<784).map { "\(Double($0 % 10) / 8)" } + ["3"]
    try Data((row.joined(separator: ",") + "\n").utf8).write(to: table)
    let outcome = try Program.run([
      "/bin/sh", "-c",
      "printf 'view\\nin\\nnext\\nout\\nnext\\nnext\\nview\\nnext\\n' | '\(Wadachi.path)' step --plain "
        + "--network '784 dense(10) softmax' --loss sparse_categorical_crossentropy "
        + "--examples '\(table.path)'",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").dropFirst().joined(separator: "\n")
    for word in [" ink", " digit", "/ 255", "paper"] {
      #expect(!lines.contains(word), "\(word): \(lines)")
    }
  }

  @Test func wholeFilesOfThisKindAreShown() throws {
    try write("none", isPacked: true) { _ in }
    for command in Self.toTrain + Self.toTest + Self.both {
      let outcome = try run(command)
      #expect(outcome.status == 0, "\(command): \(outcome.errors)")
    }
  }
}
