import NeuralCore
import TestSupport
import Testing
import TimeTravel

/// From a number to where it comes from, and to what becomes of it.
@Suite struct OriginTests {
  /// The places that a move leads through until it leads nowhere.
  private func chain(
    _ walk: Walker, from start: String, by move: (Walker) -> Bool
  ) throws -> [String] {
    try walk.go(to: try Target(start, in: walk.moment.sessionBefore))
    var names: [String] = []
    while move(walk), names.count < 40 {
      names.append(Target(walk.cursor).text(in: walk.moment.network))
    }
    return names
  }

  /// Without the step, and every number as #.
  private func kinds(_ names: [String]) -> [String] {
    names.map { name in
      let words = name.split(separator: " ")
      return (words.first == "step" ? words.dropFirst(2) : words[...])
        .map { $0.allSatisfy { $0.isNumber || $0 == "," } ? "#" : $0 }
        .joined(separator: " ")
    }
  }

  @Test func fromTheLossToOnePixelTimesOneWeight() throws {
    let walk = Walker.tutorial()
    let names = try chain(walk, from: "loss") { $0.toOrigin() }
    #expect(
      kinds(names) == [
        "softmax #", "dense_2 #", "dense_2 # term #", "dropout_1 #", "relu_1 #", "dense_1 #",
        "dense_1 # term #", "dropout #", "relu #", "dense #", "dense # term #", "input #",
      ])
    // The class in question, and at every sum its largest term.
    #expect(names[0] == "step 1 softmax \(walk.moment.label ?? -1)")
    try walk.go(to: try Target(names[10], in: walk.moment.sessionBefore))
    #expect(walk.cursor.term == walk.moment.termsBySize.first)
    #expect(walk.cursor.term.map { (walk.moment.inputToLayer(0) ?? [])[$0] } != 0)
  }

  @Test func aPixelLeadsOnToTheLoss() throws {
    let walk = Walker.tutorial()
    let names = try chain(walk, from: "input 208") { $0.toConsequence() }
    #expect(
      kinds(names) == [
        "dense # term #", "dense #", "relu #", "dropout #", "dense_1 # term #", "dense_1 #",
        "relu_1 #", "dropout_1 #", "dense_2 # term #", "dense_2 #", "softmax #", "loss",
      ])
  }

  @Test func fromBlameToGradientToUpdate() throws {
    let walk = Walker.tutorial()
    let names = try chain(walk, from: "blame dense 31") { $0.toConsequence() }
    #expect(kinds(names).prefix(2) == ["gradient dense/kernel #", "update dense/kernel #"])
  }

  /// Back from where one came: along the sums through the same neurons, however small their part.
  @Test func bothWaysAlongTheArithmetic() throws {
    for start in [
      "input 208", "dense 31 term 208", "relu 31", "dropout 31", "dense_1 17 term 31", "dense_1 17",
      "dropout_1 17", "dense_2 3 term 17", "dense_2 3", "softmax 3", "blame dense_1 5",
      "gradient dense/kernel 208,31", "gradient dense/bias 31",
    ] {
      let walk = Walker.tutorial()
      try walk.go(to: try Target(start, in: walk.moment.sessionBefore))
      let before = walk.cursor
      #expect(walk.toConsequence(), "\(start)")
      #expect(walk.toOrigin(), "\(start)")
      #expect(walk.cursor == before, "\(start)")
    }
  }

  /// At every place of a step, in and out of its neurons and terms: o leads back from where O led.
  @Test(arguments: [
    ("3 dense(2) relu dropout(0.5) dense(2) softmax", Loss.categoricalCrossentropy(), 1),
    ("3 dense(2) sigmoid dense(2) softmax", .meanSquaredError, 1),
    ("3 dense(2) tanh dropout(0.5) dense(2) log_softmax", .categoricalCrossentropy(), 1),
    ("3 dropout(0.5) dense(2) tanh", .meanSquaredError, 3),
    ("3 dense(2) relu dense(2)", .meanAbsoluteError, 2),
  ])
  func theOriginUndoesTheConsequence(_ network: String, _ loss: Loss, _ rows: Int) throws {
    let walk = Walker(
      Timeline(
        session: try Session.small(network, loss),
        source: Scribbles(count: 4, inputWidth: 3, targetWidth: 2),
        plan: BatchPlan(exampleCount: 4, batchSize: rows, shuffled: false, seed: 0)))
    var undone = Set<Place>()
    repeat {
      let place = walk.cursor.place
      for inside in Self.cursors(in: walk.moment) {
        let text = inside.text(in: walk.moment.network)
        try walk.go(to: inside)
        // Where no neuron is entered, the marked one is meant.
        let before = walk.moment.onNeuron.cursor
        guard walk.toConsequence() else { continue }
        guard walk.toOrigin() else { continue }
        #expect(walk.cursor.place == before.place, "\(text)")
        // An update that was looked at as a whole is come back to so.
        let isWhole = place.phase == .update && inside.unit == nil
        #expect(walk.cursor.unit == (isWhole ? nil : before.unit), "\(text)")
        #expect(walk.cursor.term == before.term, "\(text)")
        undone.insert(place)
      }
      try walk.go(to: Target(place: place))
    } while walk.later() && walk.cursor.step == 1
    // The loss ends the way on, and nothing becomes of the second look.
    try walk.go(to: try Target("step 1", in: walk.moment.sessionBefore))
    #expect(undone == Set(walk.moment.walk.filter { $0 != .loss && $0 != .again }))
  }

  /// A place, its neurons and their terms.
  private static func cursors(in moment: Moment) -> [Target] {
    let place = moment.cursor.place
    let units = 0..<Extent.units(of: place, in: moment.network)
    let terms = 0..<Extent.terms(of: place, in: moment.network)
    return [Target(place: place)]
      + units.flatMap { unit in
        [Target(place: place, unit: unit)]
          + terms.map { Target(place: place, unit: unit, term: $0) }
      }
  }

  @Test func anUpdateGoesBackToItsGradientItsBlameAndTheErrorOfAnAnswer() throws {
    let walk = Walker.tutorial()
    let names = try chain(walk, from: "update dense/kernel 36,31") { $0.toOrigin() }
    #expect(
      kinds(names.map { String($0) }).prefix(12) == [
        "gradient dense/kernel #", "blame dense #", "blame relu #", "blame dropout #",
        "blame dropout # term #", "blame dense_1 #", "blame relu_1 #", "blame dropout_1 #",
        "blame dropout_1 # term #", "blame dense_2 #", "softmax #", "dense_2 #",
      ])
  }

  @Test func aNeuronLeadsOnToWhatUsesIt() throws {
    let walk = Walker.tutorial()
    let names = try chain(walk, from: "input 208") { $0.toConsequence() }
    #expect(kinds(names).prefix(1) == ["dense # term #"])
    let relu = try chain(walk, from: "relu 31") { $0.toConsequence() }
    #expect(relu.first?.hasSuffix("dropout 31") == true)
    #expect(relu.dropFirst().first?.hasSuffix("term 31") == true)
  }

  @Test func everyMoveOfTheKeysIsAPlaceThatCanBeNamed() throws {
    for network in [
      "3 dense(2) relu dropout(0.5) dense(2) softmax", "3 dense(2) sigmoid dense(2) log_softmax",
      "3 dropout(0.5) dense(2) tanh",
    ] {
      let walk = Walker(
        Timeline(
          session: try Session.small(
            network, network.hasSuffix("tanh") ? .meanSquaredError : .categoricalCrossentropy()),
          source: Scribbles(count: 4, inputWidth: 3, targetWidth: 2),
          plan: BatchPlan(exampleCount: 4, batchSize: 1, shuffled: false, seed: 0)))
      repeat {
        let here = walk.moment
        for target in [here.origin, here.consequence].compactMap({ $0 }) {
          let text = target.text(in: here.network)
          #expect(throws: Never.self) { try Target(text, in: here.sessionBefore) }
        }
        #expect((here.origin == nil) == (here.cursor.place == .input))
        let isEnd = here.cursor.place == .again || here.cursor.place == .loss
        #expect((here.consequence == nil) == isEnd)
      } while walk.later() && walk.cursor.step == 1
    }
  }

  @Test func everyOtherFactorHasItsOrigin() throws {
    let walk = Walker.tutorial()
    func others(_ place: String) throws -> [String] {
      try walk.go(to: try Target(place, in: walk.moment.sessionBefore))
      return walk.moment.otherOrigins.map { $0.text(in: walk.moment.network) }
    }
    #expect(try others("loss") == ["input"])
    #expect(try others("blame dense_2 5") == ["input"])
    #expect(try others("blame dense 31") == ["dropout 31", "relu 31"])
    #expect(try others("gradient dense_1/kernel 3,17") == ["dropout 3"])
    #expect(try others("gradient dense/kernel 36,31") == ["input 36"])
    #expect(try others("update dense/kernel 36,31") == ["dense 31 term 36"])
    #expect(try others("update dense/bias 31") == ["dense 31 term bias"])
    #expect(try others("dense 31 term 36") == ["update dense/kernel 36,31"])
    #expect(
      try others("step 2 dense 31 term 36")
        == ["step 1 update dense/kernel 36,31", "update dense/kernel 36,31"])
    #expect(
      try others("step 2 dense 31 term bias")
        == ["step 1 update dense/bias 31", "update dense/bias 31"])
    #expect(try others("relu 31").isEmpty && others("dense 31").isEmpty)
  }

  @Test func aWeightLeadsBackToTheUpdateThatMadeIt() throws {
    let walk = Walker.tutorial()
    try walk.go(to: try Target("step 2 dense 31 term 36", in: walk.moment.sessionBefore))
    let weights = try #require(walk.moment.weights(into: 31, ofLayer: 0))
    #expect(walk.toOtherOrigin(1))
    let after = try #require(walk.moment.after(parameter: 0))
    #expect(walk.cursor.step == 1)
    #expect(after[after.startIndex + 36 * 200 + 31] == weights[36])
    #expect(!walk.toOtherOrigin(2) && !walk.toOtherOrigin(0))
  }

  @Test func aHeldParameterHasNoUpdateToLeadTo() throws {
    var session = try Session.small("3 dense(2) softmax", .categoricalCrossentropy())
    session.trainable[0] = false
    let walk = Walker(
      Timeline(
        session: session, source: Scribbles(count: 2, inputWidth: 3, targetWidth: 2),
        plan: BatchPlan(exampleCount: 2, batchSize: 1, shuffled: false, seed: 0)))
    try walk.go(to: try Target("dense 1 term 2", in: session))
    let before = walk.moment
    #expect(!walk.toOtherOrigin(1))
    #expect(walk.moment == before)
  }
}
