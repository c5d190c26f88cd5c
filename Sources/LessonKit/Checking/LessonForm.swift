import Legibility

/// Checks what the syllabus asks of a lesson's form, without running its network.
struct LessonForm {
  let lesson: Lesson

  /// The lesson that introduces everything; it may have as many pages as its story has points.
  private static let opening = "00"
  private static let mostPagesOfOpening = 12

  /// All that is wrong with the form.
  var faults: [LessonError] {
    countFaults + actionFaults + endFaults
      + lesson.pages.flatMap { digitFaults($0) + widthFaults($0) }
  }

  private var countFaults: [LessonError] {
    var faults: [LessonError] = []
    let most = lesson.id == Self.opening ? Self.mostPagesOfOpening : 8
    if !(3...most).contains(lesson.pages.count) {
      faults.append(fault(0, "a lesson has 3–\(most) pages; this one has \(lesson.pages.count)"))
    }
    let questions = lesson.pages.reduce(0) { $0 + $1.predictions.count }
    if questions < 3 {
      faults.append(fault(0, "a lesson asks at least 3 questions; this one asks \(questions)"))
    }
    return faults
  }

  private var actionFaults: [LessonError] {
    lesson.pages.filter { $0.predictions.isEmpty && $0.tasks.isEmpty && $0.show.task == nil }.map {
      fault(
        $0.line, "the page “\($0.title)” asks nobody to do anything: no question, no task, no “do”")
    }
      + lesson.pages.flatMap { page -> [LessonError] in
        let last = page.blocks.lastIndex { $0.questionCount > 0 } ?? -1
        return page.blocks.indices.compactMap { index in
          guard case .task(let task) = page.blocks[index], index < last else { return nil }
          return fault(
            page.tasks[task].line,
            "a task stands behind the questions of its page, which take the keys; this one stands "
              + "before one")
        }
      }
  }

  private var endFaults: [LessonError] {
    guard let last = lesson.pages.last else { return [] }
    var faults: [LessonError] = []
    let lists = last.blocks.indices.filter { index in
      guard case .list(_, let items) = last.blocks[index], items.count == 3, index > 0 else {
        return false
      }
      if case .heading = last.blocks[index - 1] { return true }
      return false
    }
    if lists.isEmpty {
      faults.append(fault(last.line, "a lesson ends with a heading and three lines of summary"))
    }
    for language in [CodeLanguage.keras, .numpy] {
      let found = last.blocks.contains {
        if case .code(language, _, _) = $0 { true } else { false }
      }
      if !found {
        faults.append(fault(last.line, "a lesson ends with its “\(language.rawValue)” lines"))
      }
    }
    return faults
  }

  /// The columns of the lesson's pane at its narrowest; a page's title must fit.
  private static let narrowestPane = 26
  /// How wide a line of code may be: more than the narrowest pane has, where one long
  /// name of Keras's may wrap.
  private static let widestCode = 44

  private func widthFaults(_ page: Page) -> [LessonError] {
    let title =
      page.title.columnCount <= Self.narrowestPane
      ? []
      : [
        fault(
          page.line, "a page's title has at most \(Self.narrowestPane) columns: “\(page.title)”")
      ]
    return title
      + page.blocks.flatMap { block -> [LessonError] in
        guard case .code(let language, let text, _) = block, language != .text else { return [] }
        return text.plainText.split(separator: "\n").filter {
          $0.columnCount > Self.widestCode
        }.map {
          fault(
            page.line,
            "a line of “\(language.rawValue)” has at most \(Self.widestCode) columns: “\($0)”")
        }
      }
  }

  // MARK: Numbers typed by hand

  private func digitFaults(_ page: Page) -> [LessonError] {
    var faults: [LessonError] = []
    for block in page.blocks { faults += digitFaults(in: block.inlines, near: page.line) }
    for prediction in page.predictions {
      // What the choices say are guesses: only what the lesson itself says must be live.
      faults += digitFaults(in: prediction.said, near: prediction.line)
    }
    return faults
  }

  private func digitFaults(in inlines: [Inline], near line: Int) -> [LessonError] {
    Self.numbers(in: inlines.prose).filter { !lesson.constants.contains($0) }.map {
      fault(
        line, "“\($0)” is typed by hand; take it from the network, or declare it in “constants”")
    }
  }

  /// The words of a text that hold a digit, without the punctuation around them.
  static func numbers(in text: String) -> [String] {
    text.split { " \n\"“”*=×:;?!/".contains($0) }.flatMap { word -> [String] in
      let inside = word.drop { ".,".contains($0) }
      let trimmed = String(inside.reversed().drop { ".,".contains($0) }.reversed())
      // Round brackets belong to a point such as (0,1), else to the sentence.
      let isPoint = trimmed.hasPrefix("(") && trimmed.hasSuffix(")") && trimmed.contains(",")
      return isPoint ? [trimmed] : trimmed.split { "()²".contains($0) }.map(String.init)
    }.filter { $0.contains(where: \.isNumber) }
  }

  private func fault(_ line: Int, _ message: String) -> LessonError {
    LessonError(file: lesson.file, line: line, message: message)
  }
}

extension Prediction {
  /// What the lesson says with a question: all but the choices.
  fileprivate var said: [Inline] {
    var all = question + [.lineBreak] + explanation
    switch answer {
    case .choice(let choices): for choice in choices { all += [.lineBreak] + choice.hint }
    case .number(let answer):
      all += [.lineBreak] + answer.low + [.lineBreak] + answer.high
      for mistake in answer.mistakes { all += [.lineBreak] + mistake.hint }
    case .order(let steps, _, let hint):
      for step in steps + [hint] { all += [.lineBreak] + step }
    case .text(let model): all += [.lineBreak] + model
    }
    return all
  }
}
