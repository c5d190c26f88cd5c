import Foundation
import Testing

/// Nothing from outside steers the terminal, whatever it came from and wherever it goes.
@Suite struct ForeignTextTests {
  static let text = Foreign.text

  /// Runs the program in a folder with the files named and looks at all that it wrote.
  private func expectLegible(
    _ words: [String], files: [String: String] = [:], environment: [String: String] = [:]
  ) throws {
    let folder = try Folder()
    for (name, content) in files { try Data(content.utf8).write(to: folder.file(name)) }
    let outcome = try Program.run(
      ["bash", "-c", "cd \"$0\"; exec \"$@\"", folder.url.path, Wadachi.path] + words,
      environment: Program.newcomer.merging(environment) { $1 })
    let said = outcome.output + outcome.errors
    #expect(!said.isEmpty, "\(words)")
    #expect([0, 1, 64].contains(outcome.status), "\(words)")
    #expect(Foreign.steering(in: Data(said.utf8)) == [], "\(words): \(said.debugDescription)")
    let dumps = folder.file("dumps").path
    for name in (try? FileManager.default.contentsOfDirectory(atPath: dumps)) ?? [] {
      let dump = try Data(contentsOf: folder.file("dumps/\(name)"))
      #expect(Foreign.steering(in: dump) == [], "\(name)")
    }
    for line in outcome.errors.split(separator: "\n") { #expect(line.count <= 640) }
  }

  @Test(arguments: [
    [text], ["--\(text)"], ["train", "--network", text], ["train", "--optimizer", text],
    ["train", "--loss", text], ["train", "--data", text], ["train", "--epochs", text],
    ["train", "--save", "\(text)/x"], ["train", "--resume", text], ["evaluate", "--model", text],
    ["evaluate", "--model", "m", "--metrics", text], ["step", "--plain", "--at", text],
    ["step", "--plain", "--stop", text], ["step", "--plain", "--what-if", text],
    ["step", "--plain", "--scenario", text], ["step", "--plain", "--scenario", "./\(text)"],
    ["step", "--plain", "--replay", text], ["step", "--record", "\(text)/x", "--plain"],
    ["step", "--plain", "--weights", text], ["step", "--plain", "--examples", text],
    ["trace", "--output", "\(text)/x"], ["trace", "--only", text], ["trace", "--detail", text],
    ["learn", text], ["learn", "08", "--lessons", text], ["home", "--theme", text],
    ["home", "--keys", text], ["home", "--size", text], ["home", "--language", text],
    ["data", "show", text], ["data", text],
    ["help", text], ["--generate-completion-script", text], ["train", "--optimizer", "a", text],
    ["lessons", text], ["train", "--\(text)=1"], ["train", "--lr", text],
    ["manual", "/dev/null/\(text)"],
  ])
  func `in an argument`(words: [String]) throws { try expectLegible(words) }

  @Test(arguments: [
    "WADACHI_DATA", "WADACHI_LESSONS", "WADACHI_LANGUAGE", "WADACHI_PLAIN", "XDG_STATE_HOME",
    "XDG_CONFIG_HOME", "HOME", "TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "LANG",
  ])
  func `in the environment`(name: String) throws {
    let environment = [name: "/tmp/\(Self.text)"]
    try expectLegible(["doctor"], environment: environment)
    try expectLegible(["data", "verify"], environment: environment)
    try expectLegible(["step", "--plain"], environment: environment)
    try expectLegible(["data", "show", "0"], environment: environment)
  }

  /// What a long name stands in stays readable: the name is cut in its middle.
  @Test(arguments: [
    [long], ["--\(long)"], ["help", long], ["train", long], ["train", "--optimizer", long],
    ["train", "--epochs", long], ["step", "--theme", long], ["step", "--plain", "--at", long],
    ["step", "--scenario", long], ["learn", long], ["train", "--save", "\(long)/x"],
    ["evaluate", long],
  ])
  func `a name of 8,000 characters`(words: [String]) throws {
    let outcome = try Program.run([Wadachi.path] + words)
    #expect([1, 64].contains(outcome.status))
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count <= 2 && lines.allSatisfy { $0.count <= 640 })
    #expect(lines.first?.contains("x…x") == true, "\(outcome.errors)")
  }

  static let long = String(repeating: "x", count: 8_000)

  @Test(arguments: [
    "\(text),b,c\n0,1,1\n", "a,b,\"\(text)\n0,1,1\n", "0,1,\(text)\n", "0,1,1\n0,\(text),1\n",
    text,
  ])
  func `in a table of examples`(table: String) throws {
    for command in [["step", "--plain"], ["trace"]] {
      try expectLegible(
        command + Foreign.network + ["--examples", "\(Self.text).csv"],
        files: ["\(Self.text).csv": table])
    }
  }

  @Test(arguments: [
    "{\"\(Foreign.json)\": [[1]]}", "{\"dense/kernel\": \"\(Foreign.json)\"}", "{\(text)}", text,
    "{\"dense/kernel\": [[1, \(text)]]}",
  ])
  func `in weights`(weights: String) throws {
    try expectLegible(
      ["step", "--plain", "--weights", "w.json"] + Foreign.network, files: ["w.json": weights])
  }

  @Test(arguments: ["network", "loss", "optimizer", "data", "format", "detail", Foreign.json])
  func `in a trace`(field: String) throws {
    var header = [
      "format": "wadachi-trace", "network": "2 dense(1) sigmoid", "loss": "mse",
      "optimizer": "adam(0.001)", "data": "xor",
    ]
    header[field] = "2 \(Foreign.json)"
    let fields = header.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \"\($0.value)\"" }
    let trace = """
      {\(fields.joined(separator: ", ")), "version": 1, "batch": 1, "seed": 7}
      {"step":1,"event":"\(Foreign.json)","rows":1,"examples":[0]}

      """
    try expectLegible(["step", "--plain", "--replay", "t.jsonl"], files: ["t.jsonl": trace])
  }

  @Test(arguments: ["network", "loss", "optimizer", Foreign.json])
  func `in a model`(field: String) throws {
    var description: [String: Any] = [
      "format": 2, "held": [String](), "loss": "mse", "network": "2 dense(1) sigmoid",
      "optimizer": "sgd(0.1)", "seed": 7, "step_count": 3,
    ]
    description[field == Foreign.json ? Self.text : field] = "2 \(Self.text)"
    let inner = try #require(
      String(data: JSONSerialization.data(withJSONObject: description), encoding: .utf8))
    let tensor: [String: Any] = ["dtype": "F32", "shape": [1], "data_offsets": [0, 4]]
    let header = try JSONSerialization.data(withJSONObject: [
      "__metadata__": ["wadachi": inner], "dense/\(Self.text)": tensor,
    ])
    var file = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
    file += header + Data(count: 4)
    let folder = try Folder()
    try file.write(to: folder.file("m"))
    for words in [
      ["evaluate", "--model"], ["train", "--resume"], ["step", "--plain", "--model"],
    ] {
      try expectLegible(words + [folder.file("m").path])
    }
  }

  @Test(arguments: [
    "title: \"\(Foreign.json)\"\nabout: \"\(Foreign.json)\"\n", "\(text): x\n", "title: \(text)\n",
    "title: x\nabout: \"\(Foreign.json)\nnetwork: [\n", "network: \"\(Foreign.json)\"\n",
    "classes: [\"\(Foreign.json)\", b]\n",
  ])
  func `in a scenario`(lines: String) throws {
    let rest = """
      network: 2 dense(2) sigmoid
      loss: mse
      optimizer: sgd(0.5)
      inputs: [[0.05, 0.10]]
      targets: [[0.01, 0.99]]
      """
    for scenario in [lines, lines + "title: t\nabout: a\n" + rest, lines + rest] {
      try expectLegible(["step", "--plain", "--scenario", "./s.yaml"], files: ["s.yaml": scenario])
    }
  }

  @Test func `in the keys of a run and in what they type, up to its dumps`() throws {
    for keys in ["\(Self.text)\n", "text:\(Self.text)\n", "paste:\(Self.text)\nEnter\n"] {
      try expectLegible(
        ["step", "--keys", "keys", "--dump", "dumps"], files: ["keys": ":\n" + keys])
      try expectLegible(
        ["step", "--keys", "keys", "--dump", "dumps", "--at", "nowhere"], files: ["keys": keys])
    }
  }

  @Test func `in commands that are typed`() throws {
    let outcome = try Program.run([
      "bash", "-c", "printf '%s\\ngoto %s\\n' \"$2\" \"$2\" | exec \"$1\" step --plain", "bash",
      Wadachi.path, Self.text,
    ])
    #expect(outcome.status == 0)
    #expect(Foreign.steering(in: Data((outcome.output + outcome.errors).utf8)) == [])
  }

  @Test func `bytes that are no UTF-8`() throws {
    let outcome = try Program.run([
      "bash", "-c", "exec \"$1\" evaluate --model $'\\x9b31m\\xff\\x1b[2J'", "bash", Wadachi.path,
    ])
    #expect(outcome.status == 64)
    #expect(Foreign.steering(in: Data(outcome.errors.utf8)) == [])
    #expect(outcome.errors.contains("is not UTF-8, and no file can be opened by it"))
    let home = try Program.run([
      "bash", "-c", "XDG_STATE_HOME=$'/tmp/\\xff' exec \"$1\" learn", "bash", Wadachi.path,
    ])
    #expect(home.status == 1)
    #expect(home.errors.hasPrefix("Error: The variable XDG_STATE_HOME, “/tmp/\u{FFFD}”, is not"))
  }

  @Test func `a header in Latin-1`() throws {
    let folder = try Folder()
    let table = folder.file("old.csv")
    try Data("gr\u{F6}\u{DF}e,b,label\n1,2,0\n2,1,1\n".unicodeScalars.map { UInt8($0.value) })
      .write(to: table)
    let outcome = try Program.run(
      [Wadachi.path, "step", "--plain", "--examples", table.path, "--label", "last", "--network"]
        + ["2 dense(2) softmax"])
    #expect([0, 1].contains(outcome.status))
    #expect(Foreign.steering(in: Data((outcome.output + outcome.errors).utf8)) == [])
  }

  @Test func `in JSON that is printed the name stands escaped`() throws {
    let folder = try Folder()
    let table = folder.file("a\u{202E}b\u{9B}.csv")
    try Data("0,1,1\n1,1,0\n".utf8).write(to: table)
    let outcome = try Program.run(
      [Wadachi.path, "train", "--epochs", "1", "--json", "--examples", table.path]
        + Foreign.network)
    let line = try #require(outcome.lines.first)
    #expect(line.contains("a\\u202eb\\u009b.csv"), "\(line)")
    #expect(Foreign.steering(in: Data(outcome.output.utf8)) == [])
  }

  @Test func `in a trace that is written the name stands escaped`() throws {
    let folder = try Folder()
    let table = folder.file("\(Self.text).csv")
    try Data("0,1,1\n1,1,0\n".utf8).write(to: table)
    let words = ["trace", "--examples", table.path] + Foreign.network
    let outcome = try Program.run([Wadachi.path] + words)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(Foreign.steering(in: Data(outcome.errors.utf8)) == [])
    let line = try #require(outcome.lines.first)
    #expect(Foreign.steering(in: Data(line.utf8)).allSatisfy { $0 == "301" })
    let header = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect((header["data"] as? String)?.hasSuffix("\(Self.text).csv") == true)
  }
}
