import NeuralCore

extension Sequential {
  /// Whether it looks at pictures of digits, as their arrangement says, and names ten of them.
  package func readsDigits(_ arrangement: Arrangement) -> Bool {
    arrangement.showsDigit && outputs == 10
  }

  /// Whether what leaves a layer is the answer, or only its softmax or sigmoid is missing.
  package func isAnswer(_ layer: Int) -> Bool {
    layers[(layer + 1)...].allSatisfy {
      if case .activation = $0 { return true }
      return false
    }
  }
}
