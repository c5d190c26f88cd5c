import Datasets
import Foundation
import LessonKit
import ModelFiles
import NeuralCore
import TestSupport
import Testing
import TimeTravel

/// Wrong ideas: each is named by the number that it gives, and nobody is accused without one.
@Suite struct IdeaTests {
  // MARK: Set-ups

  /// The walks whose places are asked for.
  private static func walks() throws -> [Timeline] {
    func walk(
      _ network: String, _ loss: Loss, _ optimizer: Optimizer = .sgd(learningRate: 0.1),
      inputs: [[Float]], targets: [[Float]], batch: Int, step: Int = 1, seed: UInt64 = 7
    ) throws -> Timeline {
      let session = Session(
        network: try Sequential(network), loss: loss, optimizer: optimizer, seed: seed)
      let source = try #require(WrittenExamples(inputs: inputs, targets: targets))
      var timeline = Timeline(
        session: session, source: source,
        plan: BatchPlan(
          exampleCount: source.count, batchSize: batch, shuffled: false, seed: 0))
      try timeline.go(to: Target(step: step, place: .input))
      return timeline
    }
    let points: [[Float]] = [[0, 0], [0, 1], [1, 0], [1, 1]]
    let spread: [[Float]] = [[0.4, 0.7], [0.9, -0.3], [-0.6, 0.2]]
    let digits = try Shipped.digits.get()
    var tutorial: [Timeline] = []
    for (batch, step) in [(1, 1), (4, 1), (1, 301), (4, 60), (4, 61)] {
      var timeline = Timeline(
        session: .tutorial(), source: digits,
        plan: BatchPlan(exampleCount: 60_000, batchSize: batch, shuffled: false, seed: 0))
      try timeline.go(to: Target(step: step, place: .input))
      tutorial.append(timeline)
    }
    return [
      try walk(
        "2 dense(3) relu dense(2)", .halfSquaredError, inputs: [[1, 2]], targets: [[-1, 2]],
        batch: 1, step: 3, seed: 3),
      try walk(
        "2 dense(2) sigmoid dense(2) sigmoid", .halfSquaredError, .sgd(learningRate: 0.3),
        inputs: [[0.05, 0.1]], targets: [[0.01, 0.99]], batch: 1, step: 2),
      try walk(
        "2 dense(3) tanh dense(1) sigmoid", .binaryCrossentropy(), inputs: points,
        targets: [[0], [1], [1], [0]], batch: 4, step: 4),
      try walk(
        "2 dense(4) sigmoid dropout(0.25) dense(4) tanh dense(3) softmax", .meanSquaredError,
        inputs: spread, targets: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], batch: 3, step: 3),
      try walk(
        "2 dense(4) relu dropout(0.25) dense(3) softmax", .categoricalCrossentropy(),
        .adam(), inputs: spread, targets: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], batch: 1, step: 3),
    ] + tutorial
  }

  /// The numbers of a walk's step that can be asked for, so many of each place.
  private static func numbers(of walk: Timeline, atMost most: Int) throws -> [AskedNumber] {
    var numbers: [AskedNumber] = []
    let network = walk.moment.network
    for place in walk.moment.walk {
      let units = Extent.units(of: place, in: network)
      let terms = Extent.isKernel(place, in: network) ? Extent.terms(of: place, in: network) : 0
      var there = walk
      for unit in stride(from: 0, to: max(1, units), by: max(1, units / most)) {
        // Of a large kernel a few weights, where the input is not silent.
        for term in stride(from: 0, to: max(1, terms), by: max(1, terms / 5)) {
          // The loss is a number of each row.
          for row in 0..<(place == .loss ? walk.moment.rows : 1) {
            var target = Target(place: place, unit: units > 0 ? unit : nil)
            if terms > 0 { target.term = term }
            target.row = row
            try there.go(to: target)
            if let number = AskedNumber(there.moment) { numbers.append(number) }
          }
        }
      }
    }
    return numbers
  }

  private static let asked = Result { try walks().flatMap { try numbers(of: $0, atMost: 18) } }

  private static func written(_ number: Double, figures: Int) -> String {
    String(format: "%.\(figures - 1)e", number)
  }

  // MARK: Tests

  /// Without an idea nothing is changed: what was recorded is the right number, and is judged so.
  @Test func rightAnswersAreNeverAccused() throws {
    var tried = 0
    for number in try Self.asked.get() {
      for figures in 2...4 {
        let text = Self.written(number.value, figures: figures)
        let judgement = try #require(Judgement(text, of: number))
        #expect(judgement.isRight && judgement.ideas.isEmpty, "\(number.kind): \(text)")
        tried += 1
      }
    }
    #expect(tried > 10_000, "\(tried)")
  }

  /// Every idea is named by its number, at three and at four figures, wherever it changes the number.
  @Test func eachIdeaIsNamedByItsNumber() throws {
    let numbers = try Self.asked.get()
    var table = "idea | places | named\n"
    for idea in WrongIdea.allCases {
      var (places, named, told) = (0, 0, 0)
      for number in numbers where number.ideas.contains(idea) {
        guard let wrong = number.number(of: idea) else { continue }
        for figures in 3...4 {
          let text = Self.written(wrong, figures: figures)
          // Where it rounds to what is right, or to nothing, it is no other number.
          guard let judgement = Judgement(text, of: number), !judgement.isRight, wrong != 0 else {
            continue
          }
          places += 1
          named += judgement.ideas.contains(idea) || judgement.isAmbiguous ? 1 : 0
          told += judgement.ideas.contains(idea) ? 1 : 0
          #expect(judgement.ideas.count <= 2)
        }
      }
      table += "\(idea.rawValue) | \(places) | \(told)\n"
      #expect(places >= 20, "\(idea.rawValue): \(places) places")
      #expect(Double(named) >= 0.98 * Double(places), "\(idea.rawValue): \(named) of \(places)")
    }
    print(table)
  }

  /// Every idea leads to the factor that it gets wrong: a place that is there, and not the number asked for
  /// without anything inside.
  @Test func eachIdeaLeadsToAFactor() throws {
    for var walk in try Self.walks().prefix(6) {
      for number in try Self.numbers(of: walk, atMost: 3) {
        for idea in number.ideas where number.number(of: idea) != nil {
          let factor = try #require(number.factor(of: idea), "\(number.kind), \(idea)")
          #expect(throws: Never.self, "\(number.kind), \(idea): \(factor)") {
            try walk.go(to: factor)
          }
          #expect(walk.moment.cursor.place == factor.place)
        }
      }
    }
  }

  @Test func aLeftOutBiasLeadsToIt() throws {
    var walk = try #require(try Self.walks().first)
    try walk.go(to: Target(place: .forward(layer: 0), unit: 1))
    let number = try #require(AskedNumber(walk.moment))
    #expect(
      number.factor(of: .biasLeftOut)
        == Target(step: 3, place: .forward(layer: 0), unit: 1, term: 2))
  }

  /// A wrong number that comes of no idea gets one in at most three of a hundred.
  @Test func unrelatedNumbersGetNoIdea() throws {
    var random = SplitMix(state: 5)
    var (tried, accused) = (0, 0)
    let numbers = try Self.asked.get()
    while tried < 10_000 {
      let number = numbers[Int(random.next() % UInt64(numbers.count))]
      let factor = 0.2 + 2.8 * Double(random.next() >> 11) / 9_007_199_254_740_992
      let wrong = number.value * factor * (random.next().isMultiple(of: 4) ? -1 : 1)
      guard wrong != 0,
        let judgement = Judgement(Self.written(wrong, figures: 3), of: number), !judgement.isRight
      else { continue }
      tried += 1
      accused += judgement.ideas.isEmpty ? 0 : 1
    }
    #expect(Double(accused) <= 0.03 * Double(tried), "\(accused) of \(tried)")
  }

  /// The worked examples of the course.
  @Test func theCoursesOwnNumbers() throws {
    let session = try LessonSession(
      Lesson(Self.byHand, file: "lesson.md"), sources: Shipped.sources())
    func ideas(_ place: String, _ text: String) throws -> [WrongIdea] {
      var walk = session.timeline
      try walk.go(to: Target(place, in: walk.moment.sessionBefore))
      let number = try #require(AskedNumber(walk.moment))
      return try #require(Judgement(text, of: number)).ideas
    }
    // At neuron 1 all ideas differ: right 3; 1.5 new weights, 2 one path, −1 rows, 6 ½ forgotten.
    #expect(try ideas("blame dense 1", "3.00") == [])
    #expect(try ideas("blame dense 1", "1.50") == [.newWeights])
    #expect(try ideas("blame dense 1", "2.00") == [.onePath])
    #expect(try ideas("blame dense 1", "-1.00") == [.rowForColumn])
    #expect(try ideas("blame dense 1", "6.00") == [.halfForgotten])
    #expect(try ideas("blame dense 1", "-3.00") == [.tMinusP])
    #expect(try ideas("update dense/kernel 1,1", "1.600") == [.signTurned])
    #expect(try ideas("dense 0", "0.00") == [.biasLeftOut])
    #expect(try ideas("loss", "5.000") == [.halfForgotten])
  }

  private static let byHand = ByHandLesson.text(
    id: "13", title: "By hand",
    pages: """
      ## Forward

      ```show
      at: input
      ```

      Go on.

      """)
}
