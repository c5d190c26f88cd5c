import CellCanvas
import Testing
import Workbench

/// The rows of keys, in every room and in every way that a room can stand.
@Suite struct KeyRowTests {
  /// A way to stand in a room: what is pressed to get there, and the words over its keys.
  struct Standing: CustomTestStringConvertible, Sendable {
    let keys: [String]
    let title: String
    var testDescription: String { "\(title): \(keys.joined(separator: " "))" }

    init(_ title: String, _ keys: String...) {
      self.title = title
      self.keys = keys
    }
  }

  static let standings = [
    Standing("Home"), Standing("Lessons", "l"), Standing("Scenarios", "c"),
    Standing("Step", "s"), Standing("Step", "s", "space"),
    Standing("While you are asked first", "s", "a", "Right"),
    Standing("While you are asked for a number", "s", "a", ":", "text:loss", "Enter"),
    Standing("While a search runs", "s", "b", "a", "text:loss > 50", "Enter", "c"),
    Standing("Lesson", "Enter", "Esc"),
    Standing("While a question is open", "Enter", "PgDn*2"),
    Standing("Training", "t"), Standing("Training", "t", "Right"),
    Standing("Training", "t", "space"),
    Standing("Digits", "d"), Standing("The pixels of a digit", "d", "Tab"),
    Standing("Help", "?"), Standing("While something is typed", "s", ":"),
    Standing("Stops", "s", "b"), Standing("Stops", "s", "b", "a", "text:loss > 5", "Enter"),
    Standing("A question of the program", "t", "Right", "q"),
  ]

  private func program(_ standing: Standing) throws -> Program {
    var program = try Program()
    for key in standing.keys { program.press(key) }
    try #require(program.state.titleOfKeys == standing.title)
    return program
  }

  @Test(arguments: standings) func noKeyHasTwoMeanings(_ standing: Standing) throws {
    var seen: [Key: String] = [:]
    for row in try program(standing).state.keys {
      for key in row.keys {
        #expect(
          seen[key] == nil, "\(key.name) means both “\(seen[key] ?? "")” and “\(row.words)”")
        seen[key] = row.words
      }
    }
  }

  @Test(arguments: standings) func everyRowHasTheKeysItShows(_ standing: Standing) throws {
    for row in try program(standing).state.keys {
      #expect(!row.keys.isEmpty, "“\(row.shown)” has no key")
      for key in row.keys where key.name.count == 1 && !"=0123456789-".contains(key.name) {
        #expect(row.shown.contains(key.name), "“\(row.shown)” does not show \(key.name)")
      }
    }
  }

  @Test(arguments: standings) func itCanBeLeftOrClosed(_ standing: Standing) throws {
    let keys = try program(standing).state.keys.flatMap(\.keys)
    #expect(keys.contains(.control("c")))
    #expect(keys.contains(Key(.escape)) || keys.contains(.character("q")))
  }

  @Test(arguments: standings) func theWordsFitTheSmallestWindow(_ standing: Standing) throws {
    for row in try program(standing).state.keys where standing.title != "Help" {
      #expect(row.words.columns <= 56, "“\(row.words)” is too long for the help")
    }
  }

  /// What the bottom line offers works.
  @Test(arguments: standings) func noOfferedKeyIsDead(_ standing: Standing) throws {
    let start = try program(standing)
    for row in start.state.keys {
      for key in row.keys {
        var program = start
        program.send(.input(.key(key)))
        #expect(
          !program.sentence.contains("does nothing here"), "\(key.name), “\(row.words)”, is dead")
      }
    }
  }
}
