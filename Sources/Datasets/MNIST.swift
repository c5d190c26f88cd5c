import Foundation

/// The MNIST handwritten digits: 60,000 to train on and 10,000 to test with.
///
/// LeCun, Cortes, Burges, from NIST's Special Databases 1 and 3; see the README beside the files.
public struct MNIST: Sendable {
  /// The digits to train on.
  public let train: Digits
  /// The digits that training never sees.
  public let test: Digits
  /// The folder of the four files.
  public let folder: URL

  /// How many pixels high its pictures are.
  public static let rows = 28
  /// How many pixels wide its pictures are.
  public static let columns = 28

  /// Opens the four files of a folder, each plain or with `.gz` at the end of its name.
  public init(folder: URL) throws(FileError) {
    self.folder = folder
    train = try Digits(
      images: Self.file(.trainImages, in: folder), labels: Self.file(.trainLabels, in: folder))
    test = try Digits(
      images: Self.file(.testImages, in: folder), labels: Self.file(.testLabels, in: folder))
  }

  /// Opens the digits that ship with Wadachi, or those that `WADACHI_DATA` names.
  public static func shipped() throws -> MNIST {
    try MNIST(folder: ResourceSearch.mnist.find())
  }

  /// One of the four files.
  public enum File: String, CaseIterable, Sendable {
    case trainImages = "train-images-idx3-ubyte"
    case trainLabels = "train-labels-idx1-ubyte"
    case testImages = "t10k-images-idx3-ubyte"
    case testLabels = "t10k-labels-idx1-ubyte"
  }

  /// Where a file is in a folder: as it ships, with `.gz`, or plain when only that is there.
  static func file(_ file: File, in folder: URL) -> URL {
    let packed = folder.appendingPathComponent(file.rawValue + ".gz")
    let plain = folder.appendingPathComponent(file.rawValue)
    let exists = FileManager.default.fileExists(atPath:)
    return !exists(packed.path) && exists(plain.path) ? plain : packed
  }
}
