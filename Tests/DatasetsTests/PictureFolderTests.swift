import Datasets
import Foundation
import NeuralCore
import TestSupport
import Testing

/// Folders of pictures that are not MNIST, and files that are none of pictures.
@Suite struct PictureFolderTests {
  let folder: DataFolder

  init() throws { folder = try DataFolder() }

  private static let images = idx([3, 2, 3], Array(1...18))
  private static let labels = idx([3], [0, 2, 1])

  /// Writes the four files under names with such patterns.
  private func write(
    _ names: [String], labels: [UInt8] = labels, pack: Bool = false
  ) throws {
    for (index, name) in names.enumerated() {
      let bytes = index.isMultiple(of: 2) ? Self.images : labels
      _ = try folder.write(pack ? gzip(bytes) : bytes, as: name)
    }
  }

  private func open(_ meaning: PictureMeaning = PictureMeaning()) throws -> MNIST {
    let mnist = try MNIST(folder: folder.url, meaning)
    try mnist.train.loadAll()
    try mnist.test.loadAll()
    return mnist
  }

  private func fault() -> String {
    do {
      return "read \(try open().train.count)"
    } catch {
      return folder.said(error).replacing(folder.url.path, with: "FOLDER")
    }
  }

  private static let usual = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  @Test(arguments: [
    usual, usual.map { $0 + ".gz" }, usual.map { $0.replacing("-idx", with: ".idx") },
    usual.map { $0.replacing("-idx", with: ".idx") + ".gz" },
    usual.map { "emnist-letters-" + $0.replacing("t10k", with: "test") + ".gz" },
    usual.map { "qmnist-" + $0.replacing("t10k", with: "test") },
  ])
  func usualNamesAreFound(names: [String]) throws {
    // Whether it is packed is seen by the content, not by the name.
    for pack in [true, false] {
      try write(names, pack: pack)
      let mnist = try open()
      #expect(mnist.train.labels == [0, 2, 1] && mnist.test.pixels(0) == [1, 2, 3, 4, 5, 6])
    }
  }

  @Test func labelsOfQMNISTAreRowsOfNumbers() throws {
    let rows: [UInt8] = [0, 2, 1].flatMap { label in
      (0..<8).flatMap { [0, 0, 0, UInt8($0 == 0 ? label : 9)] }
    }
    var names = Self.usual.map { "qmnist-" + $0 }
    for index in [1, 3] { names[index] = names[index].replacing("idx1-ubyte", with: "idx2-int") }
    try write(names, labels: idx([3, 8], rows, magic: [0, 0, 0x0C, 2]))
    #expect(try open().train.labels == [0, 2, 1])
    try write(names, labels: idx([3, 8], rows.map { $0 | 0x40 }, magic: [0, 0, 0x0C, 2]))
    #expect(fault().contains("a label must be the number of a class, 0 to 61, but label 0 is 64"))
  }

  @Test func upToSixtyTwoClasses() throws {
    try write(Self.usual, labels: idx([3], [0, 61, 5]))
    let mnist = try open()
    #expect(mnist.train.classes == 62 && mnist.test.targetWidth == 62)
    #expect(Batch([1], from: mnist.train).targets[61] == 1)
    try write(Self.usual, labels: idx([3], [0, 62, 5]))
    #expect(fault().contains("a label must be the number of a class, 0 to 61, but label 1 is 62"))
  }

  @Test func rowsAndColumnsAreExchanged() throws {
    try write(Self.usual)
    var meaning = PictureMeaning()
    meaning.isTransposed = true
    let train = try open(meaning).train
    #expect(train.rows == 3 && train.columns == 2)
    #expect(train.pixels(0) == [1, 4, 2, 5, 3, 6])
    let wanted = train.pixels(1).map(Preprocessing.normalize)
    #expect(Batch([1], from: train).inputs == wanted)
  }

  @Test func namesOfTheClassesAreTold() throws {
    try write(Self.usual)
    _ = try folder.write(Array("T-shirt\n Trouser \nAnkle boot\n".utf8), as: "classes.txt")
    let train = try open().train
    #expect(train.classNames == ["T-shirt", "Trouser", "Ankle boot"] && train.targetWidth == 3)
    #expect(train.arrangement.name(ofClass: 2) == "Ankle boot")
    var meaning = PictureMeaning()
    meaning.classes = ["a", "b", "c", "d"]
    #expect(try open(meaning).test.name(ofClass: 3) == "d")
    meaning.classes = ["a", "b"]
    #expect(throws: FileError.self) { try open(meaning) }
  }

  /// EMNIST's letters are counted from 1: as many names as letters are enough.
  @Test func classesThatAreCountedFrom1NeedNoNameOf0() throws {
    try write(Self.usual)
    for name in Self.usual where name.contains("labels") {
      _ = try folder.write(idx([3], [1, 2, 1]), as: name)
    }
    var meaning = PictureMeaning()
    meaning.classes = ["a", "b"]
    let train = try open(meaning).train
    #expect(train.targetWidth == 3 && train.name(ofClass: 1) == "a")
    meaning.classes = ["a"]
    #expect(throws: FileError.self) { try open(meaning) }
  }

  /// A network of too few answers is told how it must end.
  @Test func whatANetworkForTheClassesEndsWithIsSaid() throws {
    try write(Self.usual)
    _ = try folder.write(
      Array((0..<27).map { "c\($0)" }.joined(separator: "\n").utf8), as: "classes.txt")
    let train = try open().train
    let network = try Sequential("\(train.inputWidth) dense(10) softmax")
    for loss in [Loss.categoricalCrossentropy(), .sparseCategoricalCrossentropy] {
      let error = #expect(throws: FitError.self) { try train.fitted(to: network, loss) }
      #expect(error?.description.hasSuffix("ends with dense(27).") == true)
    }
  }

  @Test func namesOfAnEMNISTMapping() throws {
    try write(Self.usual.map { "emnist-letters-" + $0 })
    _ = try folder.write(Array("1 65 97\n2 66 98\n".utf8), as: "emnist-letters-mapping.txt")
    #expect(try open().train.classNames == ["0", "A/a", "B/b"])
    _ = try folder.write(Array("1 65 97\nx\n".utf8), as: "emnist-letters-mapping.txt")
    #expect(
      fault()
        == "emnist-letters-mapping.txt: line 2 must be a class and the codes of its letters, but it is “x”"
    )
  }

  @Test func whatIsMissingIsSaidWithWhatIsThere() throws {
    _ = try folder.write([0x50, 0x4B, 3, 4], as: "archive.zip")
    _ = try folder.write(Self.images, as: "train_images.idx3-ubyte.gz")
    #expect(
      fault()
        == "FOLDER: a folder of pictures must hold train-labels-idx1-ubyte, plain or as .gz, but there "
        + "are archive.zip, train_images.idx3-ubyte.gz")
    try write(Self.usual.map { "emnist-letters-" + $0 } + Self.usual.map { "emnist-mnist-" + $0 })
    #expect(
      fault().contains("a folder of pictures holds one set, but there are emnist-letters, emnist"))
  }

  @Test(arguments: [
    (Array("<!DOCTYPE html><html>".utf8), "this is a web page, not a data file: download it again"),
    (Array("  \n<html>".utf8), "this is a web page, not a data file: download it again"),
    ([0x50, 0x4B, 3, 4, 0, 0, 0, 0], "this is a zip archive: unpack it first"),
    (
      Array("version https://git-lfs.github.com/spec/v1".utf8),
      "this is a pointer of Git LFS, not the data"
    ),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4], "this is a 7-zip archive: unpack it first"),
    ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0], "this is a NumPy array (.npy)"),
    (idx([3], [0, 2, 1]), "this one begins with 00 00 08 01: it holds labels"),
  ])
  func aForeignFileIsNamed(bytes: [UInt8], words: String) throws {
    try write(Self.usual.map { $0 + ".gz" })
    for content in [bytes, gzip(bytes)] {
      _ = try folder.write(content, as: "train-images-idx3-ubyte.gz")
      #expect(
        fault().hasPrefix(
          "train-images-idx3-ubyte.gz: an IDX file of images must begin with 00 00 08 03, but \(words)"
        ))
    }
  }

  @Test func damagedFilesNeverCrash() throws {
    var random = SplitMix(state: 17)
    let whole = gzip(Self.images)
    for round in 0..<200 {
      let source = round.isMultiple(of: 2) ? whole : Self.images
      var bytes = Array(source.prefix(Int(random.next() % UInt64(source.count + 1))))
      for _ in 0..<Int(random.next() % 4) where !bytes.isEmpty {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      try write(Self.usual)
      _ = try folder.write(bytes, as: Self.usual[0])
      #expect(!fault().contains("\n"))
    }
  }
}
