import NeuralCore
import TimeTravel

/// The Python that works out a network's answer with NumPy alone.
enum NumpyScript {
  static func text(
    of network: Sequential, _ form: ExportForm, isStandardized: Bool
  ) -> String {
    let functions = functions(of: network)
    let definitions = functions.map { definition($0.name, $0.activation) }
    let lines = network.layers.indices.map { index in
      line(index, of: network) { wanted in
        functions.first { $0.activation == wanted }?.name ?? wanted.name
      }
    }
    return """
      \(ExportScript.beginning(of: network))
      import math
      import numpy as np

      \(ExportScript.folder)
      \(weights(of: network, form))

      \(definitions.joined(separator: "\n"))
      \(ExportScript.numpyInput)
      \(ExportScript.numpyStandardizing(isStandardized))\
      \(lines.joined(separator: "\n"))
      for answer in x:
          print(*answer)

      """
  }

  private static func weights(of network: Sequential, _ form: ExportForm) -> String {
    guard form == .csv else { return "w = np.load(here / \"weights.npz\")" }
    let names = network.parameters.map {
      "    \"\($0.name)\": np.loadtxt(here / \"\(NetworkExport.table($0.name))\", delimiter=\",\", ndmin=2),"
    }
    return "w = {\n\(names.joined(separator: "\n"))\n}"
  }

  /// The activations of a network, each once, with a name of its own.
  private static func functions(
    of network: Sequential
  ) -> [(name: String, activation: Activation)] {
    var functions: [(name: String, activation: Activation)] = []
    for case .activation(let activation) in network.layers
    where !functions.contains(where: { $0.activation == activation }) {
      let others = functions.count { $0.activation.name == activation.name }
      functions.append((activation.name + (others == 0 ? "" : "_\(others + 1)"), activation))
    }
    return functions
  }

  private static func definition(_ name: String, _ activation: Activation) -> String {
    guard activation.mixesUnits else {
      return "\(name) = np.vectorize(lambda z: \(activation.python), otypes=[float])\n"
    }
    let answer =
      activation == .softmax
      ? "np.exp(z) / np.exp(z).sum(1, keepdims=True)"
      : "z - np.log(np.exp(z).sum(1, keepdims=True))"
    return """
      def \(name)(z):
          z = z - z.max(1, keepdims=True)  # no answer changes by it
          return \(answer)

      """
  }

  private static func line(
    _ index: Int, of network: Sequential, _ name: (Activation) -> String
  ) -> String {
    let layer = network.layerNames[index]
    switch network.layers[index] {
    case .dense:
      let bias = network.bias(ofLayer: index) == nil ? "" : " + w[\"\(layer)/bias\"]"
      return "x = x @ w[\"\(layer)/kernel\"]\(bias)"
    case .activation(let activation): return "x = \(name(activation))(x)"
    case .dropout(let rate): return "# dropout(\(rate)) does nothing but in training"
    }
  }
}
