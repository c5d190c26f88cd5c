import NeuralCore
import Phrases
import TestSupport
import Testing
import TimeTravel

/// The text forms of stops, and what they say.
struct StopTests {
  private static func session() throws -> Session {
    try .small("4 dense(6) relu dropout(0.5) dense(3) softmax", .categoricalCrossentropy())
  }

  @Test(arguments: [
    "loss > 2.5", "loss < 0.1", "misclassified", "right", "class 2", "accuracy > 0.5", "died",
    "died relu", "relu 5 > 3",
    "dense_1 0 < -0.5", "change > 0.01", "change dense_1/kernel > 1e-05",
    "sign dense_1/kernel 3,2", "sign dense/bias 5", "nan", "every 100", "at relu", "at loss",
    "at update dense/kernel", "at again", "relu 5 = 0", "dense_1/kernel 3,2 passes 0.2",
    "row 2 relu 5 changes", "dense_1 0 changes > 0.1", "dropout 3 changes sign",
    "blame dense_1 2 passes 0.2", "gradient dense_1/kernel 3,2 becomes > 0.1", "loss passes 0.5",
    "input 3 becomes = 0", "gradient dense/bias 5 changes",
    "dense/bias 5 > -0.5", "change dense_1/kernel 3,2 > 0.1", "gradient dense_1/kernel 3,2 = 0",
  ])
  func `a text form reads back to itself`(_ text: String) throws {
    let session = try Self.session()
    #expect(try Stop(text, in: session).text(in: session.network) == text)
  }

  @Test func `spaces around a sign are free, and the true minus sign is one`() throws {
    let session = try Self.session()
    #expect(try Stop("loss>2.5", in: session) == .loss(Threshold(.above, 2.5)))
    #expect(
      try Stop("  dense 0  <−2 ", in: session)
        == .activation(layer: 0, unit: 0, Threshold(.below, -2)))
  }

  /// The words that the screen prints, in any case.
  @Test(arguments: [
    ("Loss > 2.5", "loss > 2.5"), ("NaN", "nan"), ("2nd dense 0 < 1", "dense_1 0 < 1"),
    ("ReLU neuron 5 > 3", "relu 5 > 3"), ("died ReLU", "died relu"),
    ("change 2nd dense weights > 0.1", "change dense_1/kernel > 0.1"),
    ("sign 2nd dense weights 3,2", "sign dense_1/kernel 3,2"), ("at Look again", "at again"),
    ("at update 2nd dense weights", "at update dense_1/kernel"),
    ("2nd dense weight 3,2 pass 0.2", "dense_1/kernel 3,2 passes 0.2"),
    ("gradient dense bias 5 < 1", "gradient dense/bias 5 < 1"),
  ])
  func `the screen's words are read too`(_ text: String, _ own: String) throws {
    let session = try Self.session()
    #expect(try Stop(text, in: session).text(in: session.network) == own)
  }

  @Test(arguments: [
    ("", 1, "it is loss > 2.5"), ("los > 2", 1, "“los” begins no stop (did you mean “loss”?)"),
    ("loss", 5, "compared by “>”, “<” or “=”"), ("loss at 2", 6, "“at” was given"),
    ("dense/kernel 3,2", 17, "by “passes”, “>”"), ("dense/kernel 9,9 > 1", 14, "(0–3)"),
    ("dense/kernel 3,2 passes", 24, "a number such as 0.5"),
    ("gradient relu 3", 10, "dense weights"),
    ("loss > x", 8, "“x” was given"), ("loss > inf", 8, "a number such as 0.5"),
    ("loss > 2 3", 10, "one word too many"), ("died dense", 6, "a ReLU layer, relu"),
    ("relu 6 > 1", 6, "a whole number 0–5"), ("relu > 1", 6, "a whole number 0–5"),
    ("change < 1", 8, "wants “>”"), ("change softmax > 1", 8, "dense weights"),
    ("sign dense_1/kernel 3,3", 21, "(0–2)"), ("sign dense_1/kernel", 20, "none was given"),
    ("every 0", 7, "a whole number from 1"), ("at nowhere", 4, "no place"),
    ("at step 3", 4, "that every step has"), ("at relu 3", 4, "that every step has"),
    ("misclassified 3", 15, "too many"), ("relu changes", 6, "is about one number"),
    ("dense 3 term 2 changes", 16, "is about one number"), ("again changes", 7, "one number"),
    ("relu 9 changes", 6, "0–5"), ("relu 5 passes", 14, "a number such as 0.5"),
    ("relu 5 changes sign 3", 21, "too many"), ("loss becomes 3", 14, "by “>”, “<” or “=”"),
  ])
  func `an error points at the word and says what is allowed`(
    _ text: String, _ column: Int, _ words: String
  ) throws {
    let session = try Self.session()
    let error = #expect(throws: DescriptionError.self) { try Stop(text, in: session) }
    #expect(error?.column == column)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test func `any text is read or refused`() throws {
    let session = try Self.session()
    let words = [
      "loss", ">", "<", "2.5", "−1", "misclassified", "died", "relu", "5", "change", "dense/bias",
      "sign", "3,2", "nan", "changes", "becomes", "passes", "row", "blame", "gradient", "every",
      "at", "update", "é", "99999999999999999999", "-", ",",
    ]
    var random = SplitMix(state: 5)
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...5, using: &random)
      let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }
        .joined(separator: Bool.random(using: &random) ? " " : "")
      do {
        let stop = try Stop(text, in: session)
        #expect(try Stop(stop.text(in: session.network), in: session) == stop, "\(text)")
      } catch {
        #expect((1...text.count + 1).contains(error.column), "\(text)")
      }
    }
  }

  @Test func `a hit says why in one sentence with the number`() throws {
    let session = try Self.session()
    let table = ExampleTable.random(
      count: 1, inputs: session.network.inputs, classes: session.network.outputs, seed: 1)
    let plan = BatchPlan(exampleCount: 1, batchSize: 1, shuffled: false, seed: 1)
    let moment = Timeline(session: session, source: table, plan: plan).moment
    func sentence(
      _ stop: Stop, _ finding: StopHit.Finding, at place: Place, unit: Int? = nil,
      term: Int? = nil
    ) -> String {
      Language.english.phrases.stops.sentence(
        for: StopHit(
          stop: stop, finding: finding, step: 1200, place: place, row: 0, unit: unit, term: term),
        in: moment)
    }
    #expect(
      sentence(.loss(Threshold(.above, 2.5)), .value(2.60114), at: .loss)
        == "The loss is 2.6011, above 2.5.")
    #expect(
      sentence(.misclassified, .wrongAnswer(8, p: 0.1769, label: 5), at: .forward(layer: 4))
        == "The answer is 8 with p 0.1769; right is 5.")
    #expect(
      sentence(.died(layer: nil), .silence(others: 2), at: .forward(layer: 1), unit: 3)
        == "Neuron 3 of relu died: it is silent for the 100th time in a row; 2 more with it.")
    #expect(
      sentence(
        .activation(layer: 1, unit: 3, Threshold(.above, 3)), .value(3.5), at: .forward(layer: 1),
        unit: 3) == "Neuron 3 of relu gives +3.5000, above 3.")
    #expect(
      sentence(
        .change(parameter: nil, above: 0.01), .move(before: 0.5, after: 0.25),
        at: .update(parameter: 2), unit: 1, term: 4)
        == "The 2nd dense weight from neuron 4 to output 1 moved by −0.25000, more than 0.01.")
    #expect(
      sentence(
        .number(parameter: 1, index: 2, .changesSign), .move(before: -0.00025, after: 0.0005),
        at: .update(parameter: 1), unit: 2)
        == "The dense bias of neuron 2 changed its sign: −0.000250 → +0.000500.")
    #expect(sentence(.every(steps: 100), .place, at: .input) == "Step 1,200 is a multiple of 100.")
    #expect(
      sentence(.place(.loss), .place, at: .loss) == "Step 1,200 has come to “loss”.")
    #expect(
      sentence(.notANumber, .value(.nan), at: .loss) == "A number here is NaN: it has no value.")
  }
}
