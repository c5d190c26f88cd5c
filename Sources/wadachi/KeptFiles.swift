import ModelFiles

/// What is kept of a learner from day to day.
struct KeptFiles {
  /// How far they have come.
  let progress: KeptFile<LearningProgress>
  /// What they have chosen.
  let settings: KeptFile<Settings>

  /// Those of the learner who runs the program.
  static var ofLearner: KeptFiles { KeptFiles(progress: .progress(), settings: .settings()) }

  /// What was kept, and a sentence where a file of it could not be read.
  func load() -> (progress: LearningProgress, settings: Settings, note: String?) {
    let (progress, note) = progress.load()
    let (settings, settingsNote) = settings.load()
    return (progress, settings, note ?? settingsNote)
  }
}
