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

  /// The digits, opened once.
  static let mnist = Result {
    try MNIST(folder: root.appendingPathComponent("Sources/Datasets/Resources/mnist"))
  }

  /// The training digits.
  static var digits: Result<Digits, any Error> { mnist.map(\.train) }

  /// The digits as lessons take them.
  static func sources() throws -> LessonSources { LessonSources(try mnist.get()) }
}
