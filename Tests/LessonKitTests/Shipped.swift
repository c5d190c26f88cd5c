import Datasets
import Foundation
import LessonKit

/// The lessons and the digits of the source tree.
enum Shipped {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let lessons = root.appendingPathComponent("lessons")

  /// The training digits, as lessons take them.
  static func sources() throws -> LessonSources {
    let folder = root.appendingPathComponent("Sources/Datasets/Resources/mnist")
    return LessonSources(mnist: try MNIST(folder: folder).train)
  }
}
