import NeuralCore

/// The Python that rebuilds a network in PyTorch.
enum TorchScript {
  static func text(of network: Sequential, isStandardized: Bool) -> String {
    let layers = network.layers.indices.map { "    \(layer($0, of: network))," }
    return """
      \(ExportScript.beginning(of: network))
      import torch
      from safetensors.torch import load_file
      from torch import nn

      \(ExportScript.folder)
      model = nn.Sequential(
      \(layers.joined(separator: "\n"))
      )
      model.load_state_dict(load_file(here / "weights.safetensors"))
      model.eval()  # without dropout

      lines = open(sys.argv[1] if sys.argv[1:] else here / "input.csv")
      x = torch.tensor([[float(number) for number in line.split(",")] for line in lines])
      \(isStandardized ? standardizing : "")\
      with torch.no_grad():
          for answer in model(x).tolist():
              print(*answer)

      """
  }

  private static let standardizing = """
    mean, deviation = torch.tensor([
        [float(number) for number in line.split(",")]
        for line in open(here / "\(ExportScript.standardization)")
    ])
    \(ExportScript.standardizing)

    """

  private static func layer(_ index: Int, of network: Sequential) -> String {
    switch network.layers[index] {
    case .dense(let units, _):
      "nn.Linear(\(network.inputWidth(ofLayer: index)), \(units)"
        + (network.bias(ofLayer: index) == nil ? ", bias=False)" : ")")
    case .dropout(let rate): "nn.Dropout(\(rate))"
    case .activation(let activation): self.activation(activation)
    }
  }

  private static func activation(_ activation: Activation) -> String {
    switch activation {
    case .linear: "nn.Identity()"
    case .relu: "nn.ReLU()"
    case .leakyReLU(let slope): "nn.LeakyReLU(\(slope))"
    case .elu(let alpha): "nn.ELU(\(alpha))"
    case .selu: "nn.SELU()"
    case .gelu: "nn.GELU()"
    case .geluTanh: "nn.GELU(\"tanh\")"
    case .sigmoid: "nn.Sigmoid()"
    case .tanh: "nn.Tanh()"
    case .softplus: "nn.Softplus()"
    case .softsign: "nn.Softsign()"
    case .silu: "nn.SiLU()"
    case .hardSigmoid: "nn.Hardsigmoid()"
    case .softmax: "nn.Softmax(1)"
    case .logSoftmax: "nn.LogSoftmax(1)"
    }
  }
}
