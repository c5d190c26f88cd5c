import CMinizip
import Datasets
import Foundation

/// A zip archive that is read, through minizip; what is unpacked is bounded by whoever asks for it.
final class ZipReader {
  /// The archive's name, for errors.
  let file: String
  private let archive: unzFile

  /// The most entries that are looked at.
  private static let mostEntries = 1_000

  /// Opens an archive; throws when its directory cannot be read.
  init(_ url: URL) throws(FileError) {
    file = url.relativePath
    guard let archive = unzOpen64(url.path) else {
      throw FileError(
        file: url.relativePath, rule: "a zip archive ends with its table of contents",
        found: "there is none: the file is damaged, or cut")
    }
    self.archive = archive
  }

  deinit { unzClose(archive) }

  /// The names of its entries, in their order.
  func names() throws(FileError) -> [String] {
    var names: [String] = []
    var result = unzGoToFirstFile(archive)
    while result == UNZ_OK {
      guard names.count < Self.mostEntries else {
        throw FileError(
          file: file, rule: "an archive may have up to \(Self.mostEntries) entries",
          found: "it has more")
      }
      names.append(try currentName())
      result = unzGoToNextFile(archive)
    }
    return names
  }

  private func currentName() throws(FileError) -> String {
    var info = unz_file_info64()
    var bytes = [CChar](repeating: 0, count: 1_024)
    let result = unzGetCurrentFileInfo64(
      archive, &info, &bytes, UInt(bytes.count - 1), nil, 0, nil, 0)
    guard result == UNZ_OK, let length = ToldNumber(info.size_filename).int(atMost: bytes.count - 1)
    else {
      throw FileError(
        file: file, rule: "an archive's table of contents must be readable",
        found: "an entry of it is damaged")
    }
    return String(decoding: bytes.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The first bytes of an entry: `limit` of them, or all where it has fewer.
  func beginning(of name: String, atMost limit: Int) throws(FileError) -> Data {
    try open(name)
    defer { unzCloseCurrentFile(archive) }
    return try read(name, atMost: limit)
  }

  /// All bytes of an entry that has `count` of them, and meets its checksum.
  func bytes(of name: String, count: Int) throws(FileError) -> Data {
    try open(name)
    let bytes: Data
    do throws(FileError) {
      bytes = try read(name, atMost: count + 1)
    } catch {
      unzCloseCurrentFile(archive)
      throw error
    }
    let isWhole = unzCloseCurrentFile(archive) == UNZ_OK
    guard bytes.count == count, isWhole else {
      throw FileError(
        file: file,
        rule: "\(FileError.quoted(name)) must unpack to \(count) bytes that meet its checksum",
        found: bytes.count == count
          ? "its checksum is another" : "it has \(bytes.count > count ? "more" : "\(bytes.count)")")
    }
    return bytes
  }

  private func open(_ name: String) throws(FileError) {
    guard unzLocateFile(archive, name, 1) == UNZ_OK, unzOpenCurrentFile(archive) == UNZ_OK else {
      throw FileError(
        file: file,
        rule: "the entries of the archive must be stored or deflated, and not encrypted",
        found: "\(FileError.quoted(name)) cannot be opened")
    }
  }

  private func read(_ name: String, atMost limit: Int) throws(FileError) -> Data {
    var bytes = Data()
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let got = unzReadCurrentFile(archive, &part, UInt32(min(part.count, limit - bytes.count)))
      if got == 0 { break }
      guard got > 0 else {
        throw FileError(
          file: file, rule: "the entries of the archive must unpack",
          found: "\(FileError.quoted(name)) is damaged after \(bytes.count) bytes")
      }
      bytes.append(contentsOf: part[..<Int(got)])
    }
    return bytes
  }
}
