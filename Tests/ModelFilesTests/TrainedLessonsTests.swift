import Foundation
import ModelFiles
import NeuralCore
import Testing

/// The weights that lessons' trainings led to.
struct TrainedLessonsTests {
  private func kept() -> TrainedLessons {
    let home = FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-trained-\(UUID().uuidString)")
    return TrainedLessons(KeptFolders(environment: [:], home: home))
  }

  private func session() throws -> Session {
    Session(
      network: try Sequential("2 dense(3) relu dense(1) sigmoid"), loss: .binaryCrossentropy(),
      optimizer: .sgd(learningRate: 0.5), seed: 3)
  }

  @Test func theyComeBackAndAreForgotten() throws {
    let (kept, session) = (kept(), try session())
    #expect(kept.session(of: "08") == nil)
    try kept.keep(session, training: TrainingRecord(data: .xor, batch: 2), of: "08")
    #expect(kept.session(of: "08") == session)
    #expect(kept.session(of: "09") == nil)
    kept.forget("08")
    #expect(kept.session(of: "08") == nil)
  }

  @Test func aLessonIsNoWayOutOfTheFolder() throws {
    let kept = kept()
    for name in ["", "../08", "a/b", ".."] {
      try kept.keep(try session(), training: TrainingRecord(data: .xor, batch: 2), of: name)
      #expect(kept.session(of: name) == nil)
    }
  }

  @Test func nothingIsKeptWithoutAPlace() throws {
    let kept = TrainedLessons(KeptFolders(environment: [:], home: nil))
    try kept.keep(try session(), training: TrainingRecord(data: .xor, batch: 2), of: "08")
    #expect(kept.session(of: "08") == nil)
  }
}
