#if os(Linux)
  import Foundation
  import Testing

  /// What make does before it builds, on systems where something is missing: the commands that it asks
  /// are replaced by others of the same name.
  @Suite(.serialized) struct PrepareTests {
    /// A folder to serve as the whole PATH: the usual tools, and some commands in their own words.
    func prepare(_ commands: [String: String], _ argument: String = "") throws -> Program.Outcome {
      let path = try Folder()
      for tool in ["cat", "env", "head", "sed", "sort", "tail", "tr"] {
        let place = ["/usr/bin/", "/bin/"].map { $0 + tool }
          .first { FileManager.default.isExecutableFile(atPath: $0) }
        try FileManager.default.createSymbolicLink(
          atPath: path.file(tool).path, withDestinationPath: #require(place))
      }
      for (name, body) in commands {
        let file = path.file(name)
        try Data("#!/bin/sh\n\(body)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      }
      let script = Program.sourceTree.appendingPathComponent(".ci/prepare").path
      // A process that another test starts at the same moment may hold a command open that was just
      // written; the kernel then refuses to run it.
      for _ in 0..<20 {
        let outcome = try Program.run(
          ["/bin/sh", script, argument], environment: ["PATH": path.url.path])
        if !outcome.errors.contains("Text file busy") { return outcome }
      }
      return try Program.run(["/bin/sh", script, argument], environment: ["PATH": path.url.path])
    }

    /// A system that has every package.
    static let everything = """
      for name in libncurses-dev libopenblas-dev zlib1g-dev libcmark-gfm-dev \
      libcmark-gfm-extensions-dev binutils libc6-dev libstdc++-12-dev tmux; do echo "ii $name"; done
      """
    static let newSwift = "echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'"

    @Test func nothingIsSaidWhenAllIsThere() throws {
      let outcome = try prepare(["dpkg-query": Self.everything, "swift": Self.newSwift], "test")
      #expect(outcome.status == 0)
      #expect(outcome.output + outcome.errors == "")
    }

    @Test func withoutRootAndSudoItPrintsTheLineToRun() throws {
      let outcome = try prepare([
        "dpkg-query": Self.everything.replacing("zlib1g-dev", with: "other"),
        "swift": Self.newSwift, "id": "echo 1000",
      ])
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains(
          "  apt-get update && apt-get install -y --no-install-recommends zlib1g-dev\n"))
    }

    @Test func packagesAreInstalledAfterAnUpdate() throws {
      let outcome = try prepare(
        [
          "dpkg-query": Self.everything.replacing("tmux", with: "other"), "swift": Self.newSwift,
          "id": "echo 1000", "sudo": #"echo "sudo $*"; exec "$@""#, "apt-get": #"echo "apt $*""#,
        ], "test")
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.split(separator: "\n") == [
          "Installing system packages: tmux", "sudo apt-get update -qq", "apt update -qq",
          "sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "
            + "--no-install-recommends tmux",
          "apt install -y -qq --no-install-recommends tmux",
        ])
    }

    @Test func aMissingOrOldSwiftGetsARemedy() throws {
      let missing = try prepare(["dpkg-query": Self.everything])
      #expect(missing.status == 1)
      #expect(missing.errors.hasPrefix("Swift is missing. Install Swift 6.2 or later from "))
      let old = try prepare([
        "dpkg-query": Self.everything, "swift": "echo 'Swift version 5.10 (swift-5.10)'",
      ])
      #expect(old.status == 1)
      #expect(old.errors.hasPrefix("Swift 5.10 is too old. Install Swift 6.2 or later from "))
    }
  }
#endif
