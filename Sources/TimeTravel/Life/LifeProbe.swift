import NeuralCore

/// Reads from a training that runs what a life is made of, and nothing else.
struct LifeProbe: Sendable {
  private let subject: LifeSubject
  /// The parameters whose gradients are wanted, as indices of the flat vector.
  let wanted: [Int]
  /// Those gradients in the last step.
  var gradients: [Float]
  /// The dropout layer of its neuron, and the neuron.
  private let mask: (layer: Int, unit: Int)?
  /// The weights of a neuron or a layer.
  private var motion: Motion?
  /// The weight as it was before the step.
  private var last: Float = 0
  /// Where its slice begins in the flat vector.
  private let first: Int
  /// How many neurons its slice leads into.
  private let units: Int

  /// Reads about `subject` in a training that began with `base`; it is heard from `session` on.
  init(_ subject: LifeSubject, of parameter: Int, base: Session, from session: Session) {
    self.subject = subject
    let network = base.network
    let slice = network.parameters[parameter]
    first = slice.range.lowerBound
    units = slice.shape.last ?? 1
    mask = subject.unit(in: network).flatMap { unit in
      subject.dropout(in: network).map { ($0, unit) }
    }
    switch subject {
    case .number(_, let index):
      wanted = [first + index]
      last = session.parameters[first + index]
    case .neuron(let layer, let unit):
      wanted =
        network.bias(ofLayer: layer).map {
          [network.parameters[$0].range.lowerBound + unit]
        } ?? []
      motion = Motion(
        from: base.parameters, first: first + unit, stride: units, count: slice.count / units)
    case .slice:
      wanted = []
      motion = Motion(from: base.parameters, first: first, stride: 1, count: slice.count)
    }
    motion?.stand(session.parameters)
    gradients = wanted.map { _ in 0 }
  }

  /// Reads what a step left behind.
  mutating func read(
    _ session: borrowing Session, _ workspace: Workspace, rows: Int
  ) -> Life.Entry {
    var entry = Life.Entry()
    entry.gradient = gradients.first ?? 0
    if let mask {
      let kept = workspace.rowsKept(ofUnit: mask.unit, layer: mask.layer, rows: rows)
      entry.kept = Float(kept) / Float(rows)
    }
    switch subject {
    case .number(_, let index):
      entry.value = session.parameters[first + index]
      entry.jump = entry.value - last
      entry.index = index
      last = entry.value
    case .neuron, .slice:
      guard let step = motion?.hear(session.parameters) else { break }
      entry.value = step.distance
      entry.jump = step.jump
      if case .neuron(_, let unit) = subject {
        entry.index = step.index * units + unit
      } else {
        entry.index = step.index
      }
    }
    return entry
  }

  /// Takes the weights as the next step finds them: something may have been changed in place.
  mutating func stand(before session: Session) {
    if case .number(_, let index) = subject { last = session.parameters[first + index] }
    motion?.stand(session.parameters)
  }
}
