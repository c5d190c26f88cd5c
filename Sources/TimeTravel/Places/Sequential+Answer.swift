import NeuralCore

extension Sequential {
  /// Whether its answers are probabilities, or their logarithms.
  package var answersInProbabilities: Bool {
    switch layers.last {
    case .activation(.softmax), .activation(.logSoftmax), .activation(.sigmoid): true
    default: false
    }
  }

  /// One of its outputs as a probability: of a log-softmax e to its power; of any other the output itself.
  package func probability(_ output: Float) -> Float {
    layers.last == .activation(.logSoftmax) ? exponential(output) : output
  }

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
