import Foundation
import Testing

/// What is kept of a learner, as a shell sees it: where, by several programs at a time, and where
/// nothing can be.
@Suite(.serialized) struct KeptCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// An environment whose home is `home` and that says nothing else of where things are kept.
  private func environment(home: String?) -> [String: String] {
    var variables = ProcessInfo.processInfo.environment
    for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME"] { variables[name] = nil }
    variables["HOME"] = home
    return variables
  }

  private func type(_ lines: String, home: String?) throws -> Program.Outcome {
    try Program.run(
      ["/bin/sh", "-c", "printf '\(lines)' | '\(Wadachi.path)' step --plain"],
      environment: environment(home: home))
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: folder.file(path), encoding: .utf8)
  }

  @Test func homeIsWhereTheEnvironmentSays() throws {
    #expect(try type("stop every 7\\n", home: folder.url.path).status == 0)
    #expect(try text(".config/wadachi/settings.json").contains("every 7"))
    let saved = try Program.run(
      [
        Wadachi.path, "train", "--network", "2 dense(1) sigmoid", "--loss", "mean_squared_error",
        "--data", "xor", "--epochs", "1", "--save=~/xor",
      ], environment: environment(home: folder.url.path))
    #expect(saved.status == 0, "\(saved.errors)")
    #expect(FileManager.default.fileExists(atPath: folder.file("xor").path))
  }

  @Test func whereNothingCanBeKeptThatIsSaidOnceAndTheWalkGoesOn() throws {
    let outcome = try type("ask on\\nstop every 7\\nask off\\nnext\\n", home: "/dev/null")
    #expect(outcome.status == 0)
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    #expect(outcome.output.contains("forward › dense"))
  }

  @Test func twoWalksKeepBothTheirChoices() throws {
    let pipe = folder.file("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let first = try Program.run(
      ["/bin/sh", "-c", "exec '\(Wadachi.path)' step --plain < '\(pipe)'"],
      environment: environment(home: folder.url.path)
    ) { _, output in
      let writer = open(pipe, O_WRONLY)
      // The first has read its settings before the second writes.
      try Program.wait(for: "the greeting") { try !Data(contentsOf: output).isEmpty }
      #expect(try type("stop every 7\\n", home: folder.url.path).status == 0)
      _ = "ask on\nstop nan\n".withCString { write(writer, $0, strlen($0)) }
      close(writer)
    }
    #expect(first.status == 0 && first.errors == "")
    let settings = try text(".config/wadachi/settings.json")
    for part in ["every 7", "nan", "\"asksFirst\" : true"] { #expect(settings.contains(part)) }
  }

  @Test func aFileOfANewerVersionIsLeftAlone() throws {
    let file = folder.file(".config/wadachi/settings.json")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let future = #"{"version": 2, "theme": "sepia"}"#
    try Data(future.utf8).write(to: file)
    let outcome = try type("ask on\\n", home: folder.url.path)
    #expect(outcome.status == 0)
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(outcome.errors.contains("version 2; it is left as it is."))
    #expect(try text(".config/wadachi/settings.json") == future)
  }

  @Test func aRunOfKeysKeepsNothing() throws {
    let keys = folder.file("keys").path
    try Data("s\na\nb\nEsc\nq\nq\n".utf8).write(to: folder.file("keys"))
    let outcome = try Program.run(
      [Wadachi.path, "--keys", keys], environment: environment(home: folder.url.path))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(folder.names == ["keys"])
  }
}

/// Whatever signal ends a program that writes a trace: no part of a file is left behind.
@Suite(.serialized) struct UnfinishedFileTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  static let signals: [Int32] = [
    SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGUSR1, SIGSEGV, SIGUSR2,
    SIGALRM, SIGTERM, SIGXCPU, SIGVTALRM, SIGPROF, SIGIO, SIGSYS,
  ]

  /// Runs a command until it has begun a file, and ends it by a signal.
  private func end(_ arguments: [String], by signal: Int32) throws -> Program.Outcome {
    try Program.run([Wadachi.path] + arguments) { process, _ in
      try Program.wait(for: "a file") { folder.names.contains { $0.hasSuffix(".part") } }
      process.send(signal)
    }
  }

  @Test(arguments: signals) func aTrace(signal: Int32) throws {
    let file = folder.file("trace").path
    let trace = ["trace", "--steps", "1000000", "--data", "xor"] + Self.small
    let outcome = try end(trace + ["--output", file], by: signal)
    if [SIGHUP, SIGINT, SIGTERM].contains(signal) {
      // It ends after a step, with what it has.
      #expect(outcome.status == 128 + signal)
      #expect(folder.names == ["trace"])
    } else {
      #expect(outcome.status == -1)
      #expect(folder.names == [])
    }
  }

  @Test(arguments: signals) func aRecording(signal: Int32) throws {
    let record = ["step", "--plain", "--record", folder.file("steps").path, "--steps", "1000000"]
    let outcome = try end(record + ["--batch", "4"], by: signal)
    #expect(outcome.status == -1)
    #expect(folder.names == [])
  }

  static let small = ["--network", "2 dense(2) sigmoid dense(1) sigmoid", "--loss", "mse"]

  @Test func aTraceIntoAPipeThatCloses() throws {
    let outcome = try Program.run([
      "bash", "-c",
      "cd '\(folder.url.path)'; '\(Wadachi.path)' trace --steps 100000 --data xor "
        + Self.small.map { "'\($0)'" }.joined(separator: " ") + " | head -1",
    ])
    #expect(outcome.lines.count == 1)
    #expect(folder.names == [])
  }
}
