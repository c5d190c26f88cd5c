import ArgumentParser
import Foundation

/// Words from outside whose bytes are no UTF-8: nothing can be opened by them, since what opens files takes
/// texts.
enum ForeignBytes {
  /// Says which argument or variable that names files is none, and ends; of the folder that the program runs
  /// in, it is said alone.
  static func check() throws {
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let bytes = CommandLine.unsafeArgv[index], !isText(bytes) else { continue }
      Console.say(
        "Error: The argument “\(String(cString: bytes))” is not UTF-8, and no file can be opened by it: "
          + "rename the file, or name a link to it.")
      throw ExitCode(64)
    }
    for name in variables {
      guard let bytes = getenv(name), !isText(bytes) else { continue }
      Console.say(
        "Error: The variable \(name), “\(String(cString: bytes))”, is not UTF-8, and no file can be opened "
          + "by it: name a link to the folder.")
      throw ExitCode(1)
    }
    if let bytes = getcwd(nil, 0) {
      if !isText(bytes) {
        Console.say(
          "The name of the folder here is not UTF-8: none of its files is found by a name alone.")
      }
      free(bytes)
    }
  }

  /// Those that say where files are.
  private static let variables = [
    "HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "WADACHI_DATA", "WADACHI_LESSONS", "TMPDIR",
  ]

  private static func isText(_ bytes: UnsafePointer<CChar>) -> Bool {
    String(validatingCString: bytes) != nil
  }
}
