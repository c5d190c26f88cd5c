import CellCanvas
import NeuralCore

/// How the numbers that enter a layer are called: pixels, inputs, or the neurons before it.
struct InputNames {
  /// The picture that the numbers make, when they are pixels.
  let grid: PixelGrid?
  /// "pixel", "input" or "neuron".
  let singular: String
  /// "the pixels", "the inputs" or "the neurons before".
  let plural: String

  init(_ network: Sequential, layer: Int) {
    let isFirst = !network.layers[..<layer].contains { layer in
      if case .dense = layer { true } else { false }
    }
    grid = isFirst ? PixelGrid(inputs: network.inputs) : nil
    singular = grid != nil ? "pixel" : isFirst ? "input" : "neuron"
    plural = grid != nil ? "the pixels" : isFirst ? "the inputs" : "what comes in"
  }

  /// "( 7,12)" of a pixel, otherwise the index.
  func name(_ index: Int) -> String { grid?.name(of: index) ?? "\(index)" }
}
