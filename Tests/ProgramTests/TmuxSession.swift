import Foundation

/// A shell in a terminal of its own: a tmux server on a private socket, ended with this object.
final class TmuxSession {
  /// What went wrong, with the screen as it was.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let socket = "wadachi-test-\(UUID().uuidString)"
  let folder: URL

  /// A shell without job messages or line editing, so that every mode seen is the program's.
  init(width: Int = 80, height: Int = 24, environment: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(socket)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var variables = environment
    variables["PS1"] = "ready$ "
    variables["XDG_CONFIG_HOME"] = folder.path
    variables["XDG_DATA_HOME"] = folder.path
    variables["XDG_STATE_HOME"] = folder.path
    let assignments = variables.flatMap { ["-e", "\($0.key)=\($0.value)"] }
    try start(
      ["-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)"] + assignments
        + ["exec bash --norc --noprofile --noediting -i"])
    try type("cd '\(folder.path)'; clear\n")
    try wait("the shell") { $0.contains("ready$") }
  }

  deinit {
    _ = try? tmux(["kill-server"])
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

  /// Runs a command that answers nothing and may leave a server behind, which would keep a pipe open.
  private func start(_ arguments: [String]) throws {
    let process = command(arguments)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "tmux \(arguments.joined(separator: " ")) failed")
    }
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let process = command(arguments)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self)
    guard process.terminationStatus == 0 else {
      throw Failure(description: "tmux \(arguments.joined(separator: " ")): \(text)")
    }
    return text
  }

  private func command(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["tmux", "-L", socket] + arguments
    process.standardInput = FileHandle.nullDevice
    return process
  }
}
