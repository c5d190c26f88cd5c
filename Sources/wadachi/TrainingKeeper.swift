import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Phrases
import Workbench

/// Keeps a training on disk: its file, and a checkpoint every so many seconds.
///
/// What cannot be written stops nothing: it is told once, and tried again.
struct TrainingKeeper {
  private let name: String?
  private let file: TrainingFile?
  private let checkpoint: Checkpoint?
  private let firstStep: Int
  /// Why the last save did not succeed; nil where it did.
  private(set) var fault: FileError?

  /// Opens what is to be written, before the first batch of a training.
  ///
  /// Throws where a name, a folder or a disk will not do.
  init(_ keeping: TrainingKeeping, for setup: TrainingSetup) throws(FileError) {
    let record = setup.record(setup.progress, setup.history)
    if let folder = keeping.checkpoints {
      checkpoint = try Checkpoint(
        URL(given: folder), named: folder, every: keeping.seconds, record, for: setup.session)
    } else {
      checkpoint = nil
    }
    if let name = keeping.file {
      file = try TrainingFile(URL(given: name), record, for: setup.session)
    } else {
      file = nil
    }
    name = keeping.file
    firstStep = setup.session.stepCount
  }

  /// Whether anything of the training stays.
  var keepsAnything: Bool { file != nil || checkpoint != nil }

  /// What was not written, in a sentence for those who watch; nil where all was.
  var trouble: String? { (fault ?? checkpoint?.fault).map { "Not saved: \($0)." } }

  /// Writes a checkpoint where it is time for one.
  func look(at engine: TrainingEngine) { checkpoint?.look(at: engine) }

  /// Writes a checkpoint before the training goes back to where it was.
  func lookBeforeGoingBack(from engine: TrainingEngine) { checkpoint?.write(engine, isLast: false) }

  /// Saves the network as it stands; a failure is tried again the next time.
  mutating func save(_ engine: TrainingEngine, isLast: Bool) {
    guard let file else { return }
    do throws(FileError) {
      try file.save(engine.session, engine.record, isLast: isLast)
      fault = nil
    } catch {
      fault = error
    }
  }
}

// MARK: - The end

extension TrainingKeeper {
  /// Where a training is that has ended: in words, and whether that is another place than was asked for.
  typealias Place = (words: String?, isOther: Bool)

  /// Writes the last checkpoint, and where it `saves` the file too, once all that was asked is answered.
  mutating func end(_ engine: inout TrainingEngine, saves: Bool) -> Place {
    engine.finishChecks()
    checkpoint?.write(engine, isLast: true)
    guard saves else { return (nil, false) }
    save(engine, isLast: true)
    return place(of: engine)
  }

  /// Ends a training that was watched, and where it `saves` says where it stopped and where it is; one
  /// that has learnt nothing since it was begun is left as it was.
  mutating func farewell(to engine: inout TrainingEngine, saves: Bool) -> String? {
    let hasLearnt = engine.session.stepCount != firstStep
    let place = end(&engine, saves: saves && hasLearnt)
    guard saves, hasLearnt, keepsAnything else { return nil }
    let stopped = Language.english.phrases.train.stopped(afterSteps: engine.session.stepCount)
    return [stopped, place.words].compactMap(\.self).joined(separator: " ")
  }

  private func place(of engine: TrainingEngine) -> Place {
    let spare = checkpoint?.words
    guard let name, let file else {
      let lost = engine.isFinished ? nil : "Nothing was saved (--save FILE keeps the network)."
      return (spare ?? lost, checkpoint?.fault != nil)
    }
    guard let fault else {
      return (["Saved \(name).", spare].compactMap(\.self).joined(separator: " "), false)
    }
    do throws(FileError) {
      let rescued = try file.rescue(engine.session, engine.record)
      return ("Not saved: \(fault). It is saved as \(rescued.path) instead.", true)
    } catch {
      return ("Not saved: \(fault), nor as another file: \(error).", true)
    }
  }
}

// MARK: - Checkpoints

/// The file in a folder that a killed training is gone on from: the last checkpoint, whole.
final class Checkpoint {
  private let folder: String
  private let file: TrainingFile
  private let interval: Duration
  private var due: ContinuousClock.Instant
  private var written: (step: Int, TrainingRecord)
  /// Why the last one could not be written; nil where it could.
  private(set) var fault: FileError?

  /// The name of the file in its folder.
  static let fileName = "checkpoint.safetensors"

  /// Makes the folder where it is not there, and opens the file.
  ///
  /// Throws where that cannot be, and where another training's checkpoint would be lost.
  init(
    _ url: URL, named folder: String, every seconds: Double, _ record: TrainingRecord,
    for session: Session
  ) throws(FileError) {
    let place = url.appendingPathComponent(Self.fileName)
    try Self.check(place, in: folder, for: session)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw FileError(
        file: folder, rule: "checkpoints need a folder that is there, or can be made",
        found: "it cannot be made")
    }
    self.folder = folder
    file = try TrainingFile(place, record, for: session, staysOpen: false)
    interval = .seconds(seconds)
    due = .now + interval
    written = (session.stepCount, record)
  }

  /// Where a network's file is: a folder of checkpoints stands for the one in it.
  static func file(at path: String) -> URL {
    let url = URL(given: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
      isFolder.boolValue
    else { return url }
    return url.appendingPathComponent(fileName)
  }

  /// Refuses a folder with the checkpoint of another training, or of this one further on.
  private static func check(
    _ place: URL, in folder: String, for session: Session
  ) throws(FileError) {
    guard FileManager.default.fileExists(atPath: place.path) else { return }
    let there = try ModelFile.load(place)
    guard there == session else {
      throw FileError(
        file: folder,
        rule: "its checkpoint is written over only by the training that goes on from it "
          + "(--resume \(folder))",
        found: "it stands after step \(there.stepCount)")
    }
  }

  /// What is said of it at the end.
  var words: String {
    if let fault { return "No checkpoint was written: \(fault)." }
    return "The checkpoint is in \(folder) (--resume \(folder) goes on)."
  }

  /// Writes it where it is time, and the network stands where nothing is asked of it any more.
  func look(at engine: TrainingEngine) {
    guard ContinuousClock.now >= due, !engine.isChecking else { return }
    write(engine, isLast: false)
  }

  /// Writes the newest network, where it is not there yet; one that was gone back to is none.
  func write(_ engine: TrainingEngine, isLast: Bool) {
    let record = engine.record
    guard engine.isAtFurthest, !engine.isChecking, (engine.session.stepCount, record) != written
    else { return }
    do throws(FileError) {
      try file.save(engine.session, record, isLast: isLast)
      written = (engine.session.stepCount, record)
      fault = nil
    } catch {
      fault = error
    }
    due = .now + interval
  }
}
