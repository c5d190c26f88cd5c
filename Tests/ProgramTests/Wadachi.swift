import Foundation

/// The program as it was built beside these tests.
enum Wadachi {
  /// Where it is: the folder of the test bundle, or of the tool that runs it.
  static let path: String = {
    let running = [Bundle.main.executablePath, Bundle(for: Token.self).executablePath] + arguments
    let folders = running.compactMap(\.self).map {
      URL(fileURLWithPath: $0).deletingLastPathComponent()
    }
    let candidates = folders.map { $0.appendingPathComponent("wadachi").path }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "wadachi"
  }()

  /// The source tree that it was built from.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static var arguments: [String?] { ProcessInfo.processInfo.arguments }

  private final class Token {}
}

extension TmuxSession {
  /// Starts the program in the shell and waits for its first frame.
  ///
  /// The shell keeps `stty -a` from before and after in files, and writes "status N" and "all done";
  /// the quotes tell the words as they are typed, wherever their line is wrapped, from those written.
  ///
  /// `first` stands in its first frame, where that is not the home screen.
  func startProgram(_ arguments: String = "", showing first: String? = nil) throws {
    try type(
      "stty -a > before; bash -c 'echo $$ > pid; exec \"\(Wadachi.path)\" \(arguments)';"
        + " echo status $?; stty -a > after; echo 'all' done\n")
    try wait("the first frame") { screen in
      first.map { screen.contains($0) } ?? showsProgram(screen)
    }
  }

  /// Whether the screen is the program's and not the shell's.
  func showsProgram(_ screen: String) -> Bool {
    screen.contains("Wadachi") && !screen.contains("ready$")
  }

  /// Sends a signal to the program.
  func sendSignal(_ signal: Int32) throws {
    let text = try file("pid").filter(\.isNumber)
    guard let pid = pid_t(text), kill(pid, signal) == 0 else {
      throw Failure(description: "no signal \(signal) could be sent to “\(text)”")
    }
  }
}
