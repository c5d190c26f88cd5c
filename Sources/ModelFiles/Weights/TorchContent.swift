import Datasets
import Foundation

/// What `torch.save` was given, as far as its pickle shows.
struct TorchContent: Hashable {
  /// Whether it is a script of TorchScript.
  let isScript: Bool
  /// The name under which a training keeps the weights, in a dictionary of more; nil where they stand alone.
  let key: String?
  /// Whether it is a whole module, not its weights by their names.
  let isModule: Bool

  /// A script of TorchScript.
  static let script = TorchContent(isScript: true, key: nil, isModule: false)

  private init(isScript: Bool, key: String?, isModule: Bool) {
    self.isScript = isScript
    self.key = key
    self.isModule = isModule
  }

  /// Under what trainings keep the weights, the likeliest first.
  private static let keys = [
    "model_state_dict", "state_dict", "model_state", "model_dict", "net_state_dict", "net",
    "network", "model", "weights", "params",
  ]
  /// How a pickle of protocol 2 begins, and so each of the four in a file before version 1.6.
  private static let start = Data([0x80, 2])

  /// What the beginning of a pickle says that it is; `isOld` where three others stand before it.
  init(pickle: Data, isOld: Bool = false) {
    var rest = pickle
    for _ in 0..<(isOld ? 3 : 0) {
      guard let next = rest.dropFirst(2).range(of: Self.start) else { break }
      rest = rest[next.lowerBound...]
    }
    // Weights alone are an ordered dictionary, whatever their layers are called.
    let isPlain = rest.dropFirst(2).starts(with: Data("ccollections\nOrderedDict".utf8))
    let key = isPlain ? nil : Self.keys.first { rest.range(of: Self.text($0)) != nil }
    let isDictionary = rest.dropFirst(2).first == UInt8(ascii: "}")
    self.init(
      isScript: false, key: isDictionary ? key : nil,
      isModule: rest.range(of: Data("ctorch.nn.modules".utf8)) != nil)
  }

  /// A text as protocol 2 of pickle writes it: X, its length in four bytes, and its bytes.
  private static func text(_ text: String) -> Data {
    Data([UInt8(ascii: "X"), UInt8(text.utf8.count), 0, 0, 0] + Array(text.utf8))
  }

  /// What it is called.
  var name: String {
    if isScript { return "a script of PyTorch's torch.jit" }
    guard let key else {
      return isModule ? "a whole module in a pickle of PyTorch" : "a pickle of PyTorch"
    }
    let held = isModule ? "a whole module" : "the weights"
    return "a checkpoint of PyTorch, with \(held) under \(FileError.quoted(key))"
  }

  /// Three lines of Python that save the weights of a file as safetensors.
  ///
  /// To read a whole module Python runs what the file says, and must find the module's class.
  func remedy(of file: String) -> [String] {
    let held = key.map { "[\"\($0)\"]" } ?? ""
    let loading =
      isScript
      ? "weights = torch.jit.load(\(file), map_location=\"cpu\").state_dict()"
      : "weights = torch.load(\(file), map_location=\"cpu\", weights_only=\(isModule ? "False" : "True"))\(held)"
        + (isModule ? ".state_dict()  # only a file that you trust" : "")
    return [
      "import torch; from safetensors.torch import save_file", loading,
      "save_file(weights, \"weights.safetensors\")",
    ]
  }
}
