import Foundation

/// Running a command to its end, as a shell does.
enum Program {
  /// How a run ended and what it printed.
  struct Outcome: Sendable {
    let status: Int32
    let output: String
    let errors: String
    var lines: [Substring] { output.split(separator: "\n") }
  }

  /// The root of the source tree.
  static var sourceTree: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// Runs the program to its end, with nothing to read.
  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run([Wadachi.path] + arguments, environment: newcomer.merging(environment) { $1 })
  }

  /// The environment of somebody of whom nothing is kept.
  static let newcomer = ProcessInfo.processInfo.environment.merging([
    "XDG_CONFIG_HOME": "/dev/null/none", "XDG_STATE_HOME": "/dev/null/none",
    "LC_CTYPE": "C.UTF-8",
  ]) { $1 }

  /// Runs a command to its end; what it prints goes through files, which cannot fill up.
  ///
  /// `whileRunning` gets the process and the file of its output.
  static func run(
    _ command: [String], environment: [String: String] = newcomer,
    whileRunning: (ChildProcess, URL) throws -> Void = { _, _ in }
  ) throws -> Outcome {
    let folder = try Folder()
    let (output, errors) = (folder.file("output"), folder.file("errors"))
    let process = try ChildProcess(
      command, output: output.path, errors: errors.path, environment: environment)
    try whileRunning(process, output)
    return Outcome(
      status: process.wait(), output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}

extension Program {
  /// Waits until `condition` holds; fails after half a minute.
  static func wait(for what: String, until condition: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while try !condition() {
      guard ContinuousClock.now < deadline else {
        throw TmuxSession.Failure(description: "waited in vain for \(what)")
      }
      sched_yield()
    }
  }
}

/// A folder that lives as long as one test.
final class Folder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  /// The names of all that is in it, in order.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
