import Foundation

/// The program as a user runs it, built beside the tests.
enum Program {
  /// How a run ended and what it printed.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
    var lines: [Substring] { output.split(separator: "\n") }
  }

  /// The executable: products lie in the folder of the test runner.
  static var url: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("wadachi")
  }

  /// The root of the source tree.
  static var sourceTree: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// Runs the program to its end, with nothing to read.
  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(
      url, arguments, environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
  }

  /// Runs any executable to its end; what it prints goes through files, which cannot fill up.
  static func run(
    _ executable: URL, _ arguments: [String], environment: [String: String],
    whileRunning: (Process, URL) throws -> Void = { _, _ in }
  ) throws -> Outcome {
    let folder = try Folder()
    let (output, errors) = (folder.file("output"), folder.file("errors"))
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    try whileRunning(process, output)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}

/// A folder that lives as long as one test.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }
}
