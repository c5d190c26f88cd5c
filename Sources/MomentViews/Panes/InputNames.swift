import CellCanvas
import NeuralCore
import Phrases

/// How the numbers that enter a layer are called: pixels, inputs, or the neurons before it.
struct InputNames {
  /// The picture that the numbers make, when they are pixels.
  let grid: PixelGrid?
  /// What the numbers are.
  let kind: IncomingKind

  init(_ network: Sequential, layer: Int) {
    let isFirst = !network.layers[..<layer].contains { layer in
      if case .dense = layer { true } else { false }
    }
    grid = isFirst ? PixelGrid(inputs: network.inputs) : nil
    kind = grid != nil ? .pixel : isFirst ? .input : .neuron
  }

  /// "( 7,12)" of a pixel, otherwise the index.
  func name(_ index: Int) -> String { grid?.name(of: index) ?? "\(index)" }
}
