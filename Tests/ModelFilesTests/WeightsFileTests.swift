import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TestSupport
import Testing

@Suite struct WeightsFileTests {
  let folder: TemporaryFolder
  let network: Sequential

  init() throws {
    folder = try TemporaryFolder()
    network = try Sequential("2 dense(3) sigmoid")
  }

  /// What reading a text says: the parameters, or the error without the folder.
  func outcome(_ text: String) throws -> String {
    let url = folder.file("weights.json")
    try Data(text.utf8).write(to: url)
    do {
      return "\(try WeightsFile.read(for: network, from: url).parameters)"
    } catch {
      return "\(error)".replacing(url.path, with: "FILE")
    }
  }

  @Test func jsonTypedByHand() throws {
    #expect(
      try outcome(
        """
        {
          "dense/bias": [0.5, -1e-2, 0],
          "dense/kernel": [[1, 2, 3],
                           [4, 5, 6]]
        }
        """) == "[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 0.5, -0.01, 0.0]")
  }

  @Test func aByteOrderMarkIsNoPartOfTheText() throws {
    let text = "{\"dense/kernel\": [[1, 2, 3], [4, 5, 6]], \"dense/bias\": [0, 0, 0]}"
    #expect(try outcome("\u{FEFF}" + text) == outcome(text))
    #expect(try outcome("\u{FEFF}{]") == outcome("{]"), "columns are those of the text")
  }

  @Test(arguments: [
    (
      #"{"dense/weights": [1]}"#,
      "line 1, column 19: weights bear the network's names, dense/kernel, dense/bias, "
        + "but “dense/weights” is none of them"
    ),
    (
      #"{"dense/bias": [1, 2, 3]}"#,
      "tensor dense/kernel must be there with shape [2, 3], but it is missing"
    ),
    (
      "{\"dense/kernel\": [[1, 2, 3],\n[4, 5]]}",
      "line 2, column 1: row 2 of dense/kernel must have a number for each unit, 3, but it has 2"
    ),
    (
      #"{"dense/kernel": [[1, 2, 3]]}"#,
      "line 1, column 18: dense/kernel must have 2 rows, one for each input, but it has 1"
    ),
    (
      #"{"dense/bias": [1, 2]}"#,
      "line 1, column 16: dense/bias must have a number for each unit, 3, but it has 2"
    ),
    (
      #"{"dense/bias": [1, NaN, 2]}"#,
      "line 1, column 20: a number such as 0.5 is wanted, but there is “NaN”"
    ),
    (
      #"{"dense/kernel": [[1, 2, "nan"], [4, 5, 6]], "dense/bias": [0, 0, 0]}"#,
      "every weight must be a finite number, but number 2 of dense/kernel is nan"
    ),
    (
      #"{"dense/bias": [1, 1e39, 2]}"#,
      "line 1, column 20: a number of single precision is wanted, but there is “1e39”"
    ),
    (
      #"{"dense/bias": [1, 2, 3], "dense/bias": [1, 2, 3]}"#,
      "line 1, column 27: a name may stand once in an object, but “dense/bias” stands there twice"
    ),
    (
      #"{"dense/bias": [1, 2, 3"#,
      "line 1, column 24: an array must go on with “,” or end with “]”, but the text ends"
    ),
    (
      #"{"dense/bias": [[1, 2, 3]]}"#,
      "line 1, column 17: a number such as 0.5 is wanted, but there is “[”"
    ),
    (
      "[1]",
      "weights are a safetensors file, an .npz of NumPy or JSON that begins with “{”, "
        + "but this is none of them"
    ),
    ("{} x", "line 1, column 4: nothing may follow, but there is “x”"),
  ])
  func faultsNameThePlace(text: String, message: String) throws {
    #expect(try outcome(text) == "FILE: " + message)
  }

  @Test func safetensorsOfOursAndOfOthers() throws {
    let session = Session(network: network, loss: .hinge, optimizer: .adam(), seed: 3)
    let url = folder.file("weights.safetensors")
    try ModelFile.save(session, to: url)
    #expect(try WeightsFile.read(for: network, from: url).parameters == session.parameters)
    var content = try Safetensors(Data(contentsOf: url), named: "x")
    content.metadata = ["format": "pt"]
    content.tensors = content.tensors.filter { !$0.key.hasPrefix("optimizer/") }
    try content.encoded().write(to: url)
    #expect(try WeightsFile.read(for: network, from: url).parameters == session.parameters)
    content.tensors["fc.weight"] = .init(shape: [1], values: [0])
    try content.encoded().write(to: url)
    #expect(
      throws: FileError(
        file: url.path, rule: "its tensors are those of the network, dense/kernel, dense/bias",
        found: "“fc.weight” is none of them")
    ) { try WeightsFile.read(for: network, from: url).parameters }
  }

  /// Damaged JSON gives a sentence or weights: never a crash.
  @Test func randomDamageNeverCrashes() throws {
    let good = Array(
      #"{"dense/kernel": [[1, 2, 3], [4, 5e-1, 6]], "dense/bias": [0, "nan", 0]}"#.utf8)
    let alphabet = Array("[]{},:\"\\u0123456789.-+eE naitrfl\u{1}".utf8) + [0xC3, 0xFF]
    var random = SplitMix(state: 5)
    for _ in 0..<500 {
      var bytes = good
      for _ in 0...Int(random.next() % 4) {
        bytes[Int(random.next() % UInt64(bytes.count))] =
          alphabet[Int(random.next() % UInt64(alphabet.count))]
      }
      let message = try outcome(String(decoding: bytes, as: UTF8.self))
      #expect(!message.contains("\n"))
    }
  }
}
