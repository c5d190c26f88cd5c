import Datasets
import Foundation
import ModelFiles
import NeuralCore

extension Setup {
  /// Reads the keys that are there; takes the others from the scenario that is named, or else from
  /// `otherwise`.
  ///
  /// `folder` is the lesson's. `standIns` stand in the network for what is typed or chosen.
  init(
    _ fields: Fields, otherwise: Setup?, standIns: [String: String] = [:], in folder: URL?
  ) throws(LessonError) {
    let otherwise = try Self.scenario(fields, in: folder) ?? otherwise
    self.network = try fields.described("network", otherwise: otherwise?.network) {
      (text) throws(DescriptionError) in
      try Sequential(standIns.reduce(text) { $0.replacing($1.key, with: $1.value) })
    }
    self.loss = try fields.described("loss", otherwise: otherwise?.loss) {
      (text) throws(DescriptionError) in try Loss(text)
    }
    self.optimizer = try fields.described("optimizer", otherwise: otherwise?.optimizer) {
      (text) throws(DescriptionError) in try Optimizer(text)
    }
    guard let data = try fields.examples(of: network, loss, in: folder) ?? otherwise?.data else {
      throw fields.error("data", "“\(fields.what)” lacks “data”, or rows of “inputs” and “targets”")
    }
    self.data = data
    // Another network has weights of its own.
    let isSame = otherwise?.network == network
    let weights = try fields.weights(of: network, in: folder)
    self.weights = fields.has("weights") || !isSame ? weights : otherwise?.weights ?? [:]
    let held = try fields.held(of: network)
    self.held = fields.has("held") || !isSame ? held : otherwise?.held ?? []
    self.seed = UInt64(try fields.whole("seed", in: 0...1_000_000) ?? Int(otherwise?.seed ?? 7))
    self.batch = try fields.whole("batch", in: 1...1_000) ?? otherwise?.batch ?? 1
    guard network.inputs == data.inputWidth, network.outputs == data.targetWidth else {
      throw fields.error(
        "network",
        "“\(network)” takes \(network.inputs) numbers and gives \(network.outputs); "
          + "\(data.name ?? "an example here") has \(data.inputWidth) and wants \(data.targetWidth)"
      )
    }
    if loss == .sparseCategoricalCrossentropy {
      throw fields.error(
        "loss",
        "lessons show one-hot targets; “\(loss)” wants numbers of classes, and "
          + "categorical_crossentropy says the same of one-hot ones")
    }
  }

  /// The set-up of a scenario that lies in the course; nil where none is named.
  private static func scenario(_ fields: Fields, in folder: URL?) throws(LessonError) -> Setup? {
    guard let name = try fields.words("scenario") else { return nil }
    guard let folder, !name.contains("/") else {
      throw fields.error("scenario", "a lesson of a course may name one of the course's scenarios")
    }
    let course = folder.deletingLastPathComponent().deletingLastPathComponent()
    let file = course.appendingPathComponent("scenarios/\(name).yaml")
    guard let bytes = try? BoundedFile.bytes(of: file, "a scenario", atMost: Fields.longestText),
      let text = String(data: bytes, encoding: .utf8)
    else { throw fields.error("scenario", "the course has no scenario “\(name)” that can be read") }
    let scenario = try Fields(
      text, what: "scenario", allowed: LessonKeys.scenario, line: 1, offset: 0,
      file: "scenarios/\(name).yaml")
    return try Setup(scenario, otherwise: nil, in: file.deletingLastPathComponent())
  }
}

extension Fields {
  /// The numbers of some kernels and biases: rows of them, or those of a file of weights in a folder.
  fileprivate func weights(
    of network: Sequential, in folder: URL?
  ) throws(LessonError) -> [Int: [Float]] {
    if let given = try weights(of: network) { return given }
    guard let url = try file("weights", in: folder) else { return [:] }
    do throws(FileError) {
      let numbers = try WeightsFile.read(for: network, from: url).parameters
      let slices = network.parameters.enumerated().map { ($0, Array(numbers[$1.range])) }
      return Dictionary(uniqueKeysWithValues: slices)
    } catch {
      throw self.error("weights", error.within(url))
    }
  }
}
