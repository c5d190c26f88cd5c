import NeuralCore

extension LifeReport {
  /// A row of the lists that a life is told in: one can be chosen, and gone to.
  public enum Row: Hashable, Sendable {
    /// The jump of a step.
    case jump(step: Int)
    /// A weight that is far from where it began, as an index of its slice.
    case moved(index: Int)
  }

  /// The rows of both lists: the largest jumps, then the weights that are farthest from where they began.
  public var listed: [Row] {
    jumps.map { .jump(step: $0.step) } + moved.map { .moved(index: $0.index) }
  }

  /// Where a jump was made: the update of its weight in its step; nil where it is of no weight.
  package func target(of jump: Jump) -> Target? {
    slice.flatMap { slice in
      subject.parameter(in: network).map {
        target(jump.index, of: slice, at: .update(parameter: $0), step: jump.step)
      }
    }
  }

  /// Where a weight is, seen from a place: there itself, or in the phase that the place is in.
  package func target(of moved: Moved, from place: Place) -> Target? {
    guard let slice, let parameter = subject.parameter(in: network) else { return nil }
    let nearest: Place =
      switch place {
      case .gradient, .update: place
      case .blame: .gradient(parameter: parameter)
      case .input, .forward, .loss, .again: .forward(layer: slice.layer)
      }
    return target(moved.index, of: slice, at: nearest, step: nil)
  }

  /// The update of a neuron's weights; nil where it is of no kernel.
  package func target(ofNeuron unit: Int) -> Target? {
    subject.parameter(in: network).map {
      Target(place: .update(parameter: $0), unit: unit)
    }
  }

  private func target(_ index: Int, of slice: ParameterSlice, at place: Place, step: Int?) -> Target
  {
    let units = slice.shape.last ?? 1
    return Target(
      step: step, place: place, unit: index % units, term: slice.isKernel ? index / units : nil)
  }
}

extension LifeSubject {
  /// Whether its numbers are weights, not biases.
  func isOfKernel(in network: Sequential) -> Bool {
    parameter(in: network).map { network.parameters[$0].isKernel } ?? false
  }
}
