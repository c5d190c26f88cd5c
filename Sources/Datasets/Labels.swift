import CZlib
import Foundation

/// The reader of a label file.
enum Labels {
  /// Reads a whole file of labels and checks that each is a digit.
  ///
  /// There must be one for each image; that is compared before a label is read.
  static func read(_ url: URL, for images: IDXElements) throws(FileError) -> [UInt8] {
    var elements = try IDXElements(url, rank: 1)
    guard elements.header.count == images.header.count else {
      throw FileError(
        file: images.name, rule: "every image must have a label",
        found: "there are \(images.header.count) images and \(elements.header.count) labels")
    }
    try elements.load(first: elements.header.count)
    let labels = Array(elements.loadedSegments.joined())
    if let index = labels.firstIndex(where: { $0 >= Digits.classes }) {
      throw FileError(
        file: elements.name, rule: "a label must be a digit from 0 to 9",
        found: "label \(index) is \(labels[index])")
    }
    return labels
  }

  /// Whether these are the labels of MNIST's training or test digits, all of them in their order.
  static func arePublished(_ labels: [UInt8]) -> Bool {
    let count = UInt32(truncatingIfNeeded: labels.count)
    let header: [UInt8] = [0, 0, 8, 1] + [24, 16, 8, 0].map { UInt8(count >> $0 & 0xFF) }
    let bytes = header + labels
    let checksum = crc32(0, bytes, UInt32(bytes.count))
    return [MNIST.File.trainLabels, .testLabels].contains {
      let fact = PublishedFacts.bytes(of: $0)
      return fact.count == bytes.count && fact.checksum == UInt(checksum)
    }
  }
}
