import Datasets
import Foundation
import NeuralCore
import TestSupport
import Testing

/// No picture is shown before its whole file is known to be readable.
@Suite struct DigitsCheckTests {
  /// Forty pictures of 28 × 28 that gzip cannot make much smaller.
  static let pixels: [UInt8] = {
    var random = SplitMix(state: 11)
    return (0..<40 * 784).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }()
  static let images = idx([40, 28, 28], pixels)
  static let labels = idx([40], (0..<40).map { UInt8($0 % 10) })

  let folder: DataFolder

  init() throws { folder = try DataFolder() }

  func digits(_ images: [UInt8]) throws -> Digits {
    try Digits(
      images: folder.write(images, as: "images"), labels: folder.write(Self.labels, as: "labels"))
  }

  func fault(_ images: [UInt8]) throws -> String? {
    do {
      try digits(images).check()
      return nil
    } catch let error as FileError {
      return folder.said(error)
    }
  }

  @Test func wholeFilesPass() throws {
    #expect(try fault(Self.images) == nil)
    #expect(try fault(gzip(Self.images)) == nil)
  }

  @Test func aFileCutFarBehindTheFirstPictureIsRefused() throws {
    let packed = gzip(Self.images)
    #expect(
      try fault(packed.dropLast(100))
        == "images: gzip data must run to its checksum, but the file is cut after "
        + "\(packed.count - 100) bytes")
    #expect(try fault(Self.images.dropLast(100)) != nil)
  }

  @Test func aFlippedByteFarBehindTheFirstPictureIsRefused() throws {
    var packed = gzip(Self.images)
    packed[packed.count - 2_000] ^= 0x10
    #expect(try fault(packed)?.hasPrefix("images: ") == true)
  }

  @Test func theSameSentenceIsSaidAgainAndByReading() throws {
    let cut = try digits(gzip(Self.images).dropLast(100))
    let first = try #require(throws: FileError.self) { try cut.check() }
    #expect(throws: first) { try cut.check() }
    #expect(throws: first) { try cut.loadAll() }
    #expect(cut.fault == first)
  }

  @Test func aNetworkOfAnotherShapeIsRefusedBeforeThat() throws {
    let small = try Sequential("196 dense(10) softmax")
    #expect(throws: FitError.self) {
      try digits(Self.images).ready(for: small, .categoricalCrossentropy())
    }
  }

  @Test func whatShipsIsReadable() throws {
    let mnist = try MNIST.shipped()
    try mnist.train.check()
    try mnist.test.check()
  }

  @Test func moreThanAFileMayPromiseIsRefusedBeforeItIsRead() throws {
    let many = try folder.write(gzip(idx([2_000_000_000], [0])), as: "labels.gz")
    let found = #expect(throws: FileError.self) {
      try Digits(images: folder.write(Self.images, as: "images"), labels: many)
    }
    #expect(
      found.map(folder.said)
        == "labels.gz: a file of data may hold at most 268435456 bytes, but the header promises "
        + "2000000000")
  }
}
