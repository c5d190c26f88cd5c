import Datasets
import ModelFiles

/// What is said of weights that came from elsewhere, in English.
struct EnglishWeights: WeightsPhrases {
  func remark(_ remark: WeightsRemark) -> String {
    switch remark {
    case .matched(let layers):
      let pairs = layers.prefix(6).map { layer in
        "\(layer.name.isEmpty ? "the layer" : FileError.quoted(layer.name)) is \(layer.layer)"
      }
      return "Layers by the names in the file: \(pairs.joined(separator: ", "))"
        + (layers.count > 6 ? " …" : ".")
    case .turned(let names) where names.count == 1:
      return
        "\(FileError.quoted(names[0])) stands as PyTorch has it, [units, inputs], and was turned."
    case .turned(let names):
      return
        "\(names.count) kernels, \(FileError.quoted(names[0])) first, stand as PyTorch has them, "
        + "[units, inputs], and were turned."
    case .takenAsItStands(let name):
      return "\(FileError.quoted(name)) is square, and its name says not how it stands: "
        + "taken as [inputs, units]."
    case .converted(.half):
      return "The numbers are F16, half precision: each is kept as it is, in single precision."
    case .converted(.brain):
      return "The numbers are BF16, the upper half of single precision: each is kept as it is."
    case .converted(.double):
      return "The numbers are F64, double precision: each was rounded to single precision."
    case .converted(.single): return "The numbers are F32, single precision."
    }
  }
}
