import NeuralCore
import TimeTravel

/// How losses are called and written down.
enum LossWords {
  /// The name in words.
  static func name(_ loss: Loss) -> String {
    switch loss {
    case .categoricalCrossentropy: "categorical cross-entropy"
    case .binaryCrossentropy: "binary cross-entropy"
    case .meanSquaredError: "mean squared error"
    case .halfSquaredError: "half squared error"
    default: loss.name.split(separator: "_").joined(separator: " ")
    }
  }

  /// The formula, the longest form first.
  static func formulas(_ loss: Loss) -> [String] {
    switch loss {
    case .categoricalCrossentropy:
      ["L = −Σ t·log p = −log p of the true class", "L = −Σ t·log p"]
    case .binaryCrossentropy:
      [
        "L = mean of −(t·log p + (1−t)·log(1−p)) over the outputs",
        "L = −(t·log p + (1−t)·log(1−p))",
      ]
    case .meanSquaredError: ["L = mean of (p − t)² over the outputs", "L = mean of (p − t)²"]
    case .halfSquaredError:
      ["L = ½ Σ (p − t)²      ½ so that the slope is p − t", "L = ½ Σ (p − t)²"]
    default: ["L = \(loss)(p, t)"]
    }
  }

  /// What one output adds.
  static func part(_ loss: Loss, outputs: Int) -> String {
    switch loss {
    case .categoricalCrossentropy: "−t·log p"
    case .meanSquaredError where outputs == 1: "(p − t)²"
    case .binaryCrossentropy, .meanSquaredError: "its share"
    case .halfSquaredError: "½(p − t)²"
    default: "its share"
    }
  }

  /// ∂L/∂p of one output for one example, in symbols.
  static func slope(_ loss: Loss) -> String {
    switch loss {
    case .categoricalCrossentropy: "−t / p"
    case .binaryCrossentropy: "(p − t) / (p·(1−p)) / outputs"
    case .meanSquaredError: "2·(p − t) / outputs"
    case .halfSquaredError: "p − t"
    default: "∂L/∂p"
    }
  }

  /// The cross-entropy of guessing among `count` classes, with four decimals.
  static func guessing(_ count: Int) -> String { Numerals.value(logarithm(Double(count))) }

  /// −log p.
  static func cost(of p: Float) -> Float { Float(-logarithm(Double(p))) }
}
