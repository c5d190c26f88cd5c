import Datasets
import Foundation
import NeuralCore

/// The file that a training is saved in, again and again while it goes on.
///
/// It is opened before the first batch, and the network as it begins is written to its temporary file:
/// a name, a folder or a disk that will not do is found out then, not after the work.
public final class TrainingFile {
  /// Where it is saved.
  public let url: URL
  private var opened: AtomicFile?
  private var lastingUntil: ContinuousClock.Instant?

  /// The shortest time between two saves that wait for the disk, besides the last one.
  private static let patience = Duration.seconds(1)

  /// Opens the file, before the training that `session` begins or goes on with.
  ///
  /// One that `staysOpen` keeps its room on the disk until it is saved.
  public init(
    _ url: URL, _ record: TrainingRecord, for session: Session, staysOpen: Bool = true
  ) throws(FileError) {
    self.url = url
    let file = try AtomicFile(url)
    try Self.write(ModelFile.content(of: session, training: record, to: url), to: file)
    opened = staysOpen ? file : nil
  }

  /// Saves the network as it stands; the last one in the course of a training waits for the disk.
  public func save(
    _ session: Session, _ record: TrainingRecord, isLast: Bool
  ) throws(FileError) {
    let content = try ModelFile.content(of: session, training: record, to: url)
    let file: AtomicFile
    if let opened { file = opened } else { file = try AtomicFile(url) }
    opened = nil
    file.rewind()
    try Self.write(content, to: file)
    let isLasting = isLast || lastingUntil.map { $0 <= .now } ?? true
    try file.commit(lasting: isLasting)
    if isLasting { lastingUntil = .now + Self.patience }
  }

  /// Saves the network in the folder for temporary files, where its own place would not take it.
  public func rescue(_ session: Session, _ record: TrainingRecord) throws(FileError) -> URL {
    let folder = FileManager.default.temporaryDirectory
    var place = folder.appendingPathComponent(url.lastPathComponent)
    var number = 1
    while FileManager.default.fileExists(atPath: place.path) {
      place = folder.appendingPathComponent("\(number)-\(url.lastPathComponent)")
      number += 1
    }
    try ModelFile.save(session, training: record, to: place)
    return place
  }

  private static func write(_ content: Data, to file: AtomicFile) throws(FileError) {
    try content.withUnsafeBytes { file.append($0) }.get()
  }
}
