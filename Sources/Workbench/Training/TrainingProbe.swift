import NeuralCore

/// An observer of every step whose readings a screen shows: a value that travels in each report.
package protocol TrainingProbe: TrainingObserver, Sendable {
  /// Listens to a training that begins with `start`.
  init(start: Session)
}

/// The probes of a training as one observer, which tells each what it hears.
package struct TrainingProbes: TrainingObserver, Sendable {
  private var probes: [any TrainingProbe]

  /// These probes, or none.
  package init(_ probes: [any TrainingProbe] = []) { self.probes = probes }

  /// The probe of a kind as it now reads; nil where there is none.
  package subscript<Probe: TrainingProbe>(_ kind: Probe.Type) -> Probe? {
    probes.lazy.compactMap { $0 as? Probe }.first
  }
}

// MARK: - What each is told

extension TrainingProbes {
  package var wantsUpdates: Bool { probes.contains { $0.wantsUpdates } }
  package var wantsGradients: Bool { probes.contains { $0.wantsGradients } }

  package mutating func stepBegan(step: Int, examples: Span<Int>) {
    for index in probes.indices { probes[index].stepBegan(step: step, examples: examples) }
  }

  package mutating func input(_ values: Span<Float>, shape: (Int, Int)) {
    for index in probes.indices { probes[index].input(values, shape: shape) }
  }

  package mutating func target(_ values: Span<Float>, shape: (Int, Int)) {
    for index in probes.indices { probes[index].target(values, shape: shape) }
  }

  package mutating func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    for index in probes.indices {
      probes[index].preactivation(layer: layer, values, shape: shape)
    }
  }

  package mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    for index in probes.indices { probes[index].activation(layer: layer, values, shape: shape) }
  }

  package mutating func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    for index in probes.indices { probes[index].softmax(layer: layer, values, shape: shape) }
  }

  package mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    for index in probes.indices { probes[index].mask(layer: layer, values, shape: shape) }
  }

  package mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) {
    for index in probes.indices {
      probes[index].loss(mean, perExample: perExample, penalty: penalty)
    }
  }

  package mutating func activationGradient(
    layer: Int, _ values: Span<Float>, shape: (Int, Int)
  ) {
    for index in probes.indices {
      probes[index].activationGradient(layer: layer, values, shape: shape)
    }
  }

  package mutating func preactivationGradient(
    layer: Int, _ values: Span<Float>, shape: (Int, Int)
  ) {
    for index in probes.indices {
      probes[index].preactivationGradient(layer: layer, values, shape: shape)
    }
  }

  package mutating func gradient(parameter: Int, _ values: Span<Float>) {
    for index in probes.indices { probes[index].gradient(parameter: parameter, values) }
  }

  package mutating func update(
    parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>
  ) {
    for index in probes.indices {
      probes[index].update(parameter: parameter, before: before, after: after, slots: slots)
    }
  }

  package mutating func stepEnded(step: Int) {
    for index in probes.indices { probes[index].stepEnded(step: step) }
  }
}
