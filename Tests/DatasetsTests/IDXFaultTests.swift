import Datasets
import Foundation
import TestSupport
import Testing

/// Three pictures of 2 × 2 pixels and their labels, and every way to spoil them.
@Suite struct IDXFaultTests {
  static let pixels: [UInt8] = Array(1...12)
  static let images = idx([3, 2, 2], pixels)
  static let labels = idx([3], [7, 0, 9])

  /// Reads both files wholly and returns the sentence of the first fault, or nil.
  func fault(images: [UInt8] = images, labels: [UInt8] = labels) throws -> String? {
    let folder = try DataFolder()
    let imageFile = try folder.write(images, as: "images.gz")
    let labelFile = try folder.write(labels, as: "labels.gz")
    do {
      try Digits(images: imageFile, labels: labelFile).loadAll()
      return nil
    } catch {
      return folder.said(error)
    }
  }

  @Test func readsPlainAndPacked() throws {
    #expect(try fault() == nil)
    #expect(try fault(images: gzip(Self.images), labels: gzip(Self.labels)) == nil)
  }

  @Test func wrongMagic() throws {
    #expect(
      try fault(images: idx([3, 2, 2], Self.pixels, magic: [0, 0, 0x0d, 3]))
        == "images.gz: an IDX file of images must begin with 00 00 08 03, "
        + "but this one begins with 00 00 0d 03")
    #expect(
      try fault(labels: Self.images)
        == "labels.gz: an IDX file of labels must begin with 00 00 08 01, "
        + "but this one begins with 00 00 08 03: it holds images")
  }

  @Test func emptyAndCutHeaders() throws {
    #expect(
      try fault(images: [])
        == "images.gz: an IDX file must hold its magic number, but it is empty")
    #expect(
      try fault(images: Array(Self.images.prefix(10)))
        == "images.gz: an IDX file must hold its 3 dimensions, "
        + "but the file ends 6 bytes too early")
  }

  @Test func aDimensionOfZero() throws {
    #expect(
      try fault(images: idx([3, 0, 2], []))
        == "images.gz: every dimension must be at least 1, but the header says 3 × 0 × 2")
  }

  @Test func aPlainFileOfTheWrongLength() throws {
    #expect(
      try fault(images: Self.images.dropLast())
        == "images.gz: a file of 3 × 2 × 2 must have 28 bytes, but it has 27")
    #expect(
      try fault(labels: Self.labels + [1])
        == "labels.gz: a file of 3 must have 11 bytes, but it has 12")
  }

  @Test func aPackedFileOfTheWrongLength() throws {
    #expect(
      try fault(images: gzip(Self.images.dropLast()))
        == "images.gz: the file must hold the 3 elements its header promises, "
        + "but it ends after 2")
    #expect(
      try fault(labels: gzip(Self.labels + [1]))
        == "labels.gz: an IDX file must end after its 3 elements, but more bytes follow")
  }

  @Test(arguments: [
    [UInt32.max, 28, 28], [UInt32.max, UInt32.max, UInt32.max], [1 << 31, 1 << 10, 1 << 10],
  ])
  func aLyingHeaderCostsNothing(dimensions: [UInt32]) throws {
    #expect(try fault(images: idx(dimensions, Self.pixels)) != nil)
    #expect(try fault(images: gzip(idx(dimensions, Self.pixels))) != nil)
  }

  @Test func aLabelThatIsNoClass() throws {
    #expect(
      try fault(labels: idx([3], [7, 62, 9]))
        == "labels.gz: a label must be the number of a class, 0 to 61, but label 1 is 62")
  }

  @Test func imagesAndLabelsMustAgree() throws {
    #expect(
      try fault(labels: idx([2], [7, 0]))
        == "images.gz: every image must have a label, but there are 3 images and 2 labels")
  }

  @Test func aMissingFile() throws {
    let nowhere = URL(fileURLWithPath: "/nowhere/at/all")
    #expect(throws: FileError.self) { try Digits(images: nowhere, labels: nowhere) }
  }

  /// gzip's own end is part of the file: cut anywhere, even in the checksum, it is refused.
  @Test func everyCutOfAPackedFileIsFound() throws {
    let packed = gzip(Self.images)
    for length in 0..<packed.count {
      #expect(try fault(images: Array(packed.prefix(length))) != nil, "cut to \(length) bytes")
    }
    #expect(
      try fault(images: packed.dropLast())
        == "images.gz: gzip data must run to its checksum, "
        + "but the file is cut after \(packed.count - 1) bytes")
  }

  @Test func aWrongChecksum() throws {
    var packed = gzip(Self.images)
    packed[packed.count - 6] ^= 1
    #expect(
      try fault(images: packed)
        == "images.gz: gzip data must inflate and meet its checksum, "
        + "but zlib said: incorrect data check")
  }

  @Test func bytesAfterThePackedEnd() throws {
    #expect(
      try fault(images: gzip(Self.images) + [9, 9])
        == "images.gz: nothing may follow the end of gzip data, but 2 bytes follow")
  }

  /// Any damage gives a sentence or, where gzip's header has bytes that do not matter, the digits.
  @Test func randomDamageNeverCrashes() throws {
    var random = SplitMix(state: 7)
    for packed in [gzip(Self.images), Self.images] {
      for _ in 0..<60 {
        var damaged = packed
        for _ in 0...Int(random.next() % 4) {
          damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(
            truncatingIfNeeded: random.next())
        }
        _ = try fault(images: damaged)
        _ = try fault(labels: damaged)
      }
    }
  }
}
