import LessonKit
import ModelFiles

extension AppState {
  /// A lesson was read: it opens at the page where the learner was.
  mutating func receive(_ result: Result<Lesson, LessonError>) -> [Effect] {
    do {
      let lesson = try result.get()
      let session = try LessonSession(
        lesson, page: progress.pages[lesson.id] ?? 0, sources: LessonSources(mnist: mnist.train))
      learn = LearnState(session)
      show(.learn)
      return keepPlace()
    } catch {
      notice = "\(error)"
      return []
    }
  }

  /// What a key does in a lesson.
  mutating func performLearn(_ command: Command) -> [Effect] {
    guard learn != nil else { return command == .leave ? leave() : [] }
    if learn?.training != nil { return performLessonTraining(command) }
    switch command {
    case .choose(let number): learn?.typed = String(number)
    case .answer: answerQuestion()
    case .skip:
      learn?.skip()
      scrollToReply()
    case .proceed: return proceed()
    case .pageDown: return pageDown()
    case .pageUp: return pageUp()
    case .nextPane: learn?.showsLesson.toggle()
    case .back: learn?.standOnPage()
    case .goTo: overlay = .prompt(Prompt(purpose: .goTo, text: ""))
    case .less: turnInLesson(by: -1)
    case .more: turnInLesson(by: 1)
    case .digits: notice = learn?.walk?.digits
    case .stops: overlay = .stops(chosen: 0)
    case .nextStop: search(.later)
    case .lastStop: search(.earlier)
    case .link: notice = learn.map { "wadachi learn \($0.session.lesson.id)" }
    case .run, .faster, .slower: notice = "Nothing runs on this page; → walks."
    case .close: break
    case .leave: return leaveLesson()
    default: walkInLesson(command)
    }
    return []
  }

  private mutating func walkInLesson(_ command: Command) {
    if learn?.walk?.move(command) == false { notice = learn?.walk?.endOfTheWalk(command) }
    learn?.showsLesson = false
  }

  private mutating func turnInLesson(by notch: Int) {
    notice = learn?.walk?.turn(by: notch, mayNudge: false)
    learn?.showsLesson = false
  }

  private mutating func answerQuestion() {
    if learn?.answer() == true {
      scrollToReply()
    } else {
      notice = learn?.session.answerRule.map { "\($0), then Enter." }
    }
  }

  /// Shows the end of the page, where what was said to an answer stands.
  private mutating func scrollToReply() {
    guard let reading = learn else { return }
    let layout = LearnLayout(size)
    let lines = LessonPane(reading, look: look).lineCount(width: layout.textWidth)
    learn?.scroll = max(0, lines - layout.textHeight)
  }

  private mutating func performLessonTraining(_ command: Command) -> [Effect] {
    switch command {
    case .leave: return leaveLesson()
    case .run, .faster, .slower, .proceed: return learn?.conduct(command) ?? []
    default: return []
    }
  }

  private mutating func leaveLesson() -> [Effect] {
    let stop: [Effect] = learn?.training == nil ? [] : [.stopTraining]
    learn = nil
    return stop + leave()
  }
}

// MARK: - Pages

extension AppState {
  /// Does what the page offers: its training, the next page, or what comes after the lesson.
  private mutating func proceed() -> [Effect] {
    guard let reading = learn else { return [] }
    if reading.wantsTraining {
      let (count, test) = (mnist.train.count, mnist.test)
      let network = reading.session.timeline.moment.network
      return orNotice { state in
        _ = try test.ready(for: network, .categoricalCrossentropy())
        return state.learn?.beginTraining(exampleCount: count) ?? []
      }
    }
    guard reading.session.isLastPage else { return turn(by: 1) }
    let next = course.next(after: reading.session.lesson.id)
    learn = nil
    path.removeAll { $0 == .learn }
    guard let next else { return openLessons() }
    return [.openLesson(next.id)]
  }

  private mutating func pageDown() -> [Effect] {
    guard let reading = learn else { return [] }
    let pane = LessonPane(reading, look: look)
    let height = LearnLayout(size).textHeight
    let hidden = pane.lineCount(width: LearnLayout(size).textWidth) - reading.scroll - height
    if hidden > 0 {
      learn?.scroll += min(hidden, height - 1)
      learn?.showsLesson = true
      return []
    }
    return turn(by: 1)
  }

  private mutating func pageUp() -> [Effect] {
    guard let scroll = learn?.scroll, scroll > 0 else { return turn(by: -1) }
    let height = LearnLayout(size).textHeight
    learn?.scroll = max(0, scroll - height + 1)
    return []
  }

  private mutating func turn(by offset: Int) -> [Effect] {
    do {
      if try learn?.turn(by: offset) == false {
        notice = offset > 0 ? "This is the last page." : "This is the first page."
      }
      return keepPlace()
    } catch {
      notice = "\(error)"
      return []
    }
  }

  /// Remembers the page from day to day.
  private mutating func keepPlace() -> [Effect] {
    guard let session = learn?.session else { return [] }
    progress.opened(session.lesson.id, page: session.pageIndex, isLast: session.isLastPage)
    return [.saveProgress(progress)]
  }
}
