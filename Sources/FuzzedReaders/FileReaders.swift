import Datasets
import Foundation
import LessonKit
import ModelFiles
import NeuralCore

/// The readers of files, each given bytes as a file.
enum FileReaders {
  static func idx(_ bytes: [UInt8]) {
    let file = TrialFile.given(bytes)
    // As pictures with two labels, and as the labels of two pictures.
    for (images, labels) in [(file, TrialFile.labels), (TrialFile.pictures, file)] {
      guard let digits = try? Digits(images: images, labels: labels) else { continue }
      try? digits.check()
      try? digits.loadAll()
      for index in 0..<digits.count { _ = digits.pixels(index) }
    }
  }

  static func weights(_ bytes: [UInt8]) {
    let file = TrialFile.given(bytes)
    _ = try? WeightsFile.read(for: TrialNetwork.network, from: file)
    _ = try? WeightsFile.description(in: file)
    _ = try? ModelFile.open(file)
  }

  static func trace(_ bytes: [UInt8]) {
    let file = TrialFile.given(bytes)
    if var reader = try? TraceReader(file) {
      while (try? reader.next()) != nil {}
    }
    _ = try? TraceWalk(file, budget: 1 << 20)
  }

  static func table(_ bytes: [UInt8]) {
    let file = TrialFile.given(bytes)
    var ofClasses = TableFormat()
    ofClasses.label = .first
    _ = try? CSVExamples(file, inputs: 2, targets: 1)
    _ = try? CSVExamples(file, inputs: 2, targets: 3, classes: 3, ofClasses)
  }

  static func scenario(_ bytes: [UInt8]) {
    _ = try? Scenario(contentsOf: TrialFile.given(bytes), reference: "trial")
  }

  static func lesson(_ bytes: [UInt8]) {
    _ = try? Lesson(contentsOf: TrialFile.given(bytes))
  }

  static func kept(_ bytes: [UInt8]) {
    _ = KeptFile<Settings>(TrialFile.given(bytes)).load()
    _ = KeptFile<LearningProgress>(TrialFile.given(bytes)).load()
    TrialFile.removeSetAside()
  }

  static func picture(_ bytes: [UInt8]) {
    guard let picture = try? GrayPicture(bytes, named: "trial") else { return }
    _ = try? PreparedPicture(picture)
  }
}
