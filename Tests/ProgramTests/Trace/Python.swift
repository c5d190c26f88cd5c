import Foundation
import TestSupport
import Testing

/// A Python with the packages that some tests ask for: `.ci/prepare test` sees to it.
enum Python {
  /// The script that re-derives every number of a trace.
  static let checkTrace = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("check_trace.py").path

  /// The python3 that imports numpy and safetensors: the usual one, or the one made for the tests.
  ///
  /// Without one the tests that ask for it fail.
  static func path() throws -> String {
    try #require(found, "no python3 imports numpy and safetensors: “.ci/prepare test” sees to one")
  }

  private static let found = ["python3", own].first {
    (try? Program.run([$0, "-c", "import numpy, safetensors.numpy"]).status) == 0
  }

  /// Where `.ci/prepare` leaves a Python that it makes.
  private static var own: String {
    let variables = ProcessInfo.processInfo.environment
    let cache = variables["XDG_CACHE_HOME"] ?? (variables["HOME"] ?? "/tmp") + "/.cache"
    return cache + "/wadachi/python/bin/python3"
  }

  /// Runs a script's text with arguments.
  static func run(_ script: String, _ arguments: String...) throws -> Program.Outcome {
    try Program.run([path(), "-c", script] + arguments)
  }
}
