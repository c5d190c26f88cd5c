import NeuralCore

extension History {
  /// Begins a life of which nothing is known yet; nil of a layer without weights.
  func life(of subject: LifeSubject, revision: Int) -> Life? {
    let base = checkpoints.sessions[0]
    guard let parameter = subject.parameter(in: base.network) else { return nil }
    var life = Life(subject, from: base, parameter: parameter, revision: revision)
    if let unit = subject.unit(in: base.network), subject.isOfKernel(in: base.network) {
      for steps in Landmarks.early {
        guard let session = checkpoints.session(after: base.stepCount + steps) else { continue }
        life.frames[session.stepCount] = session.weights(into: unit, parameter)
      }
    }
    return life
  }

  /// Makes more of a life known, by `limit` steps at most; whether all up to a step is known then.
  mutating func advance(_ life: inout Life, to present: Int, atMost limit: Int) -> Bool {
    var left = limit
    while left > 0 {
      guard var stretch = life.takeStretch() ?? stretch(of: life, to: present) else { return true }
      while left > 0, stretch.session.stepCount < stretch.last {
        let entry = take(&stretch.session, readBy: &stretch.probe)
        note(entry, after: stretch.session, in: &life, near: present)
        left -= 1
      }
      if stretch.session.stepCount < stretch.last { life.stretch = stretch }
    }
    return life.stretch == nil && life.lastMissing(upTo: present) == nil
  }

  /// The stretch that ends with the last step that is not known; nil where all are.
  private func stretch(of life: Life, to present: Int) -> Life.Stretch? {
    let base = checkpoints.sessions[0]
    guard let last = life.lastMissing(upTo: present),
      let parameter = life.subject.parameter(in: base.network)
    else { return nil }
    let first = max(
      life.known.firstMissing(upTo: last, from: life.origin + 1), last + 1 - Landmarks.widestGap)
    let session = checkpoints.latest(upTo: first - 1)
    return Life.Stretch(
      session: session, last: last,
      probe: LifeProbe(life.subject, of: parameter, base: base, from: session))
  }

  private mutating func note(
    _ entry: Life.Entry, after session: borrowing Session, in life: inout Life, near present: Int
  ) {
    let step = session.stepCount
    life.note(entry, after: step)
    if Landmarks.early.contains(step - life.origin),
      let unit = life.subject.unit(in: session.network),
      life.subject.isOfKernel(in: session.network),
      let kernel = life.subject.parameter(in: session.network)
    {
      life.frames[step] = session.weights(into: unit, kernel)
    }
    if checkpoints.landmarks.contain(step) { checkpoints.keep(copy session, near: present) }
  }
}

extension Session {
  /// The weights of a kernel that lead into a neuron, [inputs].
  func weights(into unit: Int, _ kernel: Int) -> [Float] {
    let slice = network.parameters[kernel]
    return stride(from: unit, to: slice.count, by: slice.shape.last ?? 1).map {
      parameters[slice.range.lowerBound + $0]
    }
  }
}
