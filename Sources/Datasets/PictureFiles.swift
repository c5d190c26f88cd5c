import Foundation

/// The four files of a folder of pictures, under the names that are usual.
///
/// MNIST, Fashion- and KMNIST: `train-images-idx3-ubyte`; as 7-Zip unpacks them: `train-images.idx3-ubyte`;
/// EMNIST: `emnist-letters-train-images-idx3-ubyte`; QMNIST: `qmnist-test-labels-idx2-int`. Each may end
/// with `.gz`, and which of them are packed is seen by their content.
enum PictureFiles {
  /// Where one of the four files is; where it would be, in a folder that does not have it.
  static func url(of file: MNIST.File, in folder: URL) -> URL {
    let names = [file.rawValue + ".gz", file.rawValue]
    let exists = FileManager.default.fileExists(atPath:)
    for name in names {
      let url = folder.appendingPathComponent(name)
      if exists(url.path) { return url }
    }
    let others = self.names(in: folder).filter { isName($0, of: file) }
    return folder.appendingPathComponent(others.first ?? names[0])
  }

  /// Refuses a folder without one of the files, or with several sets; names what is there.
  static func check(_ folder: URL) throws(FileError) {
    let names = names(in: folder)
    for file in MNIST.File.allCases {
      let found = names.filter { isName($0, of: file) }
      let sets = Set(found.map { setName($0) })
      if sets.count > 1, !sets.contains("") {
        throw FileError(
          file: folder.relativePath, rule: "a folder of pictures holds one set",
          found: "there are \(sets.sorted().joined(separator: ", ")): move the others elsewhere")
      }
      guard found.isEmpty, !names.isEmpty else { continue }
      throw FileError(
        file: folder.relativePath,
        rule: "a folder of pictures must hold \(file.rawValue), plain or as .gz",
        found: "there \(names.count == 1 ? "is" : "are") \(list(names))")
    }
  }

  /// The names of the files of a folder, in order; none where it cannot be read.
  static func names(in folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).map { $0.count > 40 ? FileError.quoted($0) : $0 }
    return shown.joined(separator: ", ") + (names.count > 6 ? " and \(names.count - 6) more" : "")
  }

  /// Whether a file's name says that it is one of the four.
  private static func isName(_ name: String, of file: MNIST.File) -> Bool {
    let plain = plainName(name)
    let isTraining = plain.contains("train-")
    let isTest = plain.contains("t10k-") || plain.contains("test-")
    let isOfImages = plain.hasSuffix("images-idx3-ubyte")
    let isOfLabels = plain.hasSuffix("labels-idx1-ubyte") || plain.hasSuffix("labels-idx2-int")
    return switch file {
    case .trainImages: isTraining && isOfImages
    case .trainLabels: isTraining && isOfLabels
    case .testImages: isTest && isOfImages
    case .testLabels: isTest && isOfLabels
    }
  }

  /// What stands before `train-` or `t10k-`: `emnist-letters`; empty for MNIST's own names.
  private static func setName(_ name: String) -> String {
    let plain = plainName(name)
    let start = ["train-", "t10k-", "test-"].compactMap { plain.range(of: $0)?.lowerBound }.min()
    let set = start.map { plain[..<$0] } ?? ""
    return String(set.hasSuffix("-") ? set.dropLast() : set)
  }

  private static func plainName(_ name: String) -> String {
    let name = name.lowercased().replacing("_", with: "-")
    return (name.hasSuffix(".gz") ? String(name.dropLast(3)) : name).replacing(".", with: "-")
  }
}
