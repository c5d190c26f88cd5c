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

  /// How many kinds of digits there are.
  public static let classes = 10

  /// Opens the four files of a folder, each plain or with `.gz` at the end of its name, under any of the
  /// names that are usual; the pictures are meant as was given, else as the model at hand knows it.
  public init(
    folder: URL, _ meaning: PictureMeaning = .given, kept: PictureMeaning = .kept
  ) throws(FileError) {
    self.folder = folder
    try PictureFiles.check(folder)
    func file(_ file: File) -> URL { Self.file(file, in: folder) }
    var train = try Digits(images: file(.trainImages), labels: file(.trainLabels))
    var test = try Digits(images: file(.testImages), labels: file(.testLabels))
    var names = try meaning.classes.isEmpty ? ClassNames.read(in: folder) : meaning.classes
    let most = max(train.highestLabel, test.highestLabel) + 1
    if names.isEmpty, !train.areDigits, kept.classes.count >= most { names = kept.classes }
    var meaning = meaning
    meaning.isTransposed = meaning.isTransposed || kept.isTransposed
    // EMNIST's letters are counted from 1: a class 0 that no picture has needs no name.
    if names.count == most - 1, min(train.lowestLabel, test.lowestLabel) == 1 {
      names.insert("0", at: 0)
    }
    guard names.isEmpty || names.count >= most else {
      throw FileError(
        file: folder.relativePath, rule: "every class has a name where classes are named",
        found: "there are \(names.count) names and a label \(most - 1)")
    }
    train.mean(names, classes: names.isEmpty ? max(Self.classes, most) : names.count, meaning)
    test.mean(names, classes: train.classes, meaning)
    (self.train, self.test) = (train, test)
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

  /// Where a file is in a folder: as it ships, with `.gz`, plain, or under another usual name.
  static func file(_ file: File, in folder: URL) -> URL { PictureFiles.url(of: file, in: folder) }
}
