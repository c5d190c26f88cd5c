import CellCanvas
import Testing
import Workbench

@Suite struct KeyTableTests {
  @Test(arguments: Mode.allCases)
  func noKeyHasTwoMeaningsInOneMode(_ mode: Mode) {
    var seen: [Key: String] = [:]
    for binding in KeyTable.bindings(in: mode) {
      for (key, _) in binding.keys {
        #expect(
          seen[key] == nil,
          "in \(mode), \(key.name) means both “\(seen[key] ?? "")” and “\(binding.words)”")
        seen[key] = binding.words
      }
    }
  }

  @Test func everyRowHasTheKeysItShows() {
    for binding in KeyTable.bindings {
      #expect(!binding.keys.isEmpty, "“\(binding.shown)” has no key")
      #expect(!binding.modes.isEmpty, "“\(binding.shown)” holds nowhere")
      for (key, _) in binding.keys where key.name.count == 1 && !"=0123456789-".contains(key.name) {
        #expect(binding.shown.contains(key.name), "“\(binding.shown)” does not show \(key.name)")
      }
    }
  }

  @Test func everyModeCanBeLeftOrClosed() {
    for mode in Mode.allCases {
      let commands = KeyTable.bindings(in: mode).flatMap { $0.keys.map(\.command) }
      #expect(commands.contains(.interrupt))
      #expect(commands.contains(.close) || commands.contains(.skip), "\(mode)")
    }
  }

  @Test(arguments: Mode.allCases.filter { $0 != .help })
  func theWordsOfAModeFitTheSmallestWindow(_ mode: Mode) {
    for binding in KeyTable.bindings(in: mode) {
      #expect(binding.words.columns <= 56, "“\(binding.words)” is too long for the help")
    }
  }
}
