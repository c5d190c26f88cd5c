import NeuralCore

extension ExampleSource {
  /// The examples as a network and its loss take them, or a sentence why they cannot.
  ///
  /// For a sparse loss one-hot targets become numbers of classes; every number must be a class.
  public func fitted(
    to network: Sequential, _ loss: Loss
  ) throws(FitError) -> any ExampleSource {
    let wanted = loss.targetWidth(outputs: network.outputs)
    guard inputWidth == network.inputs else {
      throw FitError(
        description: """
          An example has \(inputWidth) inputs; the network takes \(network.inputs).
          """)
    }
    guard loss == .sparseCategoricalCrossentropy else {
      if targetWidth == wanted {
        guard wanted > 1 || loss.name != Loss.categoricalCrossentropy().name else {
          throw FitError(
            description: """
              \(loss.name) compares the outputs of several classes, and of one output it is 0 whatever \
              that says: the loss for yes or no is binary_crossentropy; a network for classes ends with \
              an output for each, such as dense(3) softmax.
              """)
        }
        return self
      }
      throw FitError(
        description: """
          An example has a target of \(targetWidth); the network gives \(network.outputs) and \
          \(loss.name) compares one by one: a network for it ends with dense(\(targetWidth)).
          """)
    }
    if targetWidth > 1 {
      if targetWidth <= network.outputs { return ClassNumbers(self) }
      throw FitError(
        description: """
          The examples have \(targetWidth) classes; the network answers for \(network.outputs): one for \
          them ends with dense(\(targetWidth)).
          """)
    }
    try checkClasses(network.outputs)
    return self
  }

  private func checkClasses(_ classes: Int) throws(FitError) {
    var batch = Batch(capacity: 1, inputWidth: inputWidth, targetWidth: targetWidth)
    for example in 0..<count {
      batch.load(CollectionOfOne(example), from: self)
      if ClassNumbers.isClass(batch.targets[0], of: classes) { continue }
      throw FitError(
        description: """
          A target of \(Loss.sparseCategoricalCrossentropy) is the number of a class, 0 to \
          \(classes - 1); that of example \(example) is \(batch.targets[0]).
          """)
    }
  }
}

extension ClassNumbers {
  /// Whether a number is that of a class, counted from 0.
  static func isClass(_ number: Float, of classes: Int) -> Bool {
    number >= 0 && number < Float(classes) && number == number.rounded()
  }
}

/// Why examples and what is wanted of them do not go together.
public struct FitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One sentence.
  public let description: String

  /// Says why.
  public init(description: String) { self.description = description }
}
