import NeuralCore

// What a step is otherwise, beside what the walk has.

extension Timeline {
  /// What the moment at the cursor is otherwise; nil where nothing is supposed.
  mutating func beside() -> Moment.Beside? {
    let settings = suppositions.filter { !$0.whatIf.isInPlace }
    let changes = suppositions.filter { $0.whatIf.isInPlace && $0.step <= cursor.step }
    guard !settings.isEmpty || !changes.isEmpty else { return nil }
    if besides?.of !== record {
      besides = Besides(
        real: changes.isEmpty ? nil : real?.record(ofStep: cursor.step),
        otherwise: settings.isEmpty ? nil : supposed(settings), of: record)
    }
    return Moment.Beside(
      real: besides?.real.map { side($0, in: real.map(Story.training) ?? story) },
      otherwise: besides?.otherwise.map { side($0, in: story) },
      suppositions: suppositions.filter { changes.contains($0) || settings.contains($0) })
  }

  /// The step with other settings, from where the walk has it.
  private func supposed(_ settings: [Supposition]) -> StepRecord {
    let session = settings.reduce(record.before) { $1.whatIf.applied(to: $0) }
    // Another rate or seed draws all masks anew, also one that was changed.
    let drawsAnew = settings.contains {
      switch $0.whatIf {
      case .dropout, .seed: true
      case .learningRate, .optimizer, .number, .label: false
      }
    }
    let masks = drawsAnew ? nil : story.training?.maskSource(for: session, record.batch)
    return StepRecord(after: session, batch: record.batch, masks: masks)
  }

  private func side(_ record: StepRecord, in story: Story) -> Moment.Beside.Side {
    let again =
      cursor.place == .again ? story.again(looks[cursor.step], row: cursor.row, of: record) : nil
    return Moment.Beside.Side(record: record, again: again)
  }
}

/// A step as it really is and as it is supposed; nil where the walk has it so.
struct Besides {
  let real: StepRecord?
  let otherwise: StepRecord?
  /// The walk's own record of the step.
  let of: StepRecord
}

extension WhatIf {
  /// The session with the settings that this one supposes; numbers are changed elsewhere.
  func applied(to session: Session) -> Session {
    switch self {
    case .learningRate(let rate):
      var optimizer = session.optimizer
      optimizer.schedule = .constant(rate)
      return session.replacing(optimizer: optimizer, keepingSlots: true)
    case .optimizer(let optimizer):
      return session.replacing(optimizer: optimizer, keepingSlots: true)
    case .dropout(let rate): return (try? session.replacing(dropoutRate: rate)) ?? session
    case .seed(let seed): return session.replacing(seed: seed)
    case .number, .label: return session
    }
  }
}
