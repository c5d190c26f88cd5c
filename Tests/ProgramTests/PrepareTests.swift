#if os(Linux)
  import Foundation
  import Testing

  /// What make does before it builds, on systems where something is missing: the commands that it asks
  /// are replaced by others of the same name.
  @Suite(.serialized) struct PrepareTests {
    /// Runs `.ci/prepare` where PATH is one folder: the usual tools, and some commands in their own
    /// words.
    ///
    /// A shell makes the folder, not this process: a file that is still open for writing in another
    /// thread's child cannot be run ("Text file busy").
    func prepare(_ commands: [String: String], _ argument: String = "") throws -> Program.Outcome {
      let path = try Folder()
      var setup = "cd '\(path.url.path)'\n"
      setup += "for tool in cat env head sed sort tail tr; do ln -s $(command -v $tool) .; done\n"
      for (name, body) in commands {
        setup += "cat >\(name) <<'END'\n#!/bin/sh\n\(body)\nEND\nchmod +x \(name)\n"
      }
      let script = Program.sourceTree.appendingPathComponent(".ci/prepare").path
      setup += "export XDG_CACHE_HOME='\(path.url.path)/cache'\n"
      setup += "PATH='\(path.url.path)' exec /bin/sh '\(script)' \(argument)\n"
      return try Program.run(["/bin/sh", "-c", setup])
    }

    /// A system that has every package.
    static let everything = """
      for name in libncurses-dev libopenblas-dev zlib1g-dev libminizip-dev libpng-dev libcmark-gfm-dev \
      libcmark-gfm-extensions-dev binutils libc6-dev libstdc++-12-dev tmux python3 python3-venv; do echo "ii $name"; done
      """
    static let newSwift = "echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'"

    @Test func nothingIsSaidWhenAllIsThere() throws {
      let outcome = try prepare(
        ["dpkg-query": Self.everything, "swift": Self.newSwift, "python3": "exit 0"], "test")
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
          "python3": "exit 0", "id": "echo 1000", "sudo": #"echo "sudo $*"; exec "$@""#,
          "apt-get": #"echo "apt $*""#,
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

    /// A python3 that imports nothing makes another, which gets what the scripts import.
    @Test func aPythonWithoutNumpyGetsOneOfOurOwn() throws {
      let python = """
        [ "$1" != -c ] || exit 1
        mkdir -p "$3/bin" && printf '#!/bin/sh\necho "pip $*"\n' >"$3/bin/pip" && chmod +x "$3/bin/pip"
        """
      let commands = [
        "dpkg-query": Self.everything, "swift": Self.newSwift, "python3": python,
        "mkdir": #"exec /bin/mkdir "$@""#, "chmod": #"exec /bin/chmod "$@""#,
      ]
      let made = try prepare(commands, "test")
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.errors.hasSuffix("pip install -q numpy safetensors\n"), "\(made.errors)")
      let failed = try prepare(
        commands.merging(["python3": "exit 1"]) { _, new in new }, "test")
      #expect(failed.status == 1)
      #expect(failed.errors.hasSuffix("  python3 -m pip install numpy safetensors\n"))
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
