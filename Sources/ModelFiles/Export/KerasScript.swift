import NeuralCore

/// The Python that rebuilds a network in Keras.
enum KerasScript {
  static func text(of network: Sequential, isStandardized: Bool) -> String {
    let layers = zip(network.layers, network.layerNames).enumerated().map { index, layer in
      "    \(self.layer(layer.0, layer.1, hasBias: network.bias(ofLayer: index) != nil)),"
    }
    return """
      \(ExportScript.beginning(of: network))
      import keras
      import numpy as np
      from safetensors.numpy import load_file

      \(ExportScript.folder)
      model = keras.Sequential([
          keras.Input((\(network.inputs),)),
      \(layers.joined(separator: "\n"))
      ])
      weights = load_file(here / "weights.safetensors")
      for layer in model.layers:
          layer.set_weights([weights[f"{layer.name}/{w.name}"] for w in layer.weights])

      \(ExportScript.numpyInput)
      \(ExportScript.numpyStandardizing(isStandardized))\
      for answer in model.predict(x, verbose=0):
          print(*answer)

      """
  }

  private static func layer(_ layer: LayerSpec, _ name: String, hasBias: Bool) -> String {
    switch layer {
    case .dense(let units, _):
      "keras.layers.Dense(\(units), name=\"\(name)\"\(hasBias ? "" : ", use_bias=False"))"
    case .dropout(let rate): "keras.layers.Dropout(\(rate))"
    case .activation(.leakyReLU(let slope)): "keras.layers.LeakyReLU(negative_slope=\(slope))"
    case .activation(.elu(let alpha)): "keras.layers.ELU(alpha=\(alpha))"
    case .activation(.geluTanh):
      "keras.layers.Activation(lambda z: keras.activations.gelu(z, approximate=True))"
    case .activation(let activation): "keras.layers.Activation(\"\(activation.name)\")"
    }
  }
}
