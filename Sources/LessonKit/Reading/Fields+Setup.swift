import Datasets
import Foundation
import NeuralCore

// The parts of a set-up that lessons and scenarios write alike.
extension Fields {
  /// The examples: `data`, or rows of `inputs` and `targets`; nil where neither is there.
  ///
  /// `data` may name a CSV file in a folder, whose lines are what a network takes and gives.
  func examples(
    of network: Sequential, _ loss: Loss, in folder: URL?
  ) throws(LessonError) -> ExampleData? {
    guard try words("data")?.hasSuffix(".csv") == true, let url = try file("data", in: folder)
    else { return try examples() }
    do throws(FileError) {
      let table = try CSVExamples(
        url, inputs: network.inputs, targets: loss.targetWidth(outputs: network.outputs))
      return WrittenExamples(table).map { .written($0) }
    } catch {
      throw self.error("data", error.within(url))
    }
  }

  /// The examples: `data`, or rows of `inputs` and `targets`; nil where neither is there.
  func examples() throws(LessonError) -> ExampleData? {
    let inputs = try rows("inputs", asColumn: true)
    let targets = try rows("targets", asColumn: true)
    switch (has("data"), inputs, targets) {
    case (false, nil, nil): return nil
    case (true, nil, nil) where try words("data") == ExampleData.testDigitsName:
      return .testDigits
    case (true, nil, nil):
      let description = try described("data") {
        (text) throws(DescriptionError) in try DataDescription(text)
      }
      if case .table = description {
        throw error("data", "examples of a file are for the command line: --examples FILE")
      }
      return .described(description)
    case (false, let inputs?, let targets?):
      guard let examples = WrittenExamples(inputs: inputs, targets: targets) else {
        throw error(
          "targets",
          "“inputs” and “targets” have a row for each example, all inputs as long as each other and "
            + "all targets too; there are \(inputs.count) and \(targets.count) rows")
      }
      return .written(examples)
    default:
      throw error(
        "data", "a \(what) has either “data”, or rows of “inputs” and of “targets”")
    }
  }

  /// The numbers of some kernels and biases, by their index in `Sequential.parameters`; nil where
  /// `weights` names a file.
  func weights(of network: Sequential) throws(LessonError) -> [Int: [Float]]? {
    guard has("weights") else { return [:] }
    guard let arrays = try mapping("weights", allowed: network.parameters.map(\.name)) else {
      return nil
    }
    var given: [Int: [Float]] = [:]
    for (index, slice) in network.parameters.enumerated() {
      guard let rows = try arrays.rows(slice.name) else { continue }
      let wanted = slice.isKernel ? slice.shape : [1] + slice.shape
      guard rows.count == wanted[0], rows.allSatisfy({ $0.count == wanted[1] }) else {
        throw arrays.error(
          slice.name,
          slice.isKernel
            ? "“\(slice.name)” has \(wanted[0]) rows, one for each input, of \(wanted[1]) numbers, "
              + "one for each neuron"
            : "“\(slice.name)” has \(wanted[1]) numbers, one for each neuron")
      }
      given[index] = rows.flatMap { $0 }
    }
    return given
  }

  /// The parameters that updates leave as they are.
  func held(of network: Sequential) throws(LessonError) -> Set<Int> {
    var held: Set<Int> = []
    for name in try wordOrList("held") {
      guard let index = network.parameter(named: name) else {
        throw error(
          "held",
          "“\(name)” is no parameter of this network; they are "
            + network.parameters.map(\.name).joined(separator: ", "))
      }
      held.insert(index)
    }
    return held
  }

  /// Whom dropout layers keep, by their index: a 0 or 1 for each of the layer's neurons.
  func masks(of network: Sequential) throws(LessonError) -> [Int: [Bool]] {
    let layers = network.layers.indices.filter { network.layers[$0].kind == "dropout" }
    guard has("masks") else { return [:] }
    let names = layers.map { network.layerNames[$0] }
    guard !names.isEmpty, let given = try mapping("masks", allowed: names) else {
      throw error(
        "masks",
        names.isEmpty
          ? "“masks” are of dropout layers, and this network has none"
          : "“masks” gives a list of 0 and 1 for a dropout layer, such as “{\(names[0]): [1, 0]}”")
    }
    var masks: [Int: [Bool]] = [:]
    for (layer, name) in zip(layers, names) {
      guard let rows = try given.rows(name) else { continue }
      let width = network.width(ofLayer: layer)
      guard rows.count == 1, rows[0].count == width, rows[0].allSatisfy({ $0 == 0 || $0 == 1 })
      else {
        throw given.error(
          name, "“\(name)” has \(width) numbers, one for each neuron: 1 keeps it, 0 drops it")
      }
      masks[layer] = rows[0].map { $0 == 1 }
    }
    return masks
  }
}

extension Session {
  /// Sets the numbers that are given, and holds the parameters that updates shall leave as they are.
  mutating func begin(with given: [Int: [Float]], holding held: Set<Int>) {
    for (index, numbers) in given {
      for (place, number) in zip(network.parameters[index].range, numbers) {
        setParameter(at: place, to: number)
      }
    }
    trainable = network.parameters.indices.map { !held.contains($0) }
  }
}
