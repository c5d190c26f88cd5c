import Foundation
import Testing

/// What a learner made is not lost: outputs that take nothing, names and folders that will not do,
/// numbers that are finite no more.
@Suite(.serialized) struct NothingIsLostTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  static let short = [
    "--network", "784 dense(8) relu dense(10) softmax", "--data", "mnist:0-640", "--batch", "100",
  ]

  /// The command line of a training, in the shell's own words.
  private func line(_ arguments: [String]) -> String {
    ([Wadachi.path, "train"] + arguments).map { "'\($0)'" }.joined(separator: " ")
  }

  private func bash(_ script: String, environment: [String: String] = [:]) throws
    -> Program.Outcome
  {
    try Program.run(
      ["bash", "-c", script], environment: Program.newcomer.merging(environment) { $1 })
  }

  // MARK: An output that takes nothing

  @Test(arguments: [
    "> /dev/full", "2> /dev/full > /dev/full", ">&-", "2>&- >&-", "| true", "| head -1",
    "2>&1 | true",
  ])
  func aLostOutputStopsNoTraining(redirection: String) throws {
    let (heard, unheard) = (folder.file("heard"), folder.file("unheard"))
    for json in [[], ["--json"]] {
      let training = Self.short + json + ["--epochs", "3", "--save"]
      #expect(try bash(line(training + [heard.path])).status == 0)
      let script =
        "\(line(training + [unheard.path])) \(redirection); exit ${PIPESTATUS[0]}"
      let outcome = try bash(script)
      #expect(outcome.status == 1, "\(redirection) \(outcome.errors)")
      #expect(try Data(contentsOf: unheard) == Data(contentsOf: heard))
    }
  }

  @Test func aTrainingThatNobodyHearsAndNothingKeepsEnds() throws {
    let outcome = try bash(line(Self.short + ["--epochs", "1000000"]) + " > /dev/full")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("standard output could not be written"))
  }

  // MARK: A file that cannot be written

  @Test func aNameThatWillNotDoIsRefusedBeforeTheFirstBatch() throws {
    let (sub, loop) = (folder.file("sub"), folder.file("loop"))
    try FileManager.default.createDirectory(at: sub, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: loop, withDestinationURL: loop)
    for name in [
      ".", "", "/", "/proc/x.safetensors", sub.path, sub.path + "/", loop.path, "/dev/null",
      folder.file("missing/file").path, folder.file(String(repeating: "n", count: 256)).path,
      folder.file(String(repeating: "n/", count: 3_000) + "x").path,
    ] {
      let outcome = try Program.run(
        [Wadachi.path, "train"] + Self.short + ["--epochs", "1", "--save", name])
      #expect([1, 64].contains(outcome.status), "\(name)")
      #expect(outcome.output == "", "\(name)")
      #expect(outcome.errors.contains("Error: "), "\(name) \(outcome.errors)")
    }
    #expect(folder.names == ["loop", "sub"])
  }

  @Test func aFullDiskIsFoundBeforeTheFirstBatch() throws {
    // No file may grow beyond a few blocks: what a full disk does, for any user.
    let script = "ulimit -f 8; " + line(Self.short + ["--epochs", "1", "--save", "x.safetensors"])
    let outcome = try bash("cd '\(folder.url.path)'; \(script)")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("all its bytes must fit on the disk"))
    #expect(folder.names == [])
  }

  @Test func whereItsFolderVanishesTheNetworkIsSavedElsewhere() throws {
    let (gone, other) = (folder.file("gone"), folder.file("other"))
    for url in [gone, other] {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    let file = gone.appendingPathComponent("network")
    let outcome = try Program.run(
      [Wadachi.path, "train"] + Self.short + ["--epochs", "100000", "--save", file.path],
      environment: Program.newcomer.merging(["TMPDIR": other.path]) { $1 }
    ) { process, output in
      try Program.wait(for: "a save") { FileManager.default.fileExists(atPath: file.path) }
      while (try? FileManager.default.removeItem(at: gone)) == nil {}
      process.send(SIGINT)
    }
    #expect(outcome.status == 130)
    let rescued = other.appendingPathComponent("network").path
    #expect(outcome.errors.contains("It is saved as \(rescued) instead."), "\(outcome.errors)")
    #expect(try Program.run("evaluate", "--model", rescued).status == 0)
  }

  // MARK: Numbers that are finite no more

  @Test(arguments: ["sgd:1e20", "sgd:1000", "adam:1e30", "sgd:1e38"])
  func aTrainingStopsAtTheFirstNumberThatIsNotFinite(optimizer: String) throws {
    let file = folder.file("network").path
    let training = Self.short + ["--epochs", "50", "--optimizer", optimizer]
    for arguments in [[], ["--json"], ["--save", file]] {
      let outcome = try Program.run([Wadachi.path, "train"] + training + arguments)
      // A rate that large may only make the network dumb.
      if optimizer == "sgd:1000", outcome.status == 0 { continue }
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains(#/Stopped in step [0-9,]+: .* of dense.* became/#)
          || outcome.errors.contains(
            #/Stopped in step [0-9,]+: .* (relu|softmax|the loss).* became/#),
        "\(outcome.errors)")
    }
    #expect(try Program.run("evaluate", "--model", file).status == 0)
  }
}
