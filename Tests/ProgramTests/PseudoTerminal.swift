import Foundation

/// Running a command on a terminal that shows nothing, and answers what it is told to.
enum PseudoTerminal {
  /// What the program writes on a terminal of that kind; `reply` is sent once it has written `question`.
  static func output(
    on kind: String, _ arguments: [String], environment: [String: String] = [:],
    question: String = "", reply: String = ""
  ) throws -> String {
    let outcome = try Program.run(
      ["python3", "-c", script, kind, question, reply, Wadachi.path] + arguments,
      environment: Program.newcomer.merging(environment) { $1 })
    return outcome.output.replacing("\r\n", with: "\n")
  }

  private static let script = """
    import os, pty, sys
    kind, question, reply = (os.fsencode(argument) for argument in sys.argv[1:4])
    pid, terminal = pty.fork()
    if pid == 0:
      os.environb[b'TERM'] = kind
      os.execv(sys.argv[4], sys.argv[4:])
    text = b''
    while True:
      try: part = os.read(terminal, 4096)
      except OSError: break
      if not part: break
      text += part
      if question and question in text:
        os.write(terminal, reply)
        question = b''
    os.waitpid(pid, 0)
    sys.stdout.buffer.write(text)
    """
}
