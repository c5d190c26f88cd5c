/// One of a dense layer's two parameters.
enum DensePart: CaseIterable {
  case kernel, bias

  /// The parameters of a layer without a bias.
  static let kernelAlone = [DensePart.kernel]
}

/// Something of a kernel, and the same of its bias.
struct KernelAndBias<Value> {
  var kernel: Value
  var bias: Value

  /// That of one of them.
  subscript(part: DensePart) -> Value {
    get { part == .kernel ? kernel : bias }
    set {
      switch part {
      case .kernel: kernel = newValue
      case .bias: bias = newValue
      }
    }
  }
}

extension KernelAndBias: BitwiseCopyable where Value: BitwiseCopyable {}
