import Datasets
import Foundation
import LessonKit
import ModelFiles
import NeuralCore
import Workbench

/// Performs what `update` asks for: files, lessons, training.
///
/// What comes of it are actions again.
final class Outside {
  private let course: Course
  private let kept: KeptFiles?
  private let training: any TrainingDriver

  /// The outside of a program with that course; `kept` nil keeps nothing (a headless run).
  init(course: Course, kept: KeptFiles?, training: any TrainingDriver) {
    self.course = course
    self.kept = kept
    self.training = training
  }

  /// Performs one effect and returns what there is to say at once.
  func perform(_ effect: Effect) -> [Action] {
    switch effect {
    case .openLesson(let id): return [openLesson(id, redoes: false)]
    case .redoLesson(let id): return [openLesson(id, redoes: true)]
    case .listScenarios: return [.scenarios(course.scenarios.entries)]
    case .openScenario(let name):
      return [
        .scenario(
          Result { () throws(LessonError) in try course.scenarios.scenario(name).staged() })
      ]
    case .openModel(let named, let use): return [openModel(named, use)]
    case .saveSettings(let value): return said(kept?.settings.keep(value))
    case .saveProgress(let progress): return said(kept?.progress.keep(progress))
    case .saveModel(let session, let record, let path): return save(session, record, path)
    case .keepTrained(let session, let record, let lesson):
      do throws(FileError) {
        try kept?.trained.keep(session, training: record, of: lesson)
      } catch {
        return [.notice("\(error).")]
      }
    case .forgetTrained(let lesson): kept?.trained.forget(lesson)
    case .saveText(let text, let path): return save(text, path)
    case .savePicture(let ink, let side, let path): return savePicture(ink, side, path)
    case .saveScreen(let text, let svg): return saveScreen(text, svg)
    case .startTraining(let setup, let keeping): training.start(setup, keeping: keeping)
    case .train(let order): training.follow(order)
    case .watchTraining(let watch): training.follow(watch)
    case .stopTraining: training.stop()
    case .quit, .suspend, .redraw, .copy, .takeMouse: break
    }
    return mail()
  }

  private func openLesson(_ id: String, redoes: Bool) -> Action {
    .lesson(
      Result { () throws(LessonError) in
        let lesson = try course.lesson(id)
        let trained = kept?.trained.session(of: lesson.id)
        return OpenedLesson(lesson, trained: trained, redoes: redoes)
      })
  }

  /// What the training has left to say.
  func mail() -> [Action] { training.news() }

  /// Ends what still works, as the learner wants it.
  func stop() { training.stop() }

  /// Ends what still works because the program ends by itself; returns what is left to say.
  func finish() -> String? { training.finish() }

  private func said(_ note: String?) -> [Action] { note.map { [.notice($0)] } ?? [] }

  private func openModel(_ named: NamedModel, _ use: ModelUse) -> Action {
    let shipped = course.root.appendingPathComponent(Course.trainedNetwork)
    do {
      if let file = named.file, let network = named.network {
        let given = try GivenWeights(file, network: network, loss: nil, usual: .tutorial())
        let remark = given.remarks.isEmpty ? nil : given.remarks.joined(separator: " ")
        return .model(OpenedModel(given.session, weightsIn: file, remark: remark), use)
      }
      let url = named.file.map(URL.init(given:)) ?? shipped
      // A walk into what was asked is reopened by the file's whole path.
      let name = use == .evaluation ? url.path : url.lastPathComponent
      let (session, training) = try ModelFile.open(url)
      return .model(
        OpenedModel(
          session, file: named.file ?? name, pictures: training?.pictures ?? PictureMeaning(),
          standardization: training?.standardization), use)
    } catch {
      return .notice("\(error).")
    }
  }

  private func save(_ text: String, _ path: String) -> [Action] {
    do throws(FileError) {
      guard !FileManager.default.fileExists(atPath: URL(given: path).path) else {
        throw FileError(file: path, rule: "a new file is written", found: "it is there already")
      }
      try AtomicFile.write(Data(text.utf8), to: URL(given: path))
      return [.notice("Written to \(path).")]
    } catch {
      return [.notice("\(error)")]
    }
  }

  private func savePicture(_ ink: [Float], _ side: Int, _ path: String) -> [Action] {
    do throws(FileError) {
      guard !FileManager.default.fileExists(atPath: URL(given: path).path) else {
        throw FileError(file: path, rule: "a new file is written", found: "it is there already")
      }
      let picture = GrayPicture(width: side, height: side, values: ink)
      try AtomicFile.write(Data(try picture.encoded(for: path)), to: URL(given: path))
      return [.notice("Written to \(path).")]
    } catch {
      return [.notice("\(error)")]
    }
  }

  /// Writes a screen under the first name of which neither file is there.
  private func saveScreen(_ text: String, _ svg: String) -> [Action] {
    let name = Self.newName { name in
      ["txt", "svg"].contains { FileManager.default.fileExists(atPath: "\(name).\($0)") }
    }
    do throws(FileError) {
      try AtomicFile.write(Data(text.utf8), to: URL(given: "\(name).txt"))
      try AtomicFile.write(Data(svg.utf8), to: URL(given: "\(name).svg"))
      return [.notice("The screen is in \(name).txt and \(name).svg.")]
    } catch {
      return [.notice("\(error)")]
    }
  }

  /// `wadachi-screen`, or the first of `wadachi-screen-2`, `wadachi-screen-3` … that is not taken.
  private static func newName(isTaken: (String) -> Bool) -> String {
    let base = "wadachi-screen"
    let numbered = (2...).lazy.map { "\(base)-\($0)" }
    return isTaken(base) ? numbered.first { !isTaken($0) } ?? base : base
  }

  private func save(_ session: Session, _ record: TrainingRecord, _ path: String) -> [Action] {
    do throws(FileError) {
      try ModelFile.save(session, training: record, to: URL(given: path))
      return [.saved(path: path)]
    } catch {
      return [.notice("\(error)")]
    }
  }
}

/// Who trains when the screen asks for it: a thread, or the headless run itself.
protocol TrainingDriver: AnyObject {
  /// Begins a training in place of the one there may be; it waits for orders.
  func start(_ setup: TrainingSetup, keeping: TrainingKeeping)

  /// Gives the training an order in place of the one before.
  func follow(_ order: TrainingOrder)

  /// Tells the training what is looked at.
  func follow(_ watch: TrainingWatch)

  /// Ends the training; its last checkpoint is written.
  func stop()

  /// Ends the training because the program ends by itself: it is saved where a file is named for it.
  /// Returns where it stopped and where it is; nil where there is nothing to say.
  func finish() -> String?

  /// What there is to say since the last time.
  func news() -> [Action]
}
