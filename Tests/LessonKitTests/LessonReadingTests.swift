import LessonKit
import NeuralCore
import Testing

@Suite struct LessonReadingTests {
  @Test func readsTheFrontMatter() throws {
    let lesson = try Lesson(SmallLesson.text, file: "small.md")
    #expect(lesson.id == "08")
    #expect(lesson.title == "A small lesson")
    #expect(lesson.minutes == 2)
    #expect(lesson.setup.data == .described(.xor))
    #expect(lesson.setup.loss == .binaryCrossentropy())
    #expect(lesson.setup.optimizer == .sgd(learningRate: 0.5))
    #expect(lesson.setup.batch == 1)
    #expect(lesson.constants == ["0", "2"])
  }

  @Test func everyLevelTwoHeadingBeginsAPage() throws {
    let lesson = try Lesson(SmallLesson.text, file: "small.md")
    #expect(lesson.pages.map(\.title) == ["First page", "Second page"])
    #expect(lesson.pages[0].line == SmallLesson.line(of: "## First page"))
  }

  @Test func aPageShowsAPlaceAndMayChangeTheSetup() throws {
    let pages = try Lesson(SmallLesson.text, file: "small.md").pages
    #expect(pages[0].show.at.text == "dense 0")
    #expect(pages[0].show.example == 1)
    #expect(pages[0].show.step == 1)
    #expect(pages[0].show.setup.network.layerNames == ["dense", "relu", "dense_1", "sigmoid"])
    #expect(pages[1].show.step == 3)
    #expect(pages[1].show.setup.network.layerNames == ["dense", "tanh", "dense_1", "sigmoid"])
    #expect(pages[1].show.setup.loss == .binaryCrossentropy())
    guard case .walk(let spot) = pages[1].show.task else {
      Issue.record("the second page asks for a walk")
      return
    }
    #expect(spot.text == "tanh")
  }

  @Test func liveNumbersKeepTheirPlaceInTheText() throws {
    let page = try Lesson(SmallLesson.text, file: "small.md").pages[0]
    guard case .paragraph(let inlines) = page.blocks[0],
      case .emphasis(let inside) = inlines[1], case .live(let number) = inside.first
    else {
      Issue.record("a paragraph with an emphasised live number")
      return
    }
    #expect(inlines.first == .text("The network has "))
    #expect(number.expression.word == .count && number.text == "count parameters")
    #expect(number.line == SmallLesson.line(of: "count parameters"))
    #expect(inlines.contains(.code("→")))
    #expect(inlines.contains(.strong([.text("on")])))
  }

  @Test func questionsHaveChoicesWithConditionsAndHints() throws {
    let page = try Lesson(SmallLesson.text, file: "small.md").pages[0]
    #expect(page.blocks[1] == .prediction(0))
    let question = try #require(page.predictions.first)
    #expect(question.reveal?.text == "relu")
    guard case .choice(let choices) = question.answer else {
      Issue.record("a question with choices")
      return
    }
    #expect(choices.count == 2)
    #expect(choices[0].condition.text == "a relu loudest:dense > 0")
    #expect(choices[0].hint == [.text("Look at its "), .emphasis([.text("terms")]), .text(".")])
  }

  @Test func questionsMayAskForANumber() throws {
    let page = try Lesson(SmallLesson.text, file: "small.md").pages[1]
    guard case .number(let answer)? = page.predictions.first?.answer else {
      Issue.record("a question for a number")
      return
    }
    #expect(answer.tolerance == 0)
    #expect(answer.value.expression.word == .count && answer.value.text == "count dense")
    #expect(answer.mistakes.map(\.hint) == [[.text("You forgot the biases.")]])
  }

  @Test func readsTablesListsCurvesAndCode() throws {
    let blocks = try Lesson(SmallLesson.text, file: "small.md").pages[1].blocks
    guard case .table(let head, let rows) = blocks[0], case .curve(let curve) = blocks[1],
      case .list(let first, let items) = blocks[2], case .code(.text, let sum, _) = blocks[3],
      case .code(.keras, let keras, _) = blocks[5]
    else {
      Issue.record("table, curve, list, text, question, keras: \(blocks)")
      return
    }
    #expect(head == [[.text("x")], [.text("f")]])
    #expect(rows.count == 1)
    #expect(curve.text == "f tanh v" && curve.axis == "z")
    #expect(curve.value(at: 0) == 0 && curve.otherValue(at: 0) == 1)
    #expect(first == 1)
    #expect(items.count == 2)
    #expect(sum.count == 3)
    #expect(keras == [.text("Dense(3, activation='tanh')")])
  }

  @Test func controlCharactersNeverReachTheValues() throws {
    let text = SmallLesson.with("It is done.", "It\u{1B}[31m is&#27;[2J\u{9B}1m do\u{202E}ne.\r")
      .replacing("say: above", with: "say: \"ab\\eove\"")
    let page = try Lesson(text, file: "small.md").pages[0]
    #expect(page.blocks.last == .paragraph([.text("It[31m is[2J1m done.")]))
    guard case .choice(let choices)? = page.predictions.first?.answer else {
      Issue.record("a question with choices")
      return
    }
    #expect(choices[0].text == [.text("above")])
  }
}

extension Expression {
  /// The word of an expression that is a quantity alone.
  fileprivate var word: Quantity.Word? {
    if case .quantity(let quantity) = self { quantity.word } else { nil }
  }
}
