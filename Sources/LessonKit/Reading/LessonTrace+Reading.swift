import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TimeTravel

extension LessonTrace {
  /// Reads the file that `trace` names in the lesson's folder; nil where none is named.
  init?(_ fields: Fields, in folder: URL?) throws(LessonError) {
    guard let url = try fields.file("trace", in: folder) else { return nil }
    self.url = url
    do throws(FileError) {
      walk = try TraceWalk(url)
    } catch {
      throw fields.error("trace", error.within(url))
    }
  }
}

extension Setup {
  /// What a recording was made of; its examples are those of its first step.
  init(_ trace: LessonTrace) {
    let header = trace.walk.header
    let first = Timeline(trace.walk.training).moment
    self.init(
      network: header.network,
      data: WrittenExamples(inputs: [first.input], targets: [first.target]).map { .written($0) }
        ?? .described(.xor),
      weights: [:], held: [], loss: header.loss, optimizer: header.optimizer, seed: header.seed,
      batch: 1)
  }
}

extension FileError {
  /// What is wrong with a file of the lesson's own folder.
  func within(_ url: URL) -> String { "\(url.lastPathComponent): \(rule), but \(found)" }
}

extension Fields {
  /// The file that a key names, in the lesson's folder; nil where the key is not there.
  func file(_ key: String, in folder: URL?) throws(LessonError) -> URL? {
    guard let name = try words(key) else { return nil }
    guard let folder, !name.contains("/") else {
      throw error(key, "“\(key)” names a file in the lesson's own folder")
    }
    return folder.appendingPathComponent(name)
  }
}
