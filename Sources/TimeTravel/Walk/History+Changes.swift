import NeuralCore

// What was changed in place: from which step on the training has other weights, inputs or targets.

extension History {
  /// The same training with some numbers changed, each from its step on; before them it is shared.
  func changed(by changes: [Supposition]) -> History {
    var history = self
    history.changes = changes
    history.checkpoints.dropAll(after: (changes.map(\.step).min() ?? 1) - 1)
    let changed = history
    history.checkpoints.change { changed.change(&$0) }
    return history
  }

  /// Changes the weights of a session that goes into a step from which they are others.
  func change(_ session: inout Session) {
    for change in changes where change.step == session.stepCount + 1 {
      guard case .number(.parameter(let parameter, let index), let value) = change.whatIf else {
        continue
      }
      let start = session.network.parameters[parameter].range.lowerBound
      session.setParameter(at: start + index, to: value)
    }
  }

  /// Where the masks of the step that follows a session come from, where they are not all drawn or
  /// given by the session.
  func maskSource(for session: Session, _ batch: Batch) -> MaskSource? {
    if let masks { return masks }
    let step = session.stepCount + 1
    let changes = changes.filter { $0.whatIf.isOfOneStep && $0.step == step }
    if changes.isEmpty { return nil }
    // Before the step, which moves the session that they are drawn by.
    var known: [Int: [[Float]]] = [:]
    for (layer, spec) in session.network.layers.enumerated() {
      guard case .dropout(let rate) = spec else { continue }
      known[layer] = batch.examples.map { example in
        var mask = session.dropoutMask(ofLayer: layer, step: step, example: example) ?? []
        for change in changes where change.example == example {
          guard case .number(.mask(layer, let unit), let value) = change.whatIf else { continue }
          mask[unit] = value == 0 ? 0 : 1 / (1 - rate)
        }
        return mask
      }
    }
    let masks = known
    return { _, layer, row, mask in
      _ = mask.update(fromContentsOf: masks[layer]?[row] ?? [])
    }
  }

  /// Changes the examples of a step.
  func change(_ batch: inout Batch, inStep step: Int) {
    for change in changes where change.step <= step {
      for row in batch.examples.indices where batch.examples[row] == change.example {
        switch change.whatIf {
        case .number(.input(let index), let value):
          batch.setInput(value, at: index, inRow: row)
        case .number(.target(let index), let value):
          batch.setTarget(value, at: index, inRow: row)
        case .label(let label) where batch.targetWidth == 1:
          batch.setTarget(Float(label), at: 0, inRow: row)
        case .label(let label):
          for k in 0..<batch.targetWidth { batch.setTarget(k == label ? 1 : 0, at: k, inRow: row) }
        default: break
        }
      }
    }
  }

  /// An example as a step takes it.
  func batch(of example: Int, inStep step: Int) -> Batch {
    var batch = Batch([example], from: source)
    change(&batch, inStep: step)
    return batch
  }
}
