import Datasets
import Foundation
import LessonKit

/// The lessons and the digits of the source tree.
enum Shipped {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let lessons = root.appendingPathComponent("lessons")

  /// The figures of the reference, as the core is held against them.
  static func fixture<Figures: Decodable>(_ name: String, as type: Figures.Type) throws -> Figures {
    let file = root.appendingPathComponent("Tests/NeuralCoreTests/Fixtures/\(name)")
    return try JSONDecoder().decode(type, from: Data(contentsOf: file))
  }

  /// The training digits, opened once.
  static let digits = Result {
    try MNIST(folder: root.appendingPathComponent("Sources/Datasets/Resources/mnist")).train
  }

  /// The training digits, as lessons take them.
  static func sources() throws -> LessonSources { LessonSources(mnist: try digits.get()) }
}
