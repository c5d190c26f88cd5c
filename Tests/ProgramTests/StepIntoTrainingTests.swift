import Foundation
import Testing

/// Stepping into a training that runs at full speed, in a real terminal and with a real worker.
@Suite(.serialized) struct StepIntoTrainingTests {
  /// How many batches are done, as the training screen says.
  private func batchesDone(_ screen: String) -> Int? {
    guard let epoch = screen.firstMatch(of: #/epoch (\d+) of/#).flatMap({ Int($0.1) }),
      let done = screen.firstMatch(of: #/(\d+)\/430/#).flatMap({ Int($0.1) })
    else { return nil }
    return (epoch - 1) * 430 + done
  }

  /// The step that the stepper stands in, counted on through the epochs as the training counts.
  private func openedStep(_ screen: String) -> Int? {
    func number(_ text: Substring) -> Int? { Int(text.replacing(",", with: "")) }
    if let place = screen.firstMatch(of: #/epoch (\d+), step ([0-9,]+) of 430/#),
      let epoch = number(place.1), let step = number(place.2)
    {
      return (epoch - 1) * 430 + step
    }
    return screen.firstMatch(of: #/step ([0-9,]+)/#).flatMap { number($0.1) }
  }

  /// The numbers that the training screen shows of its last batch.
  private func numbers(_ screen: String) -> String? {
    screen.split(separator: "\n").first { $0.contains("last batch") }.map(String.init)
  }

  /// Opens the training from the home screen, at full speed once it runs.
  private func openTraining(_ session: TmuxSession) throws {
    try session.press("t")
    try session.wait("the training") { $0.contains("Nothing is learnt yet") }
    try session.type("+++++++++")
  }

  /// A screen that is drawn to its end: two looks at it see the same.
  private func settled(
    _ session: TmuxSession, _ what: String, _ condition: (String) -> Bool
  ) throws -> String {
    var last = ""
    return try session.wait(what) { screen in
      defer { last = screen }
      return condition(screen) && screen == last
    }
  }

  private func beginAnew(_ session: TmuxSession) throws {
    try session.press("q")
    try session.wait("the question") { $0.contains("not saved") }
    try session.press("y")
    try session.wait("the home screen") { !$0.contains("/430") }
    try openTraining(session)
  }

  @Test func theBatchThatIsOpenedIsTheOneThatTrainingStandsAt() throws {
    let session = try TmuxSession(width: 120, height: 40)
    try session.startProgram()
    try openTraining(session)
    var differences = 0
    for round in 1...100 {
      var before = batchesDone(try session.screen())
      try session.press("Space")
      try session.wait("some batches") { screen in
        defer { before = batchesDone(screen) ?? before }
        return screen.contains("runs · full speed") && batchesDone(screen) != before
      }
      try session.press("s")
      let walk = try settled(session, "the step of round \(round)") { $0.contains(" rows") }
      let step = openedStep(walk)
      try session.press("q")
      let training = try settled(session, "the training") {
        $0.contains("/430  paused") && numbers($0) != nil
      }
      if batchesDone(training).map({ $0 + 1 }) != step { differences += 1 }
      // Nothing moves while it is looked at.
      #expect(numbers(try session.screen()) == numbers(training))
      // The last batch is never reached: there is nothing that runs behind it.
      if let step, step > 3_000 { try beginAnew(session) }
    }
    #expect(differences == 0)
    try session.press("C-c")
    try session.wait("the end") { $0.contains("status 130") }
  }
}
