import Datasets
import Foundation
import NeuralCore

/// The weights that the trainings of lessons led to, a file for each lesson beside the progress.
public struct TrainedLessons: Sendable {
  private let folder: URL?

  /// Keeps them below the folder of the progress; where there is none, nothing is kept.
  public init(_ folders: KeptFolders = .ofProcess) {
    folder = folders.progress?.appendingPathComponent("lessons")
  }

  /// The weights of a lesson; nil where none are kept, or the file cannot be read.
  public func session(of lesson: String) -> Session? {
    file(of: lesson).flatMap { try? ModelFile.load($0) }
  }

  /// Keeps the weights of a lesson, and what they were trained with.
  public func keep(
    _ session: Session, training: TrainingRecord, of lesson: String
  ) throws(FileError) {
    guard let file = file(of: lesson) else { return }
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw FileError(
        file: file.path, rule: "there must be a folder to keep weights in",
        found: "it cannot be made")
    }
    try ModelFile.save(session, training: training, to: file)
  }

  /// Forgets the weights of a lesson.
  public func forget(_ lesson: String) {
    if let file = file(of: lesson) { try? FileManager.default.removeItem(at: file) }
  }

  private func file(of lesson: String) -> URL? {
    guard !lesson.isEmpty, lesson.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
      return nil
    }
    return folder?.appendingPathComponent("\(lesson).safetensors")
  }
}
