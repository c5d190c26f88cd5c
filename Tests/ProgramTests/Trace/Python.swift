import Foundation
import TestSupport

/// Python as it is on this machine, with the packages that some tests ask for.
enum Python {
  /// Whether there is a python3 with numpy.
  static let hasNumpy = imports("numpy")
  /// Whether there is a python3 with numpy and safetensors.
  static let hasSafetensors = imports("safetensors.numpy")

  /// The script that re-derives every number of a trace.
  static let checkTrace = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("check_trace.py").path

  /// Runs a script's text with arguments.
  static func run(_ script: String, _ arguments: String...) throws -> Program.Outcome {
    try Program.run(["python3", "-c", script] + arguments)
  }

  private static func imports(_ module: String) -> Bool {
    (try? run("import \(module)").status) == 0
  }
}
