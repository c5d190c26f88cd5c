import TimeTravel

/// Checks one page in its running network.
struct PageCheck {
  let session: LessonSession

  private var page: Page { session.page }

  /// All that is wrong with the page.
  var faults: [LessonError] {
    if let fault = page.fault { return [fault] }
    if session.stage.lacksTraining {
      return [fault(page.show.line, "the page wants trained weights, but no earlier page trains")]
    }
    return placeFaults + session.textFaults + ClaimCheck(session: session).faults
      + page.predictions.indices.flatMap(questionFaults)
      + page.tasks.indices.flatMap(taskFaults)
  }

  private var placeFaults: [LessonError] {
    var spots = page.predictions.flatMap { question in
      if case .number(let answer) = question.answer {
        [question.reveal, question.hides, answer.place]
      } else {
        [question.reveal, question.hides]
      }
    }.compactMap(\.self)
    if case .walk(let spot)? = page.show.task { spots.append(spot) }
    return spots.compactMap { spot -> LessonError? in
      do throws(LessonError) {
        _ = try session.stage.target(of: spot)
        return nil
      } catch {
        return error
      }
    }
  }

  // MARK: Tasks

  /// What is wrong with a task, but for its solution, which takes keys.
  private func taskFaults(_ index: Int) -> [LessonError] {
    let task = page.tasks[index]
    let asked = session.facts(beforeQuestion: page.predictions.count)
    var faults = session.numberFaults(in: task.text + task.hints.flatMap(\.self), asked)
    if let watch = task.watch, session.watched(index, at: session.stage.moment)?.now ?? "?" == "?" {
      faults.append(fault(watch.line, "“\(watch.text)” is not known in this step"))
    }
    do throws(FactError) {
      let begun = Doing(
        place: session.stage.moment.cursor.place, point: page.curve?.point(after: 0))
      if try session.holds(task.goal, at: session.stage.moment, begun) == true {
        faults.append(fault(task.goal.line, "the goal is met before anything is done"))
      }
    } catch {
      faults.append(fault(task.goal.line, error.message))
    }
    return faults
  }

  // MARK: Questions

  private func questionFaults(_ index: Int) -> [LessonError] {
    let prediction = page.predictions[index]
    let asked = session.facts(inQuestion: index)
    guard var known = session.facts(afterQuestion: index) else { return [] }
    known.own = session.own(before: index) ?? (prediction.kind == .cell ? [] : nil)
    var faults = session.numberFaults(in: prediction.question, asked)
    faults += session.numberFaults(in: prediction.explanation, known)
    faults += revealFaults(prediction)
    switch prediction.answer {
    case .choice(let choices): faults += choiceFaults(choices, prediction, asked, known)
    case .number(let answer):
      faults += numberAnswerFaults(answer, prediction, asked, known)
      if let moment = session.momentOfIdeas(index) { faults += ideaFaults(answer, at: moment) }
    case .order(let steps, _, let hint):
      faults += session.numberFaults(in: steps.flatMap { $0 } + hint, asked)
    case .text(let model): faults += session.numberFaults(in: model, known)
    }
    return faults
  }

  /// The page must stand before the place of the answer, or go into a neuron whose sum is asked for.
  private func revealFaults(_ prediction: Prediction) -> [LessonError] {
    guard let spot = prediction.reveal, let target = try? session.stage.target(of: spot),
      let place = target.place
    else { return [] }
    let moment = session.stage.moment
    let entered = target.unit != nil && moment.cursor.unit == target.unit
    guard moment.knows(place), !(moment.cursor.place == place && entered) else { return [] }
    return [fault(spot.line, "the page already stands at “\(spot.text)”, where the answer is seen")]
  }

  private func choiceFaults(
    _ choices: [Choice], _ prediction: Prediction, _ asked: Facts, _ known: Facts
  ) -> [LessonError] {
    var faults: [LessonError] = []
    for choice in choices {
      faults += session.numberFaults(in: choice.text, asked)
      faults += session.numberFaults(in: choice.hint, known)
      do {
        if try known.holds(choice.condition) == nil {
          faults.append(
            fault(choice.condition.line, "“\(choice.condition.text)” is not known even then"))
        }
      } catch {
        faults.append(fault(choice.condition.line, error.message))
      }
    }
    guard faults.isEmpty else { return faults }
    guard let right = Prediction.right(of: choices, known) else {
      return [fault(prediction.line, "exactly one choice must be right in the live network")]
    }
    for index in choices.indices where index != right && choices[index].hint.isEmpty {
      faults.append(
        fault(choices[index].condition.line, "a choice that is wrong here has a hint"))
    }
    let seen = session.factsSeen(before: prediction) ?? asked
    let hidden = choices.contains {
      (try? seen.holds($0.condition)).flatMap { $0 } == nil
    }
    return faults + hidingFaults(prediction, hidden: hidden)
  }

  private func numberAnswerFaults(
    _ answer: NumberAnswer, _ prediction: Prediction, _ asked: Facts, _ known: Facts
  ) -> [LessonError] {
    var faults = session.numberFaults(in: answer.low, known)
    faults += session.numberFaults(in: answer.high, known)
    do {
      guard let truth = try known.value(answer.value.expression) else {
        return faults + [fault(answer.value.line, "“\(answer.value.text)” is not known even then")]
      }
      for mistake in answer.mistakes {
        faults += session.numberFaults(in: mistake.hint, known)
        guard let wrong = try known.value(mistake.value.expression) else {
          faults.append(fault(mistake.value.line, "“\(mistake.value.text)” is not known even then"))
          continue
        }
        if prediction.kind != .cell, abs(wrong - truth) <= answer.slack(of: truth) {
          faults.append(
            fault(mistake.value.line, "the mistake counts as right: it is within the tolerance"))
        }
      }
      let before = try asked.value(answer.value.expression)
      if prediction.kind == .cell, let before, abs(before - truth) > answer.slack(of: truth) {
        faults.append(
          fault(
            answer.value.line,
            "“\(answer.value.text)” is another number once it is revealed; a weight from before its "
              + "step is “before …”"))
      }
      let seen = session.factsSeen(before: prediction) ?? asked
      let hidden = try seen.value(answer.value.expression) == nil
      return faults + hidingFaults(prediction, hidden: hidden)
    } catch {
      return faults + [fault(answer.value.line, error.message)]
    }
  }

  private func hidingFaults(_ prediction: Prediction, hidden: Bool) -> [LessonError] {
    switch (prediction.reveal, hidden) {
    // A cell may ask for a number that is reckoned from others which are seen.
    case (.some, false) where prediction.kind != .cell:
      [fault(prediction.line, "the answer is already known where the question is asked")]
    case (nil, true):
      [fault(prediction.line, "the answer comes later in the walk: “reveal” must say where")]
    default: []
    }
  }

  func fault(_ line: Int, _ message: String) -> LessonError {
    LessonError(file: session.lesson.file, line: line, message: message)
  }
}
