import NeuralCore

extension Sequential {
  /// Whether it looks at pictures of 28 × 28 pixels and names ten digits.
  package var readsDigits: Bool { inputs == 784 && outputs == 10 }

  /// Whether what leaves a layer is the answer, or only its softmax or sigmoid is missing.
  package func isAnswer(_ layer: Int) -> Bool {
    layers[(layer + 1)...].allSatisfy {
      if case .activation = $0 { return true }
      return false
    }
  }
}
