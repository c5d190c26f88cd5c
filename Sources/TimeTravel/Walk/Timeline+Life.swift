import NeuralCore

extension Timeline {
  /// Begins the life of something, of which nothing is known yet; nil where none can be known: a trace
  /// runs no network.
  public func life(of subject: LifeSubject) -> Life? {
    story.training?.life(of: subject, revision: revision)
  }

  /// Makes more of a life known, by `limit` steps at most, without moving; whether all up to the step
  /// where it stands is known then.
  public mutating func advance(_ life: inout Life, atMost limit: Int) -> Bool {
    guard life.revision == revision else { return true }
    return story.advance(&life, to: cursor.step, atMost: limit)
  }

  /// Whether a life is of this past: since it was begun no other example was taken and nothing supposed.
  public func remembers(_ life: Life) -> Bool { life.revision == revision }

  /// The examples that a step takes; none where a trace does not say.
  public mutating func examples(ofStep step: Int) -> [Int] { story.examples(ofStep: step) }

  /// The class that an example has in a step; nil where its target names none.
  public func label(ofExample example: Int, inStep step: Int) -> Int? {
    story.training?.label(ofExample: example, inStep: step)
  }
}
