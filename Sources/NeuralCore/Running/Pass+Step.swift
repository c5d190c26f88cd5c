extension Pass {
  /// One training step that nobody watches, but for the gradients of some parameters.
  ///
  /// `wanted` are indices of the flat vector; `gradients` gets ∂L/∂ each of them.
  func step(readingGradientsAt wanted: [Int] = [], into gradients: inout [Float]) -> StepResult {
    // What the parameters cost before they move.
    let penalty = penalty()
    run(.learn)
    learnFromBlames(readingGradientsAt: wanted, into: &gradients)
    return result(penalty: penalty)
  }

  /// Moves the parameters, when every δ is there, and nobody watches.
  private func learnFromBlames(
    readingGradientsAt wanted: [Int] = [], into gradients: inout [Float]
  ) {
    if update?.clipping == nil {
      run(.gradientAndUpdate)
      read(wanted, into: &gradients)
    } else {
      run(.gradient)
      // Clipping cuts them in place.
      read(wanted, into: &gradients)
      measureGradients()
      run(.update)
    }
  }

  private func read(_ wanted: [Int], into gradients: inout [Float]) {
    for (place, index) in wanted.enumerated() { gradients[place] = gradient(at: index) }
  }

  /// One training step with its events: the same tasks, layer by layer.
  @inline(__always)
  func observedStep<O: TrainingObserver>(_ observer: inout O) -> StepResult {
    for layer in workspace.plans.indices {
      run(.forward(layer: layer))
      tellForward(layer, &observer)
    }
    run(.loss)
    let result = result(penalty: penalty())
    observer.loss(
      result.loss, perExample: values(workspace.perExample, rows).span, penalty: result.penalty)
    guard observer.wantsGradients || observer.wantsUpdates else {
      run(.descend)
      var none: [Float] = []
      learnFromBlames(into: &none)
      return result
    }
    run(.lossGradient)
    for layer in workspace.plans.indices.reversed() {
      tellBackward(layer, &observer)
      run(.backward(layer: layer))
      tellGradients(layer, &observer)
    }
    measureGradients()
    if observer.wantsUpdates {
      updateTelling(&observer)
    } else {
      run(.update)
    }
    return result
  }

  @inline(__always)
  private func tellForward<O: TrainingObserver>(_ layer: Int, _ observer: inout O) {
    let plan = workspace.plans[layer]
    let shape = (rows, plan.width)
    let output = values(workspace.outputs[layer], rows * plan.width)
    switch plan.operation {
    case .dense: observer.preactivation(layer: layer, output.span, shape: shape)
    case .activation(.softmax) where layer == lastLayer:
      observer.softmax(layer: layer, output.span, shape: shape)
    case .activation: observer.activation(layer: layer, output.span, shape: shape)
    case .dropout:
      guard let mask = workspace.masks[layer] else { return }
      observer.mask(layer: layer, values(mask, rows * plan.width).span, shape: shape)
    }
  }

  @inline(__always)
  private func tellBackward<O: TrainingObserver>(_ layer: Int, _ observer: inout O) {
    let plan = workspace.plans[layer]
    let shape = (rows, plan.width)
    let gradient = values(workspace.outputGradients[layer], rows * plan.width)
    if !isFused || layer < lastLayer {
      observer.activationGradient(layer: layer, gradient.span, shape: shape)
    }
    if case .dense = plan.operation {
      observer.preactivationGradient(layer: layer, gradient.span, shape: shape)
    }
  }

  @inline(__always)
  private func tellGradients<O: TrainingObserver>(_ layer: Int, _ observer: inout O) {
    guard case .dense(_, let slices) = workspace.plans[layer].operation else { return }
    for part in slices.parts {
      let slice = slices[part]
      observer.gradient(
        parameter: slice.parameter,
        values(workspace.parameterGradients + slice.offset, slice.count).span)
    }
  }

  /// Moves the trainable parameters slice by slice in layout order.
  @inline(__always)
  private func updateTelling<O: TrainingObserver>(_ observer: inout O) {
    guard let update else { return }
    for layer in workspace.plans.indices {
      guard case .dense(_, let slices) = workspace.plans[layer].operation else { continue }
      for part in slices.parts where update.trainable[slices[part].parameter] {
        let slice = slices[part]
        run(.updateSlice(layer: layer, part))
        observer.update(
          parameter: slice.parameter, before: values(workspace.before, slice.count).span,
          after: values(w + slice.offset, slice.count).span,
          slots: values(
            update.slots + slice.offset * update.slotCount, slice.count * update.slotCount
          ).span)
      }
    }
  }
}

/// The `count` values at a pointer, to be lent to an observer.
@inline(__always)
private func values(_ start: UnsafePointer<Float>, _ count: Int) -> UnsafeBufferPointer<Float> {
  UnsafeBufferPointer(start: start, count: count)
}
