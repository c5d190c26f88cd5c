import Foundation

/// A shell in a terminal of its own: a tmux server on a private socket, ended with this object.
final class TmuxSession {
  /// What went wrong, with the screen as it was.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let socket = "wadachi-test-\(UUID().uuidString)"
  let folder: URL

  private let server: ChildProcess

  /// A shell without job messages or line editing, so that every mode seen is the program's.
  init(width: Int = 80, height: Int = 24, environment: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(socket)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "PS1='ready$ '\n".write(
      to: folder.appendingPathComponent("shellrc"), atomically: true, encoding: .utf8)
    // A child and not a daemon, so that it can be waited for.
    server = try ChildProcess(["tmux", "-L", socket, "-f", "/dev/null", "-D"])
    try waitForServer()
    var variables = environment
    for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
      variables[name] = folder.path
    }
    let assignments = variables.sorted { $0.key < $1.key }.flatMap {
      ["-e", "\($0.key)=\($0.value)"]
    }
    try tmux(
      ["new-session", "-d", "-x", "\(width)", "-y", "\(height)", "-c", folder.path] + assignments
        + ["exec bash --noprofile --noediting --rcfile '\(folder.path)/shellrc' -i"])
    try wait("the shell") { $0.contains("ready$") }
  }

  private func waitForServer() throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while (try? tmux(["show-options", "-s"])) == nil {
      guard ContinuousClock.now < deadline else {
        throw Failure(description: "the tmux server did not start")
      }
    }
  }

  deinit {
    server.terminate()
    server.wait()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Types text as it is.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

  /// Presses keys by tmux's names: "Right", "C-c", "q".
  func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  /// Gives the window another size.
  func resize(width: Int, height: Int) throws {
    try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  /// The screen as text.
  func screen() throws -> String { try tmux(["capture-pane", "-p"]) }

  /// Waits until the screen is as `condition` wants it, and returns it; fails after ten seconds.
  @discardableResult
  func wait(_ what: String, _ condition: (String) -> Bool) throws -> String {
    let deadline = ContinuousClock.now + .seconds(10)
    var seen = ""
    while ContinuousClock.now < deadline {
      seen = try screen()
      if condition(seen) { return seen }
    }
    throw Failure(description: "waited in vain for \(what); the screen:\n\(seen)")
  }

  /// What tmux knows of the terminal's modes: equal before and after a program that behaves.
  ///
  /// Alternate screen, cursor, mouse reports (three kinds and SGR), keypad.
  func modes() throws -> String {
    try tmux([
      "display-message", "-p",
      """
      alternate=#{alternate_on} cursor=#{cursor_flag} mouse=#{mouse_any_flag}\
      #{mouse_button_flag}#{mouse_standard_flag}#{mouse_all_flag} sgr=#{mouse_sgr_flag} \
      keypad=#{keypad_flag}#{keypad_cursor_flag}
      """,
    ])
  }

  /// What a paste brings to a program that asked for nothing: with brackets if that mode was left on.
  func pasted(_ text: String) throws -> String {
    try type("clear; cat -v > pasted; echo 'pasted:' done\n")
    try tmux(["set-buffer", text])
    try tmux(["paste-buffer", "-p"])
    try press("Enter", "C-d")
    try wait("the paste") { $0.contains("pasted: done") }
    return try file("pasted")
  }

  /// The text of a file in the session's folder.
  func file(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let output = folder.appendingPathComponent("tmux-output").path
    let status = try ChildProcess(["tmux", "-L", socket, "-N"] + arguments, output: output).wait()
    let text = try String(contentsOfFile: output, encoding: .utf8)
    guard status == 0 else {
      throw Failure(description: "tmux \(arguments.joined(separator: " ")): \(text)")
    }
    return text
  }
}
