import Datasets
import Foundation

/// A file that is often given for weights and cannot be read: what it is, and how to come from it to one
/// that can.
enum ForeignFile: Hashable {
  /// A model of Keras, a `.keras` archive or an HDF5 file with the network's description.
  case kerasModel(isArchive: Bool)
  /// An HDF5 file without one: what `save_weights` writes.
  case hdf5Weights
  /// What `torch.save` writes.
  case torch(TorchContent)
  /// A Python pickle.
  case pickle
  /// One array of NumPy, `.npy`.
  case array
  /// A pointer that Git LFS leaves in the place of a large file.
  case lfsPointer
  /// A web page.
  case webPage
  /// Another archive, with the name of its first entry where it has one.
  case archive(first: String?)
  /// Bytes packed by gzip.
  case gzip
  /// A model of llama.cpp.
  case gguf
  /// A model of ONNX.
  case onnx
  /// A model of TensorFlow Lite.
  case tflite

  /// What a zip archive is.
  init(_ zip: ZipReader) throws(FileError) {
    let names = try zip.names()
    if let pickle = names.first(where: { $0.hasSuffix("data.pkl") }) {
      let isScript = names.contains { $0.hasSuffix("constants.pkl") }
      let beginning = try zip.beginning(of: pickle, atMost: 1 << 20)
      self = .torch(isScript ? .script : TorchContent(pickle: beginning))
    } else if names.contains("model.weights.h5") {
      self = .kerasModel(isArchive: true)
    } else {
      self = .archive(first: names.first)
    }
  }

  /// What a file with these first bytes is; nil for one that may be read, and for what nobody knows.
  init?(beginning: Data, _ url: URL) {
    func begins(_ bytes: [UInt8]) -> Bool { beginning.starts(with: bytes) }
    func begins(_ text: String) -> Bool { begins(Array(text.utf8)) }
    if begins([0x89] + Array("HDF\r\n".utf8)) {
      self = Self.describesNetwork(url) ? .kerasModel(isArchive: false) : .hdf5Weights
    } else if begins([0x80, 2, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46]) {
      // Before version 1.6 `torch.save` began with a number of its own.
      let more = (try? BoundedFile.beginning(of: url, "a file", 1 << 20)) ?? beginning
      self = .torch(TorchContent(pickle: more, isOld: true))
    } else if beginning.count > 2, begins([0x80]), (2...5).contains(beginning[1]) {
      self = .pickle
    } else if begins(NumpyHeader.magic) {
      self = .array
    } else if begins("version https://git-lfs") {
      self = .lfsPointer
    } else if begins([0x1F, 0x8B, 8]) {
      self = .gzip
    } else if begins("GGUF") {
      self = .gguf
    } else if beginning.count > 8, beginning.dropFirst(4).starts(with: Array("TFL3".utf8)) {
      self = .tflite
    } else if Self.isONNX(beginning) {
      self = .onnx
    } else {
      let text = String(decoding: beginning, as: UTF8.self)
        .drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" }).lowercased()
      guard ["<!doctype html", "<html", "<head", "<body"].contains(where: text.hasPrefix) else {
        return nil
      }
      self = .webPage
    }
  }

  /// Whether a file begins as a model of ONNX: with its version, and the name of who made it.
  private static func isONNX(_ beginning: Data) -> Bool {
    let bytes = [UInt8](beginning.prefix(64))
    guard bytes.count > 8, bytes[0] == 0x08, (1...32).contains(bytes[1]), bytes[2] == 0x12 else {
      return false
    }
    let name = bytes.dropFirst(4).prefix(Int(bytes[3]))
    return !name.isEmpty && name.allSatisfy { (32..<127).contains($0) }
  }

  /// Whether an HDF5 file has the attribute in which Keras keeps a network.
  private static func describesNetwork(_ url: URL) -> Bool {
    // Attributes of the root stand near the beginning.
    let beginning = try? BoundedFile.beginning(of: url, "a file", 1 << 20)
    return beginning?.range(of: Data("model_config".utf8)) != nil
  }
}

// MARK: - What is said of it

extension ForeignFile {
  /// The error that names it.
  func error(_ url: URL) -> FileError {
    let remedy = remedy(of: url.relativePath)
    return Self.error(
      url, "this is \(name)" + (remedy.isEmpty ? "" : "; Python saves its weights so:"), remedy)
  }

  /// An error that says what a file of weights is.
  static func error(_ url: URL, _ found: String, _ remedy: [String] = []) -> FileError {
    FileError(
      file: url.relativePath,
      rule: "weights are a safetensors file, an .npz of NumPy or JSON that begins with “{”",
      found: found, remedy: remedy)
  }

  private var name: String {
    switch self {
    case .kerasModel(isArchive: true): "a .keras archive of Keras"
    case .kerasModel(isArchive: false): "an HDF5 file with a model of Keras"
    case .hdf5Weights:
      "an HDF5 file without the description of a network, as Keras's save_weights writes it"
    case .torch(let content): content.name
    case .pickle: "a Python pickle"
    case .array:
      "one array of NumPy, and a network has several, which numpy.savez puts into one file"
    case .lfsPointer:
      "a pointer of Git LFS in the place of the file; “git lfs pull” fetches it"
    case .webPage: "a web page, perhaps about the file; download the file itself"
    case .archive(let first?):
      "a zip archive of something else: its first entry is \(FileError.quoted(first))"
    case .archive(nil): "a zip archive with nothing in it"
    case .gzip: "packed by gzip; “gunzip” unpacks it"
    case .gguf: "a GGUF model, of llama.cpp"
    case .onnx: "an ONNX model; save the weights of the network that it was exported from"
    case .tflite:
      "a model of TensorFlow Lite; save the weights of the Keras model that it was converted from"
    }
  }

  /// Lines of Python that save the weights as safetensors.
  private func remedy(of path: String) -> [String] {
    let file = Self.literal(path)
    switch self {
    case .kerasModel:
      return [
        "import keras; from safetensors.numpy import save_file",
        "model = keras.models.load_model(\(file))",
        Self.savingKeras,
      ]
    case .hdf5Weights:
      return [
        "from safetensors.numpy import save_file",
        "model.load_weights(\(file))  # model: the network that saved them",
        Self.savingKeras,
      ]
    case .torch(let content): return content.remedy(of: file)
    case .pickle, .array, .lfsPointer, .webPage, .archive, .gzip, .gguf, .onnx, .tflite:
      return []
    }
  }

  private static let savingKeras =
    "save_file({w.path: w.numpy() for w in model.weights}, \"weights.safetensors\")"

  /// A text as Python writes it.
  private static func literal(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
