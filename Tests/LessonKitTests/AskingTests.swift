import Datasets
import Foundation
import LessonKit
import NeuralCore
import Phrases
import TestSupport
import Testing
import TimeTravel

/// What is asked in a step, and what counts as right.
@Suite struct AskingTests {
  @Test(arguments: ["mazur", "xor", "three-classes", "tutorial", "tutorial-trained"])
  func aStepAsksSixToEightQuestions(_ name: String) throws {
    var asking = Asking()
    asking.isOn = true
    var timeline = try Self.walk(name)
    var asked: [AskedQuantity] = []
    let step = timeline.cursor.step
    while timeline.cursor.step == step {
      _ = asking.arrive(at: timeline.moment)
      if let question = asking.question {
        asked.append(try #require(question.quantity))
        asking.skip()
      }
      timeline.later()
    }
    #expect((6...8).contains(asked.count), "\(asked)")
    #expect(Set(asked).count == asked.count)
  }

  @Test func aQuestionIsAskedOnceOnTheWayThereAndBack() throws {
    var asking = Asking()
    asking.isOn = true
    var timeline = try Self.walk("mazur")
    timeline.later()
    _ = asking.arrive(at: timeline.moment)
    #expect(asking.question?.quantity == .z)
    let isAnswer = asking.answer("1")
    #expect(isAnswer)
    #expect(asking.reply?.verdict == .right)
    timeline.earlier()
    _ = asking.arrive(at: timeline.moment)
    #expect(asking.reply == nil)
    timeline.later()
    _ = asking.arrive(at: timeline.moment)
    #expect(asking.question == nil)
    #expect(Self.words.score(asking.score) == "1 of 1 right")
  }

  /// The numbers of Mazur's example, reckoned by hand, in the place of each quantity.
  @Test(
    arguments: [
      (.z, Place.forward(layer: 0), "0.3925", "0.2925"),
      (.activation, .forward(layer: 1), "0.5969", "0.5"), (.loss, .loss, "0.2984", "0.2"),
      (.delta, .blame(layer: 2), "0.1385", "-0.1385"),
      (.gradient, .gradient(parameter: 2), "0.08267", "0.05"),
      (.update, .update(parameter: 0), "0.29950", "0.3"), (.again, .again, "0.2910", "0.2984"),
    ] as [(AskedQuantity, Place, String, String)])
  func whatIsBlankedIsTypedAsANumber(
    _ quantity: AskedQuantity, _ place: Place, _ right: String, _ wrong: String
  ) throws {
    var timeline = try Self.walk("mazur")
    try timeline.go(to: Target(place: place))
    var verdicts: [Reply.Verdict?] = []
    for text in [right, wrong] {
      let question = try #require(Question(timeline.moment, wantsNumber: true))
      #expect(question.wantsTyping && Self.words.choices(of: question).isEmpty)
      #expect(question.quantity == quantity)
      verdicts.append(question.reply(to: text)?.verdict)
    }
    #expect(verdicts == [.right, .wrong])
  }

  /// Where one of two can be chosen, the number that it hides may be typed instead.
  @Test func aChoiceTakesItsNumberToo() throws {
    var timeline = try Self.walk("mazur")
    try timeline.go(to: Target(place: .forward(layer: 0)))
    let question = try #require(Question(timeline.moment))
    #expect(question.choiceCount == 2)
    #expect(question.reply(to: "0.3925")?.verdict == .right)
    #expect(question.reply(to: "0.5")?.verdict == .wrong)
    #expect(question.reply(to: "up") == nil)
  }

  @Test func whatIsBlankedIsAskedAtEveryPlaceAndCannotBeJumpedOver() throws {
    var asking = Asking()
    asking.blank = [.z]
    var timeline = try Self.walk("mazur")
    try timeline.go(to: Target(place: .loss))
    let first = asking.arrive(at: timeline.moment)
    #expect(first == .forward(layer: 0))
    try timeline.go(to: Target(place: .forward(layer: 0)))
    _ = asking.arrive(at: timeline.moment)
    #expect(asking.question?.quantity == .z)
    asking.skip()
    try timeline.go(to: Target(place: .loss))
    let second = asking.arrive(at: timeline.moment)
    #expect(second == .forward(layer: 2))
  }

  /// The loss of the worked example is 0.298371: 2 % of it is 0.006.
  static let answers: [(String, Reply.Verdict?)] = [
    ("0.2984", .right), ("0,2984", .right), ("0.3", .right), ("0.3044", .wrong), ("3/10", .right),
    ("1/4", .wrong), ("0,298", .right), ("-0,298", .wrong), ("1/3", .wrong), ("0,6/2", .right),
    ("29.8 %", .right), ("29,8\u{a0}%", .right), ("+0.2984", .right), ("−0.2984", .wrong),
    (" .2984 ", .right), ("1/2/3", .wrong), ("0.2 + 0.0984", .right), ("2*(0.1+0.0492)", .right),
    ("exp(-1.2094)", .right), ("-log(0.742)", .right), ("0,742 - 2×0,2218", .right),
    ("√", nil), ("0.5462**2", .right), ("sqrt(0.089)", .right), ("1e-1 + 0.2", .right),
    ("a lot", nil), ("", nil), ("1/0", nil), ("2 +", nil), ("(1", nil), ("2exp(1)", nil),
  ]

  @Test(arguments: answers)
  func aNumberIsRightWithinTwoPercent(_ text: String, _ verdict: Reply.Verdict?) throws {
    var timeline = try Self.walk("mazur")
    try timeline.go(to: Target(place: .loss))
    let question = try #require(Question(timeline.moment))
    #expect(question.wantsTyping)
    #expect(question.reply(to: text)?.verdict == verdict)
  }

  /// A decimal comma with three digits behind it is no separator of thousands where that is far off.
  @Test func aCommaIsReadAsTheNearerNumber() throws {
    var timeline = try Self.walk("three-classes")
    try timeline.go(to: Target(place: .loss))
    let question = try #require(Question(timeline.moment))
    #expect(question.reply(to: "1,376")?.verdict == .right)
    #expect(question.reply(to: "1,250")?.given == .number("1.2500"))
  }

  /// In every step it is asked whose answer moves most, but not where one gains what another loses, as
  /// in the tutorial's second step.
  @Test(arguments: [("mazur", [0, 1, 2]), ("three-classes", [0, 1, 2]), ("tutorial", [0, 2])])
  func whichMovesMostIsAskedOnceInEveryStep(_ name: String, _ expected: [Int]) throws {
    var asking = Asking()
    asking.isOn = true
    var timeline = try Self.walk(name)
    let first = timeline.cursor.step
    var movers: [Int] = []
    while timeline.cursor.step < first + 3 {
      _ = asking.arrive(at: timeline.moment)
      if asking.question.map({ Self.words.text(of: $0).plainText.contains("moves most") }) == true {
        movers.append(timeline.cursor.step - first)
      }
      asking.skip()
      timeline.later()
    }
    #expect(movers == expected)
  }

  @Test func aWrongNumberIsToldItsGapAndWhy() throws {
    var timeline = try Self.walk("three-classes")
    try timeline.go(to: Target(place: .loss))
    let reply = try #require(Question(timeline.moment)?.reply(to: "1"))
    #expect(
      Self.words.sentences(on: reply)
        == "You said 1.0000; it is 1.3755. 0.3755 too low. −log(0.2527) = 1.3755. "
        + "Sure and right would cost 0.")
  }

  /// A number that was asked for is told with the sum, or the difference, that makes it.
  @Test func aWrongNumberIsAnsweredWithItsWorking() throws {
    func told(_ timeline: Timeline) throws -> String {
      let question = try #require(Question(timeline.moment, wantsNumber: true))
      return Self.words.sentences(on: try #require(question.reply(to: "9")))
    }
    var timeline = try Self.walk("mazur")
    try timeline.go(to: Target(place: .forward(layer: 0)))
    #expect(
      try told(timeline).contains(
        "z = Σ w·x + b = 0.2500 × 0.0500 + 0.3000 × 0.1000 + 0.3500 = +0.3925."))
    timeline = try Self.walk("three-classes")
    try timeline.go(to: Target(place: .blame(layer: timeline.moment.network.layers.count - 2)))
    #expect(try told(timeline).contains("δ = p − t = "))
  }

  /// What is blanked is asked behind dropout, and where one factor is 1; by itself neither is.
  @Test func aGradientThatIsBlankedIsAlwaysAskedFor() throws {
    var session = Session(
      network: try Sequential("2 dense(3) tanh dropout(0.5) dense(3) softmax"),
      loss: .categoricalCrossentropy(), optimizer: .sgd(learningRate: 0.1), seed: 4)
    session.keptUnits = [2: [true, false, true]]
    let source = ExampleTable(inputs: [[1, 0.25]], targets: [[0, 1, 0]])
    let plan = BatchPlan(exampleCount: 1, batchSize: 1, shuffled: false, seed: 4)
    var timeline = Timeline(session: session, source: source, plan: plan)
    for parameter in [2, 0] {
      try timeline.go(to: Target(place: .gradient(parameter: parameter)))
      #expect(Question(timeline.moment, wantsNumber: true)?.quantity == .gradient)
      #expect(Question(timeline.moment) == nil)
    }
  }

  @Test func theScoreCountsSkippedOnesApart() throws {
    var asking = Asking()
    asking.isOn = true
    var timeline = try Self.walk("mazur")
    #expect(asking.score.isEmpty)
    for text in ["1", "3", "skip"] {
      repeat {
        timeline.later()
        _ = asking.arrive(at: timeline.moment)
      } while asking.question == nil
      if !asking.answer(text) { asking.skip() }
    }
    #expect(Self.words.score(asking.score) == "1 of 2 right, 1 skipped")
  }

  /// Every choice that is right is so by the walk's own numbers.
  @Test(arguments: ["mazur", "mazur-biases", "xor", "three-classes", "tutorial-batch"])
  func theRightAnswersAreTheWalksOwn(_ name: String) throws {
    var timeline = try Self.walk(name)
    for _ in 0..<60 {
      if let question = Question(timeline.moment) {
        let truth = try #require(Self.words.truth(of: question))
        let moment = timeline.moment
        switch (question.quantity, moment.cursor.place) {
        case (.z, .forward(let layer)):
          let unit = try #require(moment.loudestUnit)
          let z = try #require(moment.output(ofLayer: layer))[unit]
          #expect(truth == (z > 0 ? "above 0" : "below 0"))
        case (.loss, _):
          let loss = Double(try #require(moment.lossValue))
          let told = try #require(Double(truth))
          #expect(abs(told - loss) < 1e-4, "\(truth) of \(loss)")
        case (.again, _):
          let again = try #require(moment.again)
          if truth == "lower" { #expect(again.loss < again.lossBefore) }
          if truth == "higher" { #expect(again.loss > again.lossBefore) }
        default: break
        }
        #expect(!truth.isEmpty)
      }
      timeline.later()
    }
  }

  private static let words = Language.english.phrases.questions

  private static func walk(_ name: String) throws -> Timeline {
    try ShippedScenarioTests.folder.scenario(name).staged().timeline(digits: Shipped.digits.get())
  }
}
