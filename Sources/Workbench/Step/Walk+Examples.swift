import MomentViews
import NeuralCore
import TimeTravel

extension Walk {
  /// No map has room for more points.
  private static let mostExamples = 400

  /// The first examples of the data, where a view of the place shows them beside the step's own.
  var shownExamples: [ShownExample] {
    guard Lens.offered(by: moment).contains(.border), let source = timeline.examples else {
      return []
    }
    let batch = Batch(Array(0..<min(source.count, Self.mostExamples)), from: source)
    let (inputs, targets) = (source.inputWidth, source.targetWidth)
    return (0..<batch.rows).map { row in
      let target = batch.targets[row * targets..<(row + 1) * targets]
      return ShownExample(
        input: Array(batch.inputs[row * inputs..<(row + 1) * inputs]),
        label: SaidClass.truth(target, outputs: moment.network.outputs))
    }
  }
}
