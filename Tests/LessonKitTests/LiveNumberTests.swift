import Datasets
import LessonKit
import NeuralCore
import Notation
import Testing
import TimeTravel

/// Each live number of the vocabulary against the moment it is taken from.
@Suite struct LiveNumberTests {
  /// What `{{number}}` reads at the end of the small lesson's first step.
  private func text(_ number: String) throws -> String {
    let source = SmallLesson.with("at: dense 0", "at: again")
      .replacing("{{count parameters}}", with: "{{\(number)}}")
      .replacing("reveal: relu\n", with: "")
    let session = try LessonSession(
      try Lesson(source, file: "small.md"), sources: LessonSources(training: XOR(), test: XOR()))
    guard case .paragraph(let inlines) = session.blocks[0],
      case .emphasis(let inside) = inlines[1]
    else { return "" }
    return inside.plainText
  }

  private func moment() throws -> Moment {
    let source = SmallLesson.with("at: dense 0", "at: again")
    return try LessonSession(
      try Lesson(source, file: "small.md"), sources: LessonSources(training: XOR(), test: XOR())
    ).stage.moment
  }

  @Test(arguments: [
    ("example", "1"), ("step", "1"), ("label", "1"), ("x 0", "0"), ("x 1", "1.0000"), ("t 0", "1"),
    ("ink", "1"), ("count parameters", "13"), ("count inputs", "2"), ("count dense", "9"),
    ("count dense/kernel", "6"), ("units dense", "3"), ("examples", "4"), ("learning_rate", "0.5"),
    ("1 + 2 * 3", "7"), ("( 1 + 2 ) * 3", "9"), ("- ln 1", "0"), ("exp 0", "1.0000"),
    ("abs -2", "2.0000"), ("f relu -3", "0"), ("f' relu 3 | setting", "1"),
    ("f sigmoid 0", "0.5000"),
    ("1 / 8 | percent", "12 %"), ("1 / 8 | signed", "+0.1250"), ("1 / 8 | gradient", "+0.12500"),
    ("units dense / 2", "1.5000"), ("pixel 1 1", "?"),
  ])
  func readsWhatTheSetupFixes(_ number: String, _ expected: String) throws {
    #expect(try text(number) == expected)
  }

  @Test func readsWhatTheMomentHolds() throws {
    let moment = try moment()
    let z = try #require(moment.output(ofLayer: 0))
    let a = try #require(moment.output(ofLayer: 1))
    let p = try #require(moment.probabilities)[0]
    let delta = try #require(moment.blame(ofLayer: 0))
    let gradient = try #require(moment.gradient(parameter: 0))
    let before = moment.before(parameter: 0)
    let after = try #require(moment.after(parameter: 0))
    let again = try #require(moment.again)
    let pair = Numerals.pair(before[before.startIndex + 4], after[after.startIndex + 4])
    let expected = [
      "z dense 1": Numerals.signed(z[1]), "a relu 1 | value": Numerals.value(a[1]),
      "p 0": Numerals.value(p), "said": p > 0.5 ? "1" : "0", "hit": p > 0.5 ? "1" : "0",
      "active relu": "\(a.count { $0 != 0 })", "negative dense": "\(delta.count { $0 < 0 })",
      "delta dense 1": Numerals.gradient(delta[1]),
      "gradient dense/kernel 1,1": Numerals.gradient(gradient[4]),
      "before dense/kernel 1,1": pair.before, "after dense/kernel 1,1": pair.after,
      "change dense/kernel 1,1": pair.change,
      "w dense/kernel 1,1": Numerals.signed(after[after.startIndex + 4]),
      "loss": Numerals.value(try #require(moment.lossValue)),
      "again p 0": Numerals.value(again.probabilities[0]), "again loss": Numerals.value(again.loss),
      "was p 0": Numerals.value(again.before[0]), "was loss": Numerals.value(again.lossBefore),
      "answer 1 0": Numerals.value(again.before[0]),
    ]
    for (number, value) in expected.sorted(by: { $0.key < $1.key }) {
      #expect(try text(number) == value, "{{\(number)}}")
    }
  }

  @Test func countsWhatTheNetworkAnswersToOthers() throws {
    let moment = try moment()
    let workspace = Workspace(for: moment.network, rows: 4)
    let outputs = moment.sessionBefore.predict(Batch([0, 1, 2, 3], from: XOR()), in: workspace)
    let said = outputs.map { $0 > 0.5 ? 1 : 0 }
    #expect(try text("calls 1 4") == "\(said.count { $0 == 1 })")
    #expect(try text("right 4") == "\(zip(said, [0, 1, 1, 0]).count { $0 == $1 })")
  }
}
