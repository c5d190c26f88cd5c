import Foundation
import Testing

/// Files that promise more than they hold, or hold more than anybody asked for: each ends soon, in
/// little memory, with one sentence.
@Suite struct RobustFilesTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// How a run ended, what it said, and the most that it had in memory.
  struct Measured {
    let status: Int32
    let errors: String
    let peak: Int
  }

  /// What a listed file may take: 300 MB.
  static let most = 300 << 20

  private func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Measured {
    let errors = folder.file("errors")
    let process = try ChildProcess(
      arguments, errors: errors.path, environment: Program.newcomer.merging(environment) { $1 })
    let (status, peak) = process.waitAndMeasure()
    return Measured(
      status: status, errors: try String(contentsOf: errors, encoding: .utf8), peak: peak)
  }

  /// Runs the program on a file of that text, in `name`.
  private func run(
    _ name: String, _ content: Data, _ command: String...
  ) throws -> Measured {
    let file = folder.file(name)
    try content.write(to: file)
    return try run([Wadachi.path] + command + [file.path])
  }

  /// What a shell makes: gzip packs what would be too large to keep beside the tests.
  private func made(_ name: String, by script: String) throws -> String {
    let file = folder.file(name).path
    #expect(try run(["/bin/sh", "-c", "(\(script)) | gzip -1 > '\(file)'"]).status == 0)
    return file
  }

  private static func model(batch: String, steps: String = "1") -> Data {
    let description =
      #"{\"format\":2,\"network\":\"2 dense(1) sigmoid\",\"loss\":\"mean_squared_error\","#
      + #"\"optimizer\":\"sgd(0.1)\",\"seed\":7,\"step_count\":\#(steps),\"held\":[],"#
      + #"\"training\":{\"batch\":\#(batch),\"data\":\"xor\"}}"#
    var header =
      #"{"__metadata__":{"wadachi":"\#(description)"},"#
      + #""dense/bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
      + #""dense/kernel":{"dtype":"F32","shape":[2,1],"data_offsets":[4,12]}}"#
    while header.utf8.count % 8 != 0 { header += " " }
    return withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
      + Data(header.utf8) + Data(count: 12)
  }

  @Test(arguments: ["9223372036854775807", "4611686018427387904", "60001", "0", "-1", "1e30"])
  func aBatchOutOfBoundsIsRefused(batch: String) throws {
    let outcome = try run(
      "model.safetensors", Self.model(batch: batch), "train", "--epochs", "9", "--resume")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("batch is a whole number from 1 to 60000, but the file says"))
  }

  @Test func aStepCountOutOfBoundsIsRefused() throws {
    let outcome = try run(
      "model.safetensors", Self.model(batch: "1", steps: "9223372036854775807"), "evaluate",
      "--model")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("step_count is a whole number from 0 to "))
  }

  @Test func theSameModelWithinBoundsGoesOn() throws {
    let outcome = try run(
      "model.safetensors", Self.model(batch: "4"), "train", "--epochs", "9", "--resume")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func aPageBeyondEveryLessonDoesNotEndTheProgram() throws {
    let session = try TmuxSession()
    let kept = session.folder.appendingPathComponent("wadachi")
    try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
    try Data(#"{"version":1,"lastLesson":"00","pages":{"00":9223372036854775807}}"#.utf8)
      .write(to: kept.appendingPathComponent("progress.json"))
    try session.type(Wadachi.path)
    try session.press("Enter")
    try session.wait("the home screen") { $0.contains("Continue: 00") }
  }

  @Test func manyCommasAndManyLinesAreBounded() throws {
    let commas = try made("commas.csv.gz", by: "head -c 60000000 /dev/zero | tr '\\0' ','")
    let first = try run([Wadachi.path, "step", "--plain", "--examples", commas])
    #expect(first.status == 1 && first.peak < Self.most)
    #expect(first.errors.contains("line 1 must have at most 131072 fields, but it has more"))
    let rows = try made("rows.csv.gz", by: "yes 0,0,0 | head -c 30000000")
    let second = try run([Wadachi.path, "step", "--plain", "--examples", rows])
    #expect(second.status == 1 && second.peak < Self.most)
    #expect(second.errors.contains("line 1 must have 794 fields"))
  }

  private static let header =
    #"{"format":"wadachi-trace","version":1,"network":"784 dense(200) relu dense(10) softmax","#
    + #""loss":"categorical_crossentropy","optimizer":"sgd(0.1)","batch":1,"seed":7,"data":"xor"}"#

  /// The same gradient over and over in one step: the second is one too many.
  @Test func aStepIsNoLargerThanItsNetwork() throws {
    let line =
      #"{"step":1,"event":"gradient","parameter":"dense/kernel","shape":[784,200],"values":["#
      + Array(repeating: "0", count: 156_800).joined(separator: ",") + "]}"
    let begun = #"{"step":1,"event":"step_began","rows":1,"examples":[0]}"#
    let outcome = try run(
      "steps.jsonl", Data([Self.header, begun, line, line].joined(separator: "\n").utf8 + [10]),
      "step", "--plain", "--replay")
    #expect(outcome.peak < Self.most)
    #expect(
      outcome.errors.contains(
        "line 4, column 1: an event stands once in a step, but step 1 has gradient of "
          + "“dense/kernel” twice"))
  }

  @Test func aUnitHasAsManyNumbersAsTheNetworkSays() throws {
    let header = Self.header.dropLast() + #","detail":"unit"}"#
    let line =
      #"{"step":1,"event":"gradient","parameter":"dense/kernel","unit":0,"shape":[784],"values":["#
      + Array(repeating: "0", count: 100_000).joined(separator: ",") + "]}"
    let outcome = try run(
      "units.jsonl", Data("\(header)\n\(line)\n".utf8), "step", "--plain", "--replay")
    #expect(outcome.status == 1 && outcome.peak < Self.most)
    #expect(outcome.errors.contains("a unit has 784 numbers, but “values” of unit 0 has 100000"))
  }

  @Test func aTraceOfAVeryWideNetworkIsRefusedByItsSize() throws {
    let header = Self.header.replacing("784 dense(200)", with: "65536 dense(1000)")
      .replacing("sgd(0.1)", with: "adam")
    let outcome = try run(
      "wide.jsonl", Data("\(header)\n".utf8), "step", "--plain", "--replay")
    #expect(outcome.status == 1 && outcome.peak < Self.most)
    #expect(outcome.errors.contains("takes up to 192 MB, but that of this trace takes 750 MB"))
  }

  @Test func aliasesAreCounted() throws {
    let row = "[" + Array(repeating: "0", count: 1_000).joined(separator: ",") + "]"
    let text =
      "title: t\nnetwork: 1000 dense(1) sigmoid\nloss: mse\noptimizer: sgd(0.1)\ninputs:\n - &r \(row)\n"
      + String(repeating: " - *r\n", count: 10_000)
    let outcome = try run("rows.yaml", Data(text.utf8), "step", "--plain", "--scenario")
    #expect(outcome.status == 1 && outcome.peak < Self.most)
    #expect(outcome.errors.contains("takes up to 100 aliases (*name), and here is one more"))
  }

  @Test func layersAreLimited() throws {
    let network = "2 " + String(repeating: "relu ", count: 1_001)
    let outcome = try run([Wadachi.path, "step", "--plain", "--network", network])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("a network takes up to 1000 layers, not 1001"))
  }

  @Test func aStepOfVeryManyExamplesIsRefusedByItsSize() throws {
    let outcome = try run([Wadachi.path, "step", "--plain", "--batch", "60000"])
    #expect(outcome.status == 1 && outcome.peak < Self.most)
    #expect(outcome.errors.contains("a walk keeps steps of up to 256 MB: a batch of 6,155 fits"))
    let fitting = try run([Wadachi.path, "step", "--plain", "--batch", "6155"])
    #expect(fitting.status == 0 && fitting.peak < Self.most, "\(fitting.peak >> 20) MB")
  }

  #if os(Linux)
    /// Whatever the limit, the program works or says what it needs; it never waits for ever.
    @Test(arguments: [150_000, 200_000, 250_000, 300_000, 350_000, 500_000, 1_000_000])
    func littleAddressSpaceIsASentence(kilobytes: Int) throws {
      for command in ["data show 0", "train --epochs 1 --data mnist:0-100"] {
        let script = "ulimit -v \(kilobytes); exec timeout 60 '\(Wadachi.path)' \(command)"
        let outcome = try run(["/bin/bash", "-c", script])
        #expect(
          outcome.status == 0 || outcome.status == 1 && outcome.errors.contains("address space"),
          "\(command): \(outcome.status) \(outcome.errors)")
      }
    }
  #endif
}
