import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TestSupport
import Testing

@Suite struct ModelFileTests {
  let folder: TemporaryFolder
  let url: URL

  init() throws {
    folder = try TemporaryFolder()
    url = folder.file("model.safetensors")
  }

  func session() throws -> Session {
    var session = Session(
      network: try Sequential("3 dense(4) relu dropout(0.25) dense(2) softmax"),
      loss: .categoricalCrossentropy(), optimizer: .sgd(learningRate: 0.1), seed: .max)
    session.trainable[1] = false
    return session
  }

  @Test func aSessionReadsBackEqual() throws {
    let session = try session()
    try ModelFile.save(session, to: url)
    #expect(try ModelFile.load(url) == session)
    #expect(folder.names == ["model.safetensors"])
  }

  @Test func theTensorsBearKerasNamesAndShapes() throws {
    try ModelFile.save(session(), to: url)
    let content = try Safetensors(Data(contentsOf: url), named: "x")
    #expect(
      content.tensors.mapValues(\.shape)
        == [
          "dense/kernel": [3, 4], "dense/bias": [4], "dense_1/kernel": [4, 2], "dense_1/bias": [2],
        ])
    let text = try #require(content.metadata["wadachi"])
    #expect(
      text == #"{"format":2,"held":["dense/bias"],"loss":"categorical_crossentropy","#
        + #""network":"3 dense(4) relu dropout(0.25) dense(2) softmax","optimizer":"sgd(0.1)","#
        + #""seed":18446744073709551615,"step_count":0}"#)
  }

  @Test func aWeightThatIsNoNumberIsNotSaved() throws {
    var session = try session()
    try ModelFile.save(session, to: url)
    let good = try Data(contentsOf: url)
    session.setParameter(at: 12, to: .nan)
    do {
      try ModelFile.save(session, to: url)
      Issue.record("NaN was saved")
    } catch {
      #expect(
        "\(error)".hasSuffix(
          "every weight must be a finite number, but number 0 of dense/bias is nan"))
    }
    #expect(try Data(contentsOf: url) == good)
    #expect(folder.names == ["model.safetensors"])
  }

  @Test func foreignFilesGetASentence() throws {
    func fault(_ change: (inout Safetensors) -> Void) throws -> String {
      try ModelFile.save(session(), to: url)
      var content = try Safetensors(Data(contentsOf: url), named: "x")
      change(&content)
      try content.encoded().write(to: url)
      do {
        _ = try ModelFile.load(url)
        return "no fault"
      } catch {
        return "\(error)".replacing(url.path, with: "FILE")
      }
    }
    #expect(
      try fault { $0.metadata = ["format": "pt"] }
        == "FILE: a Wadachi model describes its network in the metadata, "
        + "but this file does not; name the network: "
        + "--network \"3 dense(4) … dense(2) …\"")
    #expect(
      try fault { $0.metadata["wadachi"] = "{" }
        == "FILE: a model's description names network, loss, optimizer, seed and step count, "
        + "but this one does not")
    #expect(
      try fault { $0.metadata["wadachi"]?.replace("\"format\":2", with: "\"format\":3") }
        == "FILE: this Wadachi reads formats 1 to 2, but the file is of format 3")
    #expect(
      try fault { $0.metadata["wadachi"]?.replace("relu", with: "rule") }
        .hasPrefix("FILE: the network it describes must be one that Wadachi knows, but reading it"))
    #expect(
      try fault { $0.metadata["wadachi"]?.replace("\"step_count\":0", with: "\"step_count\":-1") }
        .hasPrefix("FILE: step_count is a whole number from 0 to "))
    #expect(
      try fault { $0.tensors["dense/bias"] = nil }
        == "FILE: tensor dense/bias must be there with shape [4], but it is missing")
    #expect(
      try fault { $0.tensors["dense/bias"] = .init(shape: [2, 2], values: [0, 0, 0, 0]) }
        == "FILE: tensor dense/bias must be there with shape [4], but its shape is [2, 2]")
    #expect(
      try fault { $0.tensors["other"] = .init(shape: [], values: [1]) }
        == "FILE: its tensors are those of the network, dense/kernel, dense/bias, "
        + "dense_1/kernel, dense_1/bias, but “other” is none of them")
    #expect(
      try fault { $0.tensors["dense/bias"] = .init(shape: [4], values: [0, 0, .infinity, 0]) }
        == "FILE: every weight must be a finite number, "
        + "but number 2 of dense/bias is inf")
  }

  @Test func whatIsNoFileGetsASentence() throws {
    #expect(throws: FileError.self) { try ModelFile.load(folder.file("missing")) }
    #expect(throws: FileError.self) { try ModelFile.load(folder.url) }
    #expect(throws: FileError.self) { try ModelFile.load(URL(fileURLWithPath: "/dev/zero")) }
  }

  /// Damage anywhere gives a sentence, or a session that can be: never a crash.
  @Test func randomDamageNeverCrashes() throws {
    try ModelFile.save(session(), to: url)
    let good = try Data(contentsOf: url)
    var random = SplitMix(state: 11)
    var refused = 0
    for _ in 0..<300 {
      var damaged = good
      for _ in 0...Int(random.next() % 3) {
        damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(
          truncatingIfNeeded: random.next())
      }
      if random.next() % 4 == 0 {
        damaged = damaged.prefix(Int(random.next() % UInt64(damaged.count)))
      }
      try damaged.write(to: url)
      do {
        _ = try ModelFile.load(url)
      } catch {
        refused += 1
        #expect(!error.description.contains("\n"))
      }
    }
    #expect(refused > 150)
  }
}
