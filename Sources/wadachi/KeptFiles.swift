import ModelFiles

/// What is kept of a learner from day to day.
struct KeptFiles {
  /// How far they have come.
  let progress: Keeper<LearningProgress>
  /// What they have chosen.
  let settings: Keeper<Settings>
  /// What the trainings of lessons led to.
  let trained = TrainedLessons()

  /// Those of the learner who runs the program.
  static var ofLearner: KeptFiles {
    KeptFiles(progress: Keeper(.progress()), settings: Keeper(.settings()))
  }

  /// What was kept, and a sentence where a file of it could not be read, or none can be written.
  func load() -> (progress: LearningProgress, settings: Settings, note: String?) {
    let (progress, note) = progress.load()
    let (settings, settingsNote) = settings.load()
    let (obstacle, settingsObstacle) = (self.progress.obstacle(), self.settings.obstacle())
    return (progress, settings, note ?? settingsNote ?? obstacle ?? settingsObstacle)
  }
}
