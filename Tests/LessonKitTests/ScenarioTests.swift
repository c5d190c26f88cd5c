import Datasets
import Foundation
import LessonKit
import NeuralCore
import Phrases
import TestSupport
import Testing
import TimeTravel

/// The scenarios that ship: each opens, and walks a whole step.
@Suite struct ShippedScenarioTests {
  static let folder = ScenarioFolder(root: Shipped.lessons.appendingPathComponent("scenarios"))

  @Test func theSmallestComesFirst() {
    #expect(
      Self.folder.entries.map(\.name) == [
        "mazur", "mazur-biases", "xor", "three-classes", "tutorial", "tutorial-batch",
        "tutorial-trained",
      ])
    #expect(!Self.folder.entries.map(\.isReadable).contains(false))
  }

  @Test(arguments: folder.names)
  func itOpensAndWalksAWholeStep(_ name: String) throws {
    var timeline = try walk(name)
    let first = timeline.moment.cursor.step
    var places: [Place] = [timeline.moment.cursor.place]
    while timeline.later(), timeline.cursor.step == first {
      places.append(timeline.moment.cursor.place)
      #expect(!Language.english.phrases.narration.sentences(for: timeline.moment).isEmpty)
    }
    #expect(places == timeline.moment.walk)
    #expect(places.last == .again)
  }

  @Test(arguments: folder.names)
  func itsTextsFitTheListOfTheSmallestWindow(_ name: String) throws {
    let entry = try #require(Self.folder.entries.first { $0.name == name })
    #expect(entry.title.count <= 60)
    #expect(entry.about.count <= 3 * 70, "“about” has more than three lines of 76 columns")
  }

  /// The published error before, and the right ones after an update without and with the biases.
  @Test(arguments: [("mazur", 0.291027774), ("mazur-biases", 0.280471447)])
  func theWorkedExampleMeetsItsFigures(_ name: String, _ after: Double) throws {
    var timeline = try walk(name)
    try timeline.go(to: Target(place: .again))
    let again = try #require(timeline.moment.again)
    #expect(abs(Double(again.lossBefore) - 0.298371109) < 5e-8)
    #expect(abs(Double(again.loss) - after) < 5e-8)
  }

  @Test func theHeldBiasesHaveNoUpdate() throws {
    let held = try walk("mazur").moment
    let learnt = try walk("mazur-biases").moment
    #expect(held.walk.count { $0.phase == .update } == 2)
    #expect(learnt.walk.count { $0.phase == .update } == 4)
  }

  /// mazur.json: the error after so many updates of the weights alone.
  @Test func theWorkedExampleGoesOnAsTheReferenceDoes() throws {
    struct Figures: Decodable { let trace: [String: Double] }
    let figures = try Shipped.fixture("mazur.json", as: Figures.self)
    var timeline = try walk("mazur")
    for updates in [1, 10, 100] {
      try timeline.go(to: Target(step: updates, place: .again))
      let loss = try #require(timeline.moment.again?.loss)
      #expect(abs(Double(loss) - (figures.trace["\(updates)"] ?? 0)) < 1e-6)
    }
  }

  /// xor.json: the mean loss of the four rows in twenty steps.
  @Test func exclusiveOrMeetsTheReference() throws {
    struct Figures: Decodable {
      let steps: [Step]
      struct Step: Decodable { let loss: Double }
    }
    let figures = try Shipped.fixture("xor.json", as: Figures.self)
    var timeline = try walk("xor")
    try timeline.go(to: Target(place: .loss))
    #expect(timeline.moment.rows == 4)
    for wanted in figures.steps {
      #expect(abs(Double(try #require(timeline.moment.batchLoss)) - wanted.loss) < 1e-6)
      timeline.laterStep()
    }
  }

  @Test func theTrainedNetworkIsSureAndRight() throws {
    var timeline = try walk("tutorial-trained")
    var right = 0
    for example in 0..<20 {
      timeline.take(example)
      try timeline.go(to: Target(place: .loss))
      if timeline.moment.isRight == true { right += 1 }
    }
    #expect(right >= 18)
  }

  private func walk(_ name: String) throws -> Timeline {
    try Self.folder.scenario(name).staged().timeline(digits: Shipped.digits.get())
  }
}

/// Files of scenarios, right and wrong.
@Suite struct ScenarioReadingTests {
  static let lines = [
    "title: Two points", "network: 2 dense(2) sigmoid dense(1) sigmoid",
    "loss: mean_squared_error", "optimizer: sgd(0.5)", "inputs: [[0, 1], [1, 0]]",
    "targets: [1, 0]",
  ]

  @Test func whatIsNotSaidHasAUsualValue() throws {
    let scenario = try read(Self.lines)
    #expect(scenario.seed == 7)
    #expect(scenario.batch == 1)
    #expect(scenario.blank.isEmpty)
    #expect(scenario.locks.isEmpty)
    #expect(scenario.held.isEmpty)
    let points = WrittenExamples(inputs: [[0, 1], [1, 0]], targets: [[1], [0]])
    #expect(scenario.data == points.map { .written($0) })
  }

  @Test func aMaskIsOfZerosAndOnes() throws {
    for mask in ["[1, 0]", "[1, 0, 2]", "[[1, 0, 1], [1, 0, 1]]"] {
      var lines = Self.lines
      lines[1] = "network: 2 dense(3) dropout(0.5) dense(1) sigmoid"
      #expect(throws: LessonError.self) { try read(lines + ["masks: {dropout: \(mask)}"]) }
    }
  }

  @Test func wordsCanStandAloneOrInAList() throws {
    let scenario = try read(
      Self.lines + ["blank: z", "lock: [learning-rate, example]", "held: dense/bias"])
    #expect(scenario.blank == [.z])
    #expect(scenario.locks == [.learningRate, .example])
    #expect(scenario.held == [1])
  }

  @Test func weightsThatAreNotGivenAreTheSeeds() throws {
    let given = try read(Self.lines + ["weights:", "  dense/bias: [0.5, -0.5]"]).staged().session
    let seeded = try read(Self.lines).staged().session
    #expect(Array(given.parameters[4..<6]) == [0.5, -0.5])
    #expect(given.parameters[..<4] == seeded.parameters[..<4])
  }

  /// A mask by hand holds in every step, is known beforehand, and scales by the layer's own rate.
  @Test func aMaskIsGivenByHand() throws {
    var lines = Self.lines
    lines[1] = "network: 2 dense(3) sigmoid dropout(0.2) dense(1) sigmoid dropout(0.5)"
    lines.append("masks: {dropout: [1, 0, 1]}")
    let staged = try read(lines).staged()
    #expect(staged.session.keptUnits == [2: [true, false, true]])
    var timeline = try staged.timeline(digits: Shipped.digits.get())
    for step in 1...3 {
      try timeline.go(to: Target(step: step, place: .forward(layer: 2)))
      #expect(timeline.moment.mask(ofLayer: 2) == [1.25, 0, 1.25])
      #expect(timeline.moment.output(ofLayer: 2)?[1] == 0)
      #expect(timeline.mask(ofLayer: 2, inStep: step, row: 0) == [1.25, 0, 1.25])
      let drawn = timeline.mask(ofLayer: 5, inStep: step, row: 0)
      try timeline.go(to: Target(step: step, place: .forward(layer: 5)))
      #expect(timeline.moment.mask(ofLayer: 5) == drawn, "what is not given is drawn as ever")
    }
    let other = try staged.session.replacing(dropoutRate: 0.5)
    #expect(other.dropoutMask(ofLayer: 2, step: 1, example: 0) == [2, 0, 2])
  }

  @Test func weightsCanLieInAFileBesideIt() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("scenario-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let weights =
      #"{"dense/kernel": [[1, 2], [3, 4]], "dense/bias": [5, 6], "dense_1/kernel": [[7], [8]], "#
      + #""dense_1/bias": [9]}"#
    try Data(weights.utf8).write(to: folder.appendingPathComponent("mine.json"))
    let text = (Self.lines + ["weights: mine.json"]).joined(separator: "\n")
    try Data(text.utf8).write(to: folder.appendingPathComponent("mine.yaml"))
    let path = folder.appendingPathComponent("mine.yaml").path
    let staged = try ScenarioFolder(root: folder).scenario(path).staged()
    #expect(staged.session.parameters == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(try ScenarioFolder(root: folder).scenario("mine").title == "Two points")
  }

  @Test func aNameThatIsNotThereListsThoseThatAre() throws {
    let folder = ShippedScenarioTests.folder
    #expect(folder.has("mazur"))
    #expect(!folder.has("nothing"))
    #expect(
      folder.unknown("nothing").hasPrefix("There is no scenario “nothing”; there are mazur, "))
    #expect(throws: LessonError.self) { try folder.scenario("nothing") }
    #expect(throws: LessonError.self) { try folder.scenario("./nothing.yaml") }
  }

  /// A line in place of the one with its key, or one more, and where the sentence points.
  static let faults: [(line: String, at: Int, says: String)] = [
    ("network: 2 dense(2) sigmod", 2, "sigmod"),
    ("loss: half_squared", 3, "half_squared"),
    ("optimizer: sgd(0.5", 4, "bracket"),
    ("inputs: [[0, 1]]", 6, "1 and 2 rows"),
    ("inputs: [[0, one], [1, 0]]", 5, "“one”"),
    ("targets: [[1], [0, 1]]", 6, "row for each example"),
    ("data: mnist", 7, "either “data”"),
    ("speed: 3", 7, "“speed” is no key"),
    ("batch: 0", 7, "1–60000"),
    ("blank: q", 7, "it is one of z, a, mask, p, loss, delta, gradient, update, again"),
    ("lock: door", 7, "learning-rate"),
    ("held: dense/weights", 7, "dense/kernel, dense/bias"),
    ("weights: {dense/kernel: [[1, 2, 3], [4, 5, 6]]}", 7, "2 rows, one for each input"),
    ("weights: {dense/bias: [1, 2, 3]}", 7, "2 numbers, one for each neuron"),
    ("masks: {dropout: [1]}", 7, "this network has none"),
    ("weights: {dens/bias: [1, 2]}", 7, "“dens/bias” is no key"),
    ("title: [1, 2]", 1, "is a text"),
  ]

  @Test(arguments: faults)
  func aFaultyFileGetsOneSentence(_ fault: (line: String, at: Int, says: String)) throws {
    let key = fault.line.prefix { $0 != ":" }
    var lines = Self.lines
    if let index = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) {
      lines[index] = fault.line
    } else {
      lines.append(fault.line)
    }
    do {
      _ = try read(lines)
      Issue.record("“\(fault.line)” was taken")
    } catch {
      #expect(error.file == "/nowhere/mine.yaml")
      #expect(error.line == fault.at, "\(error)")
      #expect(error.message.contains(fault.says), "\(error)")
    }
  }

  /// What shows only when the walk is opened.
  static let late: [(line: String, at: Int, says: String)] = [
    ("start: softmax", 7, "no place of this network"),
    ("example: 5", 7, "counted from 0 to 1, not 5"),
    ("weights: nothing.safetensors", 7, "nothing.safetensors"),
    ("network: 3 dense(1)", 2, "2 inputs"),
  ]

  @Test(arguments: late)
  func aFaultThatShowsWhenItIsOpenedNamesItsLineToo(
    _ fault: (line: String, at: Int, says: String)
  ) throws {
    let key = fault.line.prefix { $0 != ":" }
    let lines = Self.lines.filter { !$0.hasPrefix(key + ":") }
    let index = min(fault.at - 1, lines.count)
    let scenario = try read(lines[..<index] + [fault.line] + lines[index...])
    do {
      _ = try scenario.staged().timeline(digits: Shipped.digits.get())
      Issue.record("“\(fault.line)” was taken")
    } catch let error as LessonError {
      #expect(error.line == fault.at, "\(error)")
      #expect(error.message.contains(fault.says), "\(error)")
    }
  }

  private func read(_ lines: some Sequence<String>) throws(LessonError) -> Scenario {
    try Scenario(
      lines.joined(separator: "\n"), file: URL(fileURLWithPath: "/nowhere/mine.yaml"),
      reference: "mine.yaml")
  }
}
