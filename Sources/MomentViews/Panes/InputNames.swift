import CellCanvas
import NeuralCore
import Phrases

/// How the numbers that enter a layer are called: pixels, inputs, or the neurons before it.
struct InputNames {
  /// The picture that the numbers make, where it can be looked at.
  let grid: PixelGrid?
  /// What the numbers are.
  let kind: IncomingKind

  private let isPicture: Bool

  init(_ network: Sequential, _ arrangement: Arrangement, layer: Int) {
    let isFirst = !network.layers[..<layer].contains { layer in
      if case .dense = layer { true } else { false }
    }
    grid = isFirst ? PixelGrid(arrangement, inputs: network.inputs) : nil
    isPicture = isFirst && arrangement.picture != nil
    kind = isPicture ? .pixel : isFirst ? .input : .neuron
  }

  /// "( 7,12)" of a pixel, otherwise the index.
  func name(_ index: Int) -> String {
    isPicture ? grid?.name(of: index) ?? "\(index)" : "\(index)"
  }
}
