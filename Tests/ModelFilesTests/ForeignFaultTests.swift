import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TestSupport
import Testing

/// Files that are given for weights and are none, or are of another network: each is one sentence.
@Suite struct ForeignFaultTests {
  let folder: TemporaryFolder
  static let network = Result { try Sequential("2 dense(3) relu dense(3)") }

  init() throws { folder = try TemporaryFolder() }

  /// What reading some bytes says, without the folder and, where it is the usual one, the rule.
  func fault(_ bytes: Data, _ network: Sequential? = nil) throws -> FileError? {
    let url = folder.file("w")
    try bytes.write(to: url)
    let network = try network ?? Self.network.get()
    do throws(FileError) {
      _ = try WeightsFile.read(for: network, from: url)
      return nil
    } catch {
      #expect(error.file == url.path)
      return error
    }
  }

  func found(_ bytes: Data) throws -> String? { try fault(bytes)?.found }

  static func zip(_ names: [String]) -> Data {
    var zip = StoredZip()
    for name in names { zip.add(name, Data("x".utf8)) }
    return zip.file
  }

  // MARK: What it is

  @Test func eachKindOfFileIsNamed() throws {
    for (bytes, name) in [
      (Data(), "this is empty"), (Data("hello there".utf8), "this is none of them"),
      (
        Data("version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 12345\n".utf8),
        "this is a pointer of Git LFS in the place of the file; “git lfs pull” fetches it"
      ),
      (
        Data("\n<!DOCTYPE html><html>".utf8),
        "this is a web page, perhaps about the file; download the file itself"
      ),
      (Data([0x1F, 0x8B, 8, 0]), "this is packed by gzip; “gunzip” unpacks it"),
      (Data([0x80, 4, 0x95, 0]), "this is a Python pickle"),
      (Data("GGUF\u{3}\0\0\0".utf8), "this is a GGUF model, of llama.cpp"),
      (
        Data([0x93]) + Data("NUMPY\u{1}\0v\0".utf8),
        "this is one array of NumPy, and a network has several, which numpy.savez puts into one file"
      ),
      (StoredZip().file, "this is a zip archive with nothing in it"),
      (
        Data([0x1C, 0, 0, 0]) + Data("TFL3".utf8) + Data(count: 40),
        "this is a model of TensorFlow Lite; save the weights of the Keras model that it was converted "
          + "from"
      ),
      (
        Data([0x08, 0x08, 0x12, 0x07]) + Data("pytorch".utf8) + Data([0x1A, 3]) + Data("2.1".utf8),
        "this is an ONNX model; save the weights of the network that it was exported from"
      ),
      (
        Self.zip(["word/document.xml"]),
        "this is a zip archive of something else: its first entry is “word/document.xml”"
      ),
    ] { #expect(try found(bytes) == name) }
    #expect(try fault(Data([0x80, 4, 0x95, 0]))?.remedy == [])
  }

  @Test func kerasAndPyTorchAreToldHowToSaveTheirs() throws {
    let keras = try #require(
      try fault(Self.zip(["metadata.json", "config.json", "model.weights.h5"])))
    #expect(keras.found == "this is a .keras archive of Keras; Python saves its weights so:")
    #expect(
      keras.remedy == [
        "import keras; from safetensors.numpy import save_file",
        "model = keras.models.load_model(\"\(folder.file("w").path)\")",
        "save_file({w.path: w.numpy() for w in model.weights}, \"weights.safetensors\")",
      ])
    let hdf5 = Data([0x89]) + Data("HDF\r\n\u{1A}\n".utf8) + Data(count: 200)
    #expect(try found(hdf5)?.contains("HDF5 file without the description of a network") == true)
    #expect(
      try found(hdf5 + Data("model_config".utf8))?.contains("HDF5 file with a model of Keras")
        == true)
    for file in [
      Self.zip(["archive/data.pkl"]), Data([0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9]),
    ] {
      let torch = try #require(try fault(file))
      #expect(torch.found == "this is a pickle of PyTorch; Python saves its weights so:")
      #expect(torch.remedy.count == 3 && torch.remedy[1].contains("torch.load("))
    }
    let pickle = ForeignWeightsTests.fixtures.appending(path: "model.pt")
    #expect(throws: FileError.self) { try ModelFile.load(pickle) }
    #expect(try found(Data(contentsOf: pickle))?.contains("PyTorch") == true)
  }

  /// What is in a file of `torch.save` decides how its weights are saved; Python ran these lines.
  @Test func eachContentOfPyTorchHasItsOwnLines() throws {
    for (pickle, name, line) in [
      (
        "}X\u{10}\0\0\0model_state_dict",
        "a checkpoint of PyTorch, with the weights under “model_state_dict”",
        "map_location=\"cpu\", weights_only=True)[\"model_state_dict\"]"
      ),
      (
        "}X\u{A}\0\0\0state_dictX", "a checkpoint of PyTorch, with the weights under “state_dict”",
        "weights_only=True)[\"state_dict\"]"
      ),
      (
        "ctorch.nn.modules.container\nSequential\n", "a whole module in a pickle of PyTorch",
        "weights_only=False).state_dict()  # only a file that you trust"
      ),
      ("ccollections\nOrderedDict\nX\u{5}\0\0\0model", "a pickle of PyTorch", "weights_only=True)"),
    ] {
      var zip = StoredZip()
      zip.add("m/data.pkl", Data([0x80, 2]) + Data(pickle.utf8))
      let error = try #require(try fault(zip.file))
      #expect(error.found == "this is \(name); Python saves its weights so:")
      #expect(error.remedy.count == 3 && error.remedy[1].hasSuffix(line), "\(error.remedy)")
    }
  }

  // MARK: What does not fit

  /// A file of single-precision zeros with some names and shapes.
  func file(_ tensors: KeyValuePairs<String, [Int]>) -> Data {
    Safetensors(
      metadata: [:],
      tensors: Dictionary(
        uniqueKeysWithValues: tensors.map {
          ($0, .init(shape: $1, values: Array(repeating: 0, count: $1.reduce(1, *))))
        })
    ).encoded()
  }

  func reason(_ tensors: KeyValuePairs<String, [Int]>) throws -> String? {
    try fault(file(tensors))?.reason
  }

  @Test func theSentenceHasTheNameAndBothShapes() throws {
    #expect(
      try reason(["0.weight": [2, 3], "0.bias": [3], "2.weight": [3, 3], "2.bias": [3]])
        == "tensor “0.weight”, dense/kernel, must have shape [3, 2], units × inputs, "
        + "but its shape is [2, 3]")
    #expect(
      try reason(["a/kernel": [3, 2], "a/bias": [3], "a_1/kernel": [3, 3], "a_1/bias": [3]])
        == "tensor “a/kernel”, dense/kernel, must have shape [2, 3], inputs × units, "
        + "but its shape is [3, 2]")
    #expect(
      try reason(["0.weight": [3, 2], "0.bias": [2], "2.weight": [3, 3], "2.bias": [3]])
        == "tensor “0.bias”, dense/bias, must have shape [3], but its shape is [2]")
    #expect(
      try reason(["0.weight": [3, 2], "2.weight": [3, 3], "2.bias": [3]])
        == "tensor dense/bias must be there with shape [3], but layer “0” of the file has no bias: "
        + "bias: false stands for that in the network, as in dense(3, bias: false)")
    #expect(
      try reason(["0.bias": [3], "2.weight": [3, 3], "2.bias": [3]])
        == "tensor dense/kernel must be there with shape [2, 3], but layer “0” has a bias alone")
    #expect(
      try reason(["0.weight": [3, 2], "0.bias": [3]])
        == "the network has 2 dense layers, and dense_1/kernel is to have shape [3, 3], "
        + "but the file has weights of 1")
    #expect(
      try reason([
        "0.weight": [3, 2], "0.bias": [3], "2.weight": [3, 3], "2.bias": [3], "4.weight": [1, 3],
      ])
        == "each tensor must belong to a layer of the network, "
        + "but “4.weight” of shape [1, 3] belongs to none")
    #expect(
      try reason(["0.weight": [3, 2], "0.running_mean": [3]])
        == "tensors are the kernels (weights) and biases of dense layers, "
        + "but “0.running_mean” of shape [3] is neither")
    #expect(
      try reason(["in.weight": [3, 2], "in.bias": [3], "out.weight": [3, 4], "out.bias": [3]])?
        .hasPrefix("tensor “out.weight”, dense_1/kernel, must have shape [3, 3]") == true)
    #expect(
      try reason(["in.weight": [3, 5], "in.bias": [3], "out.weight": [3, 4], "out.bias": [3]])
        == "a tensor must be there with shape [2, 3], for dense/kernel, "
        + "but there is “in.weight” of [3, 5], “out.weight” of [3, 4]")
  }

  @Test func layersOfOneShapeNeedNumbers() throws {
    let network = try Sequential("3 dense(3) relu dense(3)")
    let words = file(["in.weight": [3, 3], "in.bias": [3], "out.weight": [3, 3], "out.bias": [3]])
    #expect(
      try fault(words, network)?.reason
        == "the order of layers must be clear from the numbers in their names, "
        + "but “in.weight” and “out.weight” both fit dense/kernel")
    let numbers = file([
      "l10.weight": [3, 3], "l10.bias": [3], "l9.weight": [3, 3], "l9.bias": [3],
    ])
    #expect(try fault(numbers, network) == nil)
  }

  @Test func aNumberBeyondSinglePrecisionIsNamed() throws {
    let entry = SafetensorsTests.entry([1, 1], [0, 8], dtype: "F64")
    let bias = SafetensorsTests.entry([1], [8, 16], dtype: "F64")
    var bytes = SafetensorsTests.file(#"{"dense/kernel":\#(entry),"dense/bias":\#(bias)}"#)
    bytes.append(number: (1e300).bitPattern)
    bytes.append(number: (1.0).bitPattern)
    #expect(
      try fault(bytes, Sequential("1 dense(1)"))?.reason
        == "every weight must be a finite number of single precision, "
        + "but number 0 of “dense/kernel” is 1e+300")
  }

  // MARK: NumPy

  static func array(_ header: String, numbers: Int) -> Data {
    var bytes = Data([0x93]) + Data("NUMPY".utf8) + [1, 0]
    bytes.append(number: UInt16(header.utf8.count))
    return bytes + Data(header.utf8) + Data(count: 4 * numbers)
  }

  static func header(_ shape: String, descr: String = "<f4") -> String {
    "{'descr': '\(descr)', 'fortran_order': False, 'shape': \(shape), }\n"
  }

  func archive(_ change: (inout StoredZip) -> Void) throws -> String? {
    var zip = StoredZip()
    change(&zip)
    return try fault(zip.file, Sequential("2 dense(1)"))?.reason
  }

  @Test func arraysThatAreDamagedGetASentence() throws {
    let kernel = Self.array(Self.header("(2, 1)"), numbers: 2)
    let bias = Self.array(Self.header("(1,)"), numbers: 1)
    #expect(
      try archive {
        $0.add("W1.npy", kernel)
        $0.add("b1.npy", bias)
      } == nil)
    #expect(
      try archive {
        $0.add("W1.npy", kernel, checksum: 1)
        $0.add("b1.npy", bias)
      } == "“W1.npy” must unpack to 78 bytes that meet its checksum, but its checksum is another")
    #expect(
      try archive {
        $0.add("W1.npy", kernel)
        $0.add("W1.npy", kernel)
      } == "a name may stand once in an archive, but “W1.npy” stands there twice")
    #expect(
      try archive { $0.add("W1.npy", kernel, method: 99) }
        == "the entries of the archive must be stored or deflated, and not encrypted, "
        + "but “W1.npy” cannot be opened")
    #expect(
      try archive { $0.add("W1.npy", Data("x".utf8)) }
        == "each entry of an .npz file is an array of NumPy, but “W1.npy” is none")
    #expect(
      try archive { $0.add("W1.npy", Self.array(Self.header("(2, 1)", descr: "<i8"), numbers: 4)) }
        == "“W1.npy” must be an array of f4, f2 or f8, but it is one of “<i8”")
    #expect(
      try archive {
        $0.add("W1.npy", Self.array(Self.header("(1099511627776, 1099511627776)"), numbers: 2))
      } == "“W1.npy” must have a shape that can be, but its shape is [1099511627776, 1099511627776]"
    )
    #expect(
      try archive { $0.add("W1.npy", Self.array("{'descr': [('a', '<f4')]}", numbers: 2)) }
        == "the header of “W1.npy” names descr, fortran_order and shape, but this one does not")
    #expect(
      try archive {
        $0.add("W1.npy", Self.array(Self.header("(2, 1)"), numbers: 1))
        $0.add("b1.npy", bias)
      } == "“W1.npy” must unpack to 78 bytes that meet its checksum, but it has 74")
    #expect(
      try fault(Data("PK\u{3}\u{4}".utf8) + Data(count: 30))?.reason
        == "a zip archive ends with its table of contents, "
        + "but there is none: the file is damaged, or cut")
  }

  /// Damage anywhere gives a sentence or weights: never a crash.
  @Test(arguments: ["keras.npz", "fortran.npz", "torch.safetensors", "half.safetensors"])
  func randomDamageNeverCrashes(_ name: String) throws {
    let good = try Data(contentsOf: ForeignWeightsTests.fixtures.appending(path: name))
    let network = try Sequential(ForeignWeightsTests.text)
    var random = SplitMix(state: 3)
    for _ in 0..<300 {
      var damaged = good
      for _ in 0...Int(random.next() % 4) {
        damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(
          truncatingIfNeeded: random.next())
      }
      if random.next() % 4 == 0 {
        damaged = damaged.prefix(Int(random.next() % UInt64(damaged.count)))
      }
      if let fault = try fault(damaged, network) { #expect(!fault.description.contains("\n")) }
    }
  }
}
