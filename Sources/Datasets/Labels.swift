import Foundation

/// The reader of a label file.
enum Labels {
  /// Reads a whole file of labels and checks that each is a digit.
  static func read(_ url: URL) throws(FileError) -> [UInt8] {
    var elements = try IDXElements(url, rank: 1)
    try elements.load(first: elements.header.count)
    let labels = Array(elements.loadedSegments.joined())
    if let index = labels.firstIndex(where: { $0 >= Digits.classes }) {
      throw FileError(
        file: elements.name, rule: "a label must be a digit from 0 to 9",
        found: "label \(index) is \(labels[index])")
    }
    return labels
  }
}
