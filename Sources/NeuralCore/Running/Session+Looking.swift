extension Session {
  /// The same network as it is looked at, not trained: dropout lets everything through, and no update
  /// moves anything.
  ///
  /// What leaves its layers are the numbers of `predict`, and the loss is that of `evaluate`. A step of
  /// it goes back to the first layer as one of a training does, and leaves the parameters as they are.
  public var looking: Session {
    var session = self
    session.stepCount = 0
    session.keptUnits = [:]
    session.trainable = network.parameters.map { _ in false }
    return session
  }

  /// The same network as it goes into a later look, or an earlier one: nothing moves it on the way.
  package func looking(after stepCount: Int) -> Session {
    precondition(isLooking, "steps of a training move it")
    var session = self
    session.stepCount = stepCount
    return session
  }

  /// Whether no update moves anything: the network is looked at, not trained.
  public var isLooking: Bool { !trainable.isEmpty && !trainable.contains(true) }
}
