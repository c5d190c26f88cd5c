extension TrainState {
  /// The hint of a command as things stand.
  package func hint(_ hint: String, of command: Command) -> String? {
    switch command {
    case .nextBatch, .wholeEpoch, .faster: isFinished ? nil : hint
    case .run: isFinished ? nil : isPaused ? hint : "space pause"
    default: hint
    }
  }

  /// The hint of a command while a lesson waits for its training.
  func hintInLesson(_ hint: String, of command: Command) -> String? {
    switch command {
    case .proceed: "Enter at full speed"
    case .run, .faster, .help, .leave: self.hint(hint, of: command)
    default: nil
    }
  }
}
