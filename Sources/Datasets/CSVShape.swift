import NeuralCore

/// What the lines of a table must have for a network and its loss.
struct CSVShape: Hashable, Sendable {
  /// How many inputs a line has.
  let inputs: Int
  /// How many numbers a target has where it is compared.
  let targets: Int
  /// Of how many classes a column names one; nil where targets are any numbers.
  let classes: Int?
  /// Of how many classes a target would name one, where it is like a class: what is looked for, not asked.
  let likelyClasses: Int?
  /// Whether one column is the class, by its number or its name.
  let hasLabel: Bool
  /// Whether the numbers of a target go from 0 to 1, without which a cross-entropy means nothing.
  let targetsAreShares: Bool

  /// How many numbers of a line are kept for its target.
  var stored: Int { hasLabel ? 1 : targets }

  /// The shape that a network and its loss want of a file.
  init(_ format: TableFormat, _ network: Sequential, _ loss: Loss) {
    let isBinary = network.outputs == 1 && loss.name == Loss.binaryCrossentropy().name
    let isClass = loss == .sparseCategoricalCrossentropy
    let classes =
      isClass || format.label != nil && network.outputs > 1
      ? network.outputs : format.label != nil && isBinary ? 2 : nil
    let crossentropies = [Loss.binaryCrossentropy(), .categoricalCrossentropy()].map(\.name)
    self.init(
      format, inputs: network.inputs, targets: loss.targetWidth(outputs: network.outputs),
      classes: classes, likelyClasses: isBinary ? 2 : nil,
      targetsAreShares: crossentropies.contains(loss.name))
  }

  /// The shape of lines with so many inputs and targets.
  init(
    _ format: TableFormat, inputs: Int, targets: Int, classes: Int?, likelyClasses: Int? = nil,
    targetsAreShares: Bool = false
  ) {
    self.targetsAreShares = targetsAreShares
    self.inputs = inputs
    self.targets = targets
    self.classes = classes
    self.likelyClasses = classes ?? likelyClasses
    hasLabel = format.label != nil
  }
}
