import CZlib
import Foundation

/// The reader of a label file.
enum Labels {
  /// Reads a whole file of labels and checks that each is the number of a class.
  ///
  /// There must be one for each image; that is compared before a label is read.
  static func read(_ url: URL, for images: IDXElements) throws(FileError) -> [UInt8] {
    var elements = try IDXElements(url, rank: 1)
    let size = elements.header.elementSize
    guard elements.header.count == images.header.count else {
      throw FileError(
        file: images.name, rule: "every image must have a label",
        found: "there are \(images.header.count) images and \(elements.header.count) labels")
    }
    try elements.load(first: elements.header.count)
    let bytes = Array(elements.loadedSegments.joined())
    // QMNIST's rows are numbers of four bytes, and the first of them is the class.
    let numbers = size == 1 ? bytes : stride(from: 3, to: bytes.count, by: size).map { bytes[$0] }
    let isWrong: (Int) -> Bool = { index in
      numbers[index] >= ClassNames.most
        || size > 1 && bytes[index * size..<index * size + 3].contains { $0 != 0 }
    }
    if let index = numbers.indices.first(where: isWrong) {
      throw FileError(
        file: elements.name,
        rule: "a label must be the number of a class, 0 to \(ClassNames.most - 1)",
        found:
          "label \(index) is \(numbers[index] < ClassNames.most ? "larger" : "\(numbers[index])")")
    }
    return numbers
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
