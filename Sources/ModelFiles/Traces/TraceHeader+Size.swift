import NeuralCore

extension TraceHeader {
  /// How many bytes the lines of a step take, more or less: ten for each number that is written, and
  /// what a line has around its numbers.
  public var estimatedStepSize: Int {
    TraceEventKind.allCases.filter(includes).flatMap(events).reduce(0) { bytes, event in
      bytes + 10 * event.numbers + 80 * (detail == .unit ? event.units : 1)
    }
  }

  /// How many numbers each event of a kind has in a step, and for how many units.
  private func events(_ kind: TraceEventKind) -> [(numbers: Int, units: Int)] {
    switch kind {
    case .stepBegan, .loss: [(batch, 1)]
    case .stepEnded: [(0, 1)]
    case .input: [(batch * network.inputs, 1)]
    case .target: [(batch * loss.targetWidth(outputs: network.outputs), 1)]
    case .activationGradient: layers { _, _ in true }
    case .preactivation, .preactivationGradient:
      layers { if case .dense = $1 { true } else { false } }
    case .mask: layers { if case .dropout = $1 { true } else { false } }
    case .softmax: layers(isAnswer)
    case .activation: layers { if case .activation = $1 { !isAnswer($0, $1) } else { false } }
    case .gradient: network.parameters.map { ($0.count, $0.shape[$0.shape.count - 1]) }
    case .update:
      network.parameters.filter { !held.contains($0.name) }.map {
        ((2 + optimizer.rule.slotNames.count) * $0.count, $0.shape[$0.shape.count - 1])
      }
    }
  }

  /// Whether a layer is the softmax whose event has a name of its own.
  private func isAnswer(_ layer: Int, _ spec: LayerSpec) -> Bool {
    layer == network.layers.count - 1 && spec == .activation(.softmax)
  }

  /// One number for each row of the batch and each unit of the layers that are meant.
  private func layers(_ isMeant: (Int, LayerSpec) -> Bool) -> [(numbers: Int, units: Int)] {
    network.layers.indices.filter { isMeant($0, network.layers[$0]) }.map {
      (batch * network.width(ofLayer: $0), network.width(ofLayer: $0))
    }
  }
}
