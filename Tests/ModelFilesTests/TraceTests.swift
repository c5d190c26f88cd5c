import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TestSupport
import Testing
import TimeTravel

@Suite struct TraceTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var url: URL { folder.file("trace.jsonl") }

  /// Takes three steps, the last of them shorter, with a trace and with a recorder beside it.
  @discardableResult
  func trace(
    _ start: Session, detail: TraceDetail = .layer, only: Set<TraceEventKind>? = nil
  ) throws -> [TracedEvent] {
    let table = ExampleTable.random(
      count: 7, inputs: start.network.inputs, classes: start.network.outputs, seed: start.seed)
    let isSparse = start.loss == .sparseCategoricalCrossentropy
    let examples = isSparse ? table.withSparseTargets : table
    let plan = BatchPlan(exampleCount: 7, batchSize: 3, shuffled: true, seed: start.seed)
    let workspace = Workspace(for: start.network, rows: 3)
    let output = try TraceOutput(url)
    var writer = TraceWriter(
      TraceHeader(start, batch: 3, data: "a \"table\"\n", detail: detail, only: only), to: output)
    var (session, twin, order) = (start, start, EpochOrder())
    var events: [TracedEvent] = []
    for step in 1...3 {
      let batch = Batch(Array(plan.examples(ofStep: step, order: &order)), from: examples)
      session.step(batch, in: workspace, observer: &writer)
      var recorder = Recorder()
      twin.step(batch, in: workspace, observer: &recorder)
      events += recorder.events.map { TracedEvent(step: step, event: $0) }
    }
    #expect(session == twin)
    try output.finish()
    return events
  }

  func read(_ url: URL) throws -> (events: [TracedEvent], reader: TraceReader) {
    var reader = try TraceReader(url)
    var events: [TracedEvent] = []
    while let event = try reader.next() { events.append(event) }
    return (events, reader)
  }

  /// Whether events are equal, each NaN to each other, which Swift says of none.
  static func agree(_ left: [TracedEvent], _ right: [TracedEvent]) -> Bool {
    left == right || "\(left)" == "\(right)".replacing("-nan", with: "nan")
  }

  static let sessions = [
    ("3 dense(4) relu dropout(0.25) dense(2) softmax", "categorical_crossentropy", "adam(0.01)"),
    ("2 softmax dense(3) tanh", "half_squared_error", "sgd(0.1, momentum: 0.9)"),
    (
      "4 dense(3, kernel_regularizer: l2(0.01)) sigmoid", "sparse_categorical_crossentropy",
      "sgd(0.1)"
    ),
    (
      "1 dropout(0.5) dense(1)", "mean_squared_error", "rmsprop(0.1, momentum: 0.5, centered: true)"
    ),
  ]

  func session(_ texts: (String, String, String)) throws -> Session {
    Session(
      network: try Sequential(texts.0), loss: try Loss(texts.1), optimizer: try Optimizer(texts.2),
      seed: .max)
  }

  @Test(arguments: sessions, TraceDetail.allCases)
  func whatIsWrittenReadsBackEqual(texts: (String, String, String), detail: TraceDetail) throws {
    let start = try session(texts)
    let events = try trace(start, detail: detail)
    let read = try read(url)
    #expect(read.events == events)
    #expect(!read.reader.isTorn)
    #expect(
      read.reader.header == TraceHeader(start, batch: 3, data: "a \"table\"\n", detail: detail))
    #expect(folder.names == ["trace.jsonl"])
  }

  /// Networks of any layers, with any loss and optimizer.
  @Test func anyTraceReadsBackEqual() throws {
    var random = SplitMix(state: 21)
    func one<Choices: Collection>(of choices: Choices) throws -> Choices.Element {
      try #require(choices.randomElement(using: &random))
    }
    for seed in 0..<60 {
      let layers: [LayerSpec] = try (0..<Int.random(in: 1...5, using: &random)).map { _ in
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .dropout(rate: 0.5)
        case 1: .dense(units: Int.random(in: 1...4, using: &random))
        default: .activation(try one(of: Activation.allCases))
        }
      }
      let start = Session(
        network: try Sequential(inputs: 3, layers: layers), loss: try one(of: Loss.allCases),
        optimizer: try one(of: Optimizer.allDefaults), seed: UInt64(seed))
      let detail = try one(of: TraceDetail.allCases)
      let events = try trace(start, detail: detail)
      let found = try read(url).events
      #expect(Self.agree(found, events), "\(start.network)")
    }
  }

  @Test(arguments: TraceDetail.allCases)
  func onlySomeEvents(detail: TraceDetail) throws {
    let start = try session(Self.sessions[0])
    let events = try trace(start, detail: detail, only: TraceEventKind.set("gradient,loss"))
    #expect(
      try read(url).events
        == events.filter {
          switch $0.event {
          case .gradient, .loss: true
          default: false
          }
        })
  }

  /// The size that is told beforehand is that of the file, but for how many digits its numbers have.
  @Test(
    arguments: [nil, [.gradient], [.update], [.activationGradient, .mask]]
      as [Set<TraceEventKind>?])
  func theSizeOfAStepIsToldBeforehand(_ only: Set<TraceEventKind>?) throws {
    let network = try Sequential("30 dense(40) relu dropout(0.2) dense(10) softmax")
    let session = Session(
      network: network, loss: .categoricalCrossentropy(), optimizer: .adam(), seed: 3)
    try trace(session, only: only)
    // Three steps of 3, 3 and 1 rows.
    let estimate = TraceHeader(session, batch: 3, data: "", only: only).estimatedStepSize
    let size = try Data(contentsOf: url).count
    #expect((estimate * 3 / 2..<estimate * 4).contains(size), "\(estimate) for \(size / 3)")
  }

  @Test func anUnknownEventGetsAllNames() {
    #expect(
      throws: DescriptionError(
        text: "loss,gradients", column: 6,
        message: "“gradients” is no event; events are step_began, input, target, "
          + "preactivation, activation, softmax, mask, loss, activation_gradient, "
          + "preactivation_gradient, gradient, update, step_ended")
    ) { try TraceEventKind.set("loss,gradients") }
  }

  @Test func whatIsNotFiniteIsAText() throws {
    var start = try session(Self.sessions[1])
    start.setParameter(at: 0, to: .infinity)
    let events = try trace(start)
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(text.contains(#""before":["inf","#))
    #expect(text.contains(#","nan""#))
    #expect(Self.agree(try read(url).events, events))
  }

  @Test func heldParametersAreNamed() throws {
    var start = try session(Self.sessions[0])
    start.trainable[1] = false
    let events = try trace(start)
    let read = try read(url)
    #expect(read.events == events)
    #expect(read.reader.header.held == ["dense/bias"])
  }

  @Test func aTornLastLineAloneIsLost() throws {
    let events = try trace(try session(Self.sessions[0]))
    let whole = try Data(contentsOf: url)
    try whole.prefix(whole.count - 20).write(to: url)
    let cut = try read(url)
    #expect(cut.events == events.dropLast())
    #expect(cut.reader.isTorn)
    // Without the last line feed alone, nothing is lost.
    try whole.dropLast().write(to: url)
    #expect(try read(url).events == events)
  }

  /// The file with a text replaced, and what reading it says.
  func fault(_ old: String, _ new: String) throws -> String {
    try trace(try session(Self.sessions[0]))
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(text.contains(old))
    let place = try #require(text.range(of: old))
    try Data(text.replacingCharacters(in: place, with: new).utf8).write(to: url)
    do {
      _ = try read(url)
      return "no fault"
    } catch {
      return "\(error)".replacing(url.path, with: "FILE")
    }
  }

  @Test(arguments: [
    (
      "wadachi-trace", "trace",
      "line 1, column 1: a trace begins with a header of format “wadachi-trace” and version 1, "
        + "but this is another"
    ),
    (
      #""version":1"#, #""version":2"#,
      "line 1, column 1: a trace begins with a header of format “wadachi-trace” and version 1, "
        + "but this is another"
    ),
    (
      #""batch":3"#, #""batch":0"#,
      "line 1, column 173: batch is a whole number from 1 to 60000, but there is “0”"
    ),
    (
      #""rows":3"#, #""rows":4"#,
      "line 2, column 1: step_began has rows, up to the batch's 3, and an example for each, "
        + "but it has others"
    ),
    (
      #""event":"input""#, #""event":"inputs""#,
      "line 3, column 19: an event is one of \(TraceEventKind.allCases.map(\.rawValue).joined(separator: ", ")), "
        + "but there is “\"”"
    ),
    (
      #""event":"input","shape":[3,3]"#, #""event":"input","shape":[3,4]"#,
      "line 3, column 1: input has “values” of shape [3, 3], but its shape is [3, 4], "
        + "its numbers are 9"
    ),
    (
      #""layer":"dense""#, #""layer":"\u001b[2Jx""#,
      "line 5, column 1: preactivation has the name of a layer of the network, "
        + "but “\u{FFFD}[2Jx” is none"
    ),
    (
      #""layer":"dense""#, #""layer":"relu""#,
      "line 5, column 1: preactivation suits its layer, but relu has no such event"
    ),
    (
      #""penalty":0.0"#, #""penalty":0,0"#,
      "line 10, column 125: a text in quotes is wanted, but there is “0”"
    ),
    (
      #""slots":{"momentum""#, #""slots":{"momentun""#,
      "an update has 12 numbers for each slot of adam, but there are others"
    ),
    (
      #"{"step":2"#, #"{"step":0"#,
      "line 26, column 9: step is a whole number from 1 to 1099511627776, but there is “0”"
    ),
    (#"{"step":3"#, #"{"step":1"#, "steps do not go back, but step 1 follows step 2"),
  ])
  func faultsNameLineAndColumn(old: String, new: String, message: String) throws {
    let said = try fault(old, new)
    // The place within a long line of numbers is not foretold.
    #expect(said.hasPrefix("FILE: line "))
    #expect(
      said.replacing(#/column \d+/#, with: "").hasSuffix(
        message.replacing(#/column \d+/#, with: "")))
  }

  /// Damage anywhere gives a sentence or events: never a crash.
  @Test(arguments: TraceDetail.allCases)
  func randomDamageNeverCrashes(detail: TraceDetail) throws {
    try trace(try session(Self.sessions[0]), detail: detail)
    let good = try Data(contentsOf: url)
    var random = SplitMix(state: 13)
    let alphabet =
      Array("[]{},:\"\\u0123456789.-+eE\n{}[]gradientlossunit\u{1}".utf8) + [0xC3, 0xFF]
    var refused = 0
    for _ in 0..<400 {
      var damaged = good
      for _ in 0...Int(random.next() % 3) {
        damaged[Int(random.next() % UInt64(damaged.count))] =
          alphabet[Int(random.next() % UInt64(alphabet.count))]
      }
      if random.next() % 4 == 0 {
        damaged = damaged.prefix(Int(random.next() % UInt64(damaged.count)))
      }
      try damaged.write(to: url)
      do {
        _ = try read(url)
      } catch {
        refused += 1
        #expect(!"\(error)".contains("\n"))
      }
    }
    #expect(refused > 200)
  }

  #if os(Linux)
    @Test func aFullDiskIsSaid() throws {
      let output = TraceOutput(descriptor: open("/dev/full", O_WRONLY))
      let start = try session(Self.sessions[0])
      _ = TraceWriter(TraceHeader(start, batch: 1, data: "x"), to: output)
      #expect(throws: FileError.self) { try output.finish() }
      #expect(!output.accepts)
    }
  #endif
}
