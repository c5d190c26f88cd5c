import Foundation
import Testing

/// Standard streams that are closed or full: no command dies of them, and its status tells.
@Suite struct StandardStreamsTests {
  /// A command, how it ends when all is well, and to which streams it writes.
  struct Case: CustomTestStringConvertible {
    let words: [String]
    var status: Int32 = 0
    var writesOutput = true
    var writesErrors = false
    var testDescription: String { words.joined(separator: " ") }
  }

  static let xor = ["--data", "xor"] + Foreign.network

  static let cases = [
    Case(words: []), Case(words: ["--help"]), Case(words: ["--version"]),
    Case(words: ["help", "train"]), Case(words: ["bench", "--help"]),
    Case(words: ["--generate-completion-script", "bash"]),
    // That there is no place to keep what is done there is said beside the menu.
    Case(words: ["--plain"], writesErrors: true), Case(words: ["step", "--plain"]),
    Case(words: ["step", "--plain", "--scenario", "mazur"]),
    Case(words: ["data", "show", "0", "--ascii"]), Case(words: ["data", "verify"]),
    Case(words: ["train", "--epochs", "2"] + xor),
    Case(words: ["train", "--epochs", "2", "--json"] + xor),
    Case(words: ["trace", "--batch", "4"] + xor, writesErrors: true),
    // That there is no place to keep what is answered is said beside the lesson.
    Case(words: ["learn", "08"], writesErrors: true),
    Case(words: ["data", "browse"]), Case(words: ["watch", "--plain"]),
    Case(words: ["draw"], status: 64, writesOutput: false, writesErrors: true),
    Case(words: ["train", "--epochs", "0"], status: 64, writesOutput: false, writesErrors: true),
    Case(
      words: ["evaluate", "--model", "missing"], status: 1, writesOutput: false,
      writesErrors: true),
  ]

  static let redirections = [
    ">&-", "2>&-", "<&-", ">/dev/full", "2>/dev/full", "<&- >&- 2>&-", ">/dev/full 2>/dev/full",
  ]

  /// Runs the program with what a shell does to its streams.
  private func run(_ words: [String], _ redirection: String) throws -> Program.Outcome {
    try Program.run(["bash", "-c", "exec \"$@\" \(redirection)", "bash", Wadachi.path] + words)
  }

  @Test(arguments: cases)
  func `every command tells by its status that its words were lost`(command: Case) throws {
    for redirection in Self.redirections {
      let outcome = try run(command.words, redirection)
      let losesOutput =
        command.writesOutput
        && redirection.split(separator: " ").contains {
          $0.hasPrefix(">")
        }
      let losesErrors = redirection.contains("2>")
      let isLost = losesOutput || losesErrors && command.writesErrors
      let expected = command.status == 0 && isLost ? 1 : command.status
      #expect(outcome.status == expected, "\(redirection): \(outcome.errors)")
      if losesOutput, !losesErrors {
        let sentences = outcome.errors.split(separator: "\n").filter { $0.contains("Error: ") }
        #expect(sentences.count == 1, "\(redirection): \(outcome.errors)")
        #expect(sentences.first?.contains("standard output") == true, "\(outcome.errors)")
      }
    }
  }

  @Test func `a saved model that is asked, a recorded walk and keys that are played tell it too`()
    throws
  {
    let folder = try Folder()
    let (model, keys) = (folder.file("m").path, folder.file("keys"))
    try Data("Right\nq\n".utf8).write(to: keys)
    let training = ["train", "--data", "mnist:0-100", "--epochs", "1"]
    let small = ["--network", "784 dense(4) relu dense(10) softmax", "--save", model]
    #expect(try run(training + small, "2>/dev/full").status == 1)
    for redirection in [">/dev/full", ">&-"] {
      let asked = try run(["evaluate", "--model", model], redirection)
      #expect(asked.status == 1)
      #expect(asked.errors.hasPrefix("Error: standard output could not be written: "))
      #expect(try run(["step", "--plain", "--record", model + ".jsonl"], redirection).status == 1)
      // What is played writes to no stream.
      #expect(try run(["step", "--keys", keys.path], redirection).status == 0)
      #expect(try run(["learn", "08", "--keys", keys.path], redirection).status == 0)
    }
  }

  @Test func `no file takes the number of a closed stream`() throws {
    let folder = try Folder()
    let commands = [
      ["train", "--epochs", "2"] + Self.xor + ["--save"],
      ["trace", "--batch", "4"] + Self.xor + ["--output"],
    ]
    for (number, command) in commands.enumerated() {
      let usual = folder.file("usual-\(number)")
      #expect(try run(command + [usual.path], "").status == 0)
      for redirection in Self.redirections {
        let file = folder.file("other-\(number)")
        _ = try run(command + [file.path], redirection)
        #expect(try Data(contentsOf: file) == Data(contentsOf: usual), "\(command) \(redirection)")
      }
    }
  }

  /// Ends a command by a pipe that nobody reads: opened while there was a reader, who then went.
  private func runIntoClosedPipe(_ words: [String], before: String = "") throws -> Program.Outcome {
    let folder = try Folder()
    let script = """
      mkfifo pipe; exec 3<>pipe; exec 4>pipe; exec 3<&-; \(before) exec "$@" >&4 4>&-
      """
    return try Program.run(
      ["bash", "-c", "cd \(folder.url.path); \(script)", "bash", Wadachi.path] + words)
  }

  @Test(arguments: [["data", "show", "0"], ["--help"], ["step", "--plain"]])
  func `a reader who has seen enough ends it as it ends others`(words: [String]) throws {
    // The status of a program that a signal ended.
    #expect(try runIntoClosedPipe(words).status == -1)
    let ignoring = try runIntoClosedPipe(words, before: "trap '' PIPE;")
    #expect(ignoring.status == 1)
    #expect(ignoring.errors == "Error: standard output could not be written: Broken pipe\n")
  }

  @Test func `a limit on the size of files is a sentence`() throws {
    let folder = try Folder()
    let outcome = try Program.run([
      "bash", "-c",
      "(ulimit -f 0; exec \"$@\" > \(folder.file("limited").path)) 2>&1 | cat; exit ${PIPESTATUS[0]}",
      "bash", Wadachi.path, "data", "show", "0",
    ])
    #expect(outcome.status == 1)
    #expect(outcome.output == "Error: standard output could not be written: File too large\n")
  }

  @Test func `a pipe that does not block is waited for`() throws {
    // Its reader is slower than the writer: 64 KB of a pipe are full before it reads a byte.
    let outcome = try Program.run([
      "python3", "-c",
      """
      import fcntl, os, subprocess, sys
      read, write = os.pipe()
      fcntl.fcntl(write, fcntl.F_SETFL, os.O_NONBLOCK)
      fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 4096)
      child = subprocess.Popen(sys.argv[1:], stdout=write)
      os.close(write)
      text = b''.join(iter(lambda: os.read(read, 1000), b''))
      print(len(text), child.wait())
      """, Wadachi.path, "--generate-completion-script", "bash",
    ])
    let usual = try Program.run("--generate-completion-script", "bash")
    #expect(outcome.output == "\(usual.output.utf8.count) 0\n")
  }
}
