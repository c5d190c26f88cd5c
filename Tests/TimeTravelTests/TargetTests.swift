import NeuralCore
import TestSupport
import Testing
import TimeTravel

struct TargetTests {
  @Test func `the tutorial's walk`() throws {
    let session = Session.tutorial()
    let names = Place.walk(of: session).map { $0.text(in: session.network) }
    #expect(
      names == [
        "input", "dense", "relu", "dropout", "dense_1", "relu_1", "dropout_1", "dense_2", "softmax",
        "loss", "blame dense_2", "gradient dense_2/kernel", "gradient dense_2/bias",
        "blame dropout_1", "blame relu_1", "blame dense_1", "gradient dense_1/kernel",
        "gradient dense_1/bias", "blame dropout", "blame relu", "blame dense",
        "gradient dense/kernel", "gradient dense/bias", "update dense/kernel", "update dense/bias",
        "update dense_1/kernel", "update dense_1/bias", "update dense_2/kernel",
        "update dense_2/bias", "again",
      ])
  }

  @Test func `a held parameter has a gradient and no update; other losses have a last blame`()
    throws
  {
    var session = try Session.small("2 dense(2) sigmoid dense(2) sigmoid", .halfSquaredError)
    session.trainable[1] = false
    let names = Place.walk(of: session).map { $0.text(in: session.network) }
    #expect(names.contains("gradient dense/bias") && !names.contains("update dense/bias"))
    #expect(names.contains("blame sigmoid_1"))
    #expect(throws: DescriptionError.self) { try Target("update dense/bias", in: session) }
  }

  @Test(arguments: [
    "input", "input 203", "dense", "dense 17", "dense 17 term 3", "dense 17 term bias",
    "relu_1 199",
    "dropout", "softmax 5", "loss", "blame dense_2 5", "blame dense_1 17 term 9",
    "gradient dense_1/kernel 3,17", "gradient dense/kernel 17", "update dense/bias 4", "again",
    "step 120", "step 120 dense 17", "step 2 row 5 loss", "row 3", "again 1", "step 2 again 59999",
  ])
  func `texts read back`(_ text: String) throws {
    let session = Session.tutorial()
    let target = try Target(text, in: session)
    #expect(target.text(in: session.network) == text)
    #expect(try Target("  " + target.text(in: session.network) + " ", in: session) == target)
  }

  @Test func `every place, neuron and some terms round trip`() throws {
    let session = try Session.small(
      "3 dense(2) relu dropout(0.5) dense(2) softmax", .categoricalCrossentropy())
    for place in Place.walk(of: session) {
      for unit in [nil, 0, 1] {
        for term in [nil, 0, 1] where unit != nil || term == nil {
          let target = Target(step: 3, place: place, unit: unit, term: term)
          guard let read = try? Target(target.text(in: session.network), in: session) else {
            continue
          }
          #expect(read == target)
        }
      }
    }
  }

  @Test(arguments: [
    ("", "a place is wanted"), ("dense_7", "input, dense, relu, dropout"),
    ("dense 200", "a whole number 0–199; “200” was given"), ("dense x", "0–199; “x” was given"),
    ("dense 17 term 784", "0–783 or “bias”; “784” was given"), ("dense 1 2", "one word too many"),
    ("loss 3", "has no neurons"), ("relu 3 term 1", "has no terms"), ("blame", "wants a layer"),
    ("blame softmax", "3rd dense"), ("gradient softmax", "dense weights"),
    ("update dense/kernel 784,3", "(0–783)"), ("step", "none was given"),
    ("step 0", "a whole number from 1; “0” was given"), ("step −3 dense", "from 1"),
    ("row x", "a row is"), ("input 784", "0–783"), ("dense 99999999999999999999", "0–199"),
  ])
  func `a wrong text gets a sentence with the rule`(_ text: String, _ part: String) throws {
    let session = Session.tutorial()
    let error = #expect(throws: DescriptionError.self) { try Target(text, in: session) }
    #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
  }

  /// The words that the screen prints, in any case, beside the network's own names.
  @Test(arguments: [
    ("Loss", "loss"), ("INPUT", "input"), ("look again", "again"), ("120", "step 120"),
    ("2nd dense", "dense_1"), ("2nd Dense 5", "dense_1 5"), ("dense2", "dense_1"),
    ("dense 17", "dense 17"), ("Dense17", "dense 17"), ("dense_2", "dense_2"), ("drop", "dropout"),
    ("2nd relu", "relu_1"), ("softmax digit 5", "softmax 5"),
    ("dense 17 bias", "dense 17 term bias"),
    ("update dense", "update dense/kernel"), ("blame 3rd dense", "blame dense_2"),
    ("gradient dense weights", "gradient dense/kernel"), ("pixel 5,21", "input 161"),
    ("gradient of 2nd dense biases 4", "gradient dense_1/bias 4"), ("pixel (5,21)", "input 161"),
    ("input (5,21)", "input 161"), ("look again example 7", "again 7"),
    ("forward › dense › neuron 17 › from pixel (5,21)", "dense 17 term 161"),
    ("backward › blame of 2nd dense › neuron 3 › through digit 9", "blame dense_1 3 term 9"),
    ("update › 2nd dense weights › neuron 36 › from neuron 40", "update dense_1/kernel 40,36"),
  ])
  func `the screen's words lead there too`(_ text: String, _ own: String) throws {
    let session = Session.tutorial()
    let target = try Target(text, in: session, .digit(rows: 28, columns: 28))
    #expect(target.text(in: session.network) == own)
  }

  @Test(arguments: [
    ("", 1), ("nowhere", 1), ("4th dense", 1), ("dense 200", 7), ("dense 17 term 784", 15),
    ("update 2nd dense 200,3", 18), ("step 3 pixel 5,99", 14), ("dense 17 loss", 10),
    ("look dense", 6), ("blame softmax", 7),
  ])
  func `an error points at its word`(_ text: String, _ column: Int) throws {
    let session = Session.tutorial()
    let error = #expect(throws: DescriptionError.self) {
      try Target(text, in: session, .digit(rows: 28, columns: 28))
    }
    #expect(error?.column == column, "\(String(describing: error))")
  }

  @Test func `the nearest word is named`() throws {
    let session = Session.tutorial()
    for (text, meant) in [("lose", "loss"), ("upadte dense", "update"), ("densse_1", "dense_1")] {
      let error = #expect(throws: DescriptionError.self) { try Target(text, in: session) }
      #expect(error?.message.contains("(did you mean “\(meant)”?)") == true, "\(text)")
    }
  }

  @Test func `any text is read or refused with a sentence`() throws {
    let session = try Session.small(
      "3 dense(2) relu dropout(0.5) dense(2) softmax", .categoricalCrossentropy())
    let words = [
      "step", "row", "dense", "dense_1", "blame", "gradient", "update", "dense/kernel", "loss",
      "term", "bias", "input", "0", "1", "2", "3", "-1", "1,1", "2,1", ",",
      "9999999999999999999999",
      "é", "again", "\t",
    ]
    var random = SplitMix(state: 5)
    var accepted = 0
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...6, using: &random))
        .map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      do {
        let target = try Target(text, in: session)
        #expect(try Target(target.text(in: session.network), in: session) == target)
        accepted += 1
      } catch {
        #expect(!error.message.isEmpty && (error.text.isEmpty || text.contains(error.text)))
        #expect((1...error.text.count + 1).contains(error.column), "\(error)")
      }
    }
    #expect(accepted > 100)
  }
}
