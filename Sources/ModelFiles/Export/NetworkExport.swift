import Datasets
import Foundation
import NeuralCore

/// A network as files that another library reads: its weights, a script that rebuilds it, and an input.
///
/// `python network.py` prints the answer to `input.csv`; another file of inputs can be named behind it.
public struct NetworkExport {
  /// The names of the files that say the same in every form.
  public static let (script, input) = ("network.py", "input.csv")
  /// The name of the file with mean and deviation of each input, where they are standardised.
  public static let standardization = ExportScript.standardization

  /// What each file holds, by its name, in the order in which they are written.
  public let files: [(name: String, content: Data)]

  /// Makes the files of a network as it stands; `input` is what it is asked about, as it is before it is
  /// standardised.
  public init(
    _ session: Session, _ form: ExportForm, input: [Float],
    standardized standardization: Standardization? = nil
  ) throws(FileError) {
    let network = session.network
    let isStandardized = standardization != nil
    let script: String
    var files: [(name: String, content: Data)]
    switch form {
    case .keras:
      files = [("weights.safetensors", Self.safetensors(session.tensors))]
      script = KerasScript.text(of: network, isStandardized: isStandardized)
    case .pytorch:
      files = [("weights.safetensors", Self.safetensors(session.turnedTensors))]
      script = TorchScript.text(of: network, isStandardized: isStandardized)
    case .numpy:
      files = [("weights.npz", try NumpyWriter.archive(session.tensors))]
      script = NumpyScript.text(of: network, form, isStandardized: isStandardized)
    case .csv:
      files = session.tensors.map { (Self.table($0.name), Self.lines(of: $0)) }
      script = NumpyScript.text(of: network, form, isStandardized: isStandardized)
    }
    if let standardization {
      let lines = [standardization.means, standardization.deviations].map { Self.line($0) + "\n" }
      files.append((Self.standardization, Data(lines.joined().utf8)))
    }
    files.append((Self.script, Data(script.utf8)))
    files.append((Self.input, Data((Self.line(input) + "\n").utf8)))
    self.files = files
  }

  /// Writes the files into a folder, which is made where it is not there; none may be there already.
  public func write(to folder: URL) throws(FileError) {
    if let taken = files.map({ folder.appending(path: $0.name) }).first(where: {
      FileManager.default.fileExists(atPath: $0.path)
    }) {
      throw FileError(
        file: taken.relativePath, rule: "export writes new files and over none",
        found: "it is there already; name another folder")
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw FileError(
        file: folder.relativePath, rule: "the folder must be there, or be made",
        found: "the system refused it")
    }
    for file in files {
      try AtomicFile.write(file.content, to: folder.appending(path: file.name))
    }
  }

  /// The name of the CSV file of a parameter.
  static func table(_ name: String) -> String { "\(name.replacing("/", with: "_")).csv" }

  private static func safetensors(_ tensors: [NamedNumbers]) -> Data {
    Safetensors(
      metadata: [:],
      tensors: Dictionary(
        uniqueKeysWithValues: tensors.map {
          ($0.name, .init(shape: $0.shape, values: $0.values))
        })
    ).encoded()
  }

  private static func lines(of tensor: NamedNumbers) -> Data {
    let width = tensor.shape.last ?? 1
    let lines = stride(from: 0, to: tensor.values.count, by: width).map {
      line(tensor.values[$0..<$0 + width])
    }
    return Data((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func line(_ numbers: some Sequence<Float>) -> String {
    numbers.map { "\($0)" }.joined(separator: ",")
  }
}

/// A tensor that is written: its name, its shape, and its numbers, row-major.
struct NamedNumbers {
  let name: String
  let shape: [Int]
  let values: [Float]
}

extension Session {
  /// The parameters by Keras's names, kernels as [inputs, units].
  fileprivate var tensors: [NamedNumbers] {
    network.parameters.map {
      NamedNumbers(name: $0.name, shape: $0.shape, values: Array(parameters[$0.range]))
    }
  }

  /// The parameters by PyTorch's names in a Sequential of these layers, weights as [units, inputs].
  fileprivate var turnedTensors: [NamedNumbers] {
    network.parameters.map { slice in
      let values = Array(parameters[slice.range])
      guard slice.isKernel else {
        return NamedNumbers(name: "\(slice.layer).bias", shape: slice.shape, values: values)
      }
      let (rows, columns) = (slice.shape[0], slice.shape[1])
      return NamedNumbers(
        name: "\(slice.layer).weight", shape: [columns, rows],
        values: (0..<columns).flatMap { column in
          (0..<rows).map { values[$0 * columns + column] }
        })
    }
  }
}
