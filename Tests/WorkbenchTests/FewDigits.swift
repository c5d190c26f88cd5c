import Datasets
import Foundation

/// Three blank digits to train on and as many to test with: an epoch is one batch.
enum FewDigits {
  static func mnist() throws -> MNIST {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-few-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in MNIST.File.allCases {
      let isImages = file == .trainImages || file == .testImages
      let header: [UInt8] = [0, 0, 8, isImages ? 3 : 1, 0, 0, 0, 3]
      let shape: [UInt8] = isImages ? [0, 0, 0, 28, 0, 0, 0, 28] : []
      try (Data(header + shape) + Data(count: isImages ? 3 * 784 : 3))
        .write(to: folder.appendingPathComponent(file.rawValue))
    }
    let mnist = try MNIST(folder: folder)
    try mnist.train.loadAll()
    try mnist.test.loadAll()
    return mnist
  }
}
