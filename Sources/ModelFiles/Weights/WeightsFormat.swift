import Datasets
import Foundation

/// How a file of weights is written, found out from its first bytes; its name is not believed.
enum WeightsFormat: Hashable {
  /// Safetensors.
  case safetensors
  /// NumPy's `.npz`, a zip of arrays.
  case numpy
  /// JSON, typed by hand.
  case json

  /// The format of a file that can be read; any other is named for what it is, and refused.
  static func of(_ url: URL) throws(FileError) -> WeightsFormat {
    let beginning = try BoundedFile.beginning(of: url, "a file of weights", 512)
    if SafetensorsFile.isPlausible(beginning) { return .safetensors }
    if beginning.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      let zip = try ZipReader(url)
      let names = try zip.names()
      if !names.isEmpty, names.allSatisfy({ $0.hasSuffix(".npy") }) { return .numpy }
      throw try ForeignFile(zip).error(url)
    }
    if beginning.starts(with: Array("PK\u{5}\u{6}".utf8)) {
      throw ForeignFile.archive(first: nil).error(url)
    }
    if let foreign = ForeignFile(beginning: beginning, url) { throw foreign.error(url) }
    let text = beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? beginning.dropFirst(3) : beginning
    if text.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "{") { return .json }
    if SafetensorsFile.isLikely(beginning) { return .safetensors }
    throw ForeignFile.error(url, beginning.isEmpty ? "this is empty" : "this is none of them")
  }
}
