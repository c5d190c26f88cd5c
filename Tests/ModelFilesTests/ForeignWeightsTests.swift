import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TestSupport
import Testing

/// Weights that Keras, PyTorch and NumPy wrote; `Fixtures/make.py` made the files.
@Suite struct ForeignWeightsTests {
  struct Answers: Decodable {
    let inputs: [[Float]]
    let answers: [[Double]]
  }

  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")
  static let text = "4 dense(5) relu dropout(0.2) dense(5) tanh dense(3) softmax"

  /// Reads a fixture and returns what was said, after its answers were compared.
  func remarks(
    _ name: String, within tolerance: Double = 1e-5
  ) throws -> [WeightsRemark] {
    let network = try Sequential(Self.text)
    let weights = try WeightsFile.read(for: network, from: Self.fixtures.appending(path: name))
    let session = try Session(
      network: network, loss: .categoricalCrossentropy(), optimizer: .sgd(learningRate: 0.1),
      seed: 1,
      stepCount: 0, parameters: weights.parameters)
    let expected = try JSONDecoder().decode(
      Answers.self, from: Data(contentsOf: Self.fixtures.appending(path: "answers.json")))
    let batch = Batch(
      [0, 1],
      from: ExampleTable(
        inputs: expected.inputs, targets: expected.answers.map { $0.map(Float.init) }))
    let found = session.predict(batch, in: Workspace(for: network, rows: 2))
    for (found, right) in zip(found, expected.answers.joined()) {
      #expect(abs(Double(found) - right) < tolerance)
    }
    return weights.remarks
  }

  @Test func ofKeras() throws {
    let plain = try remarks("keras.safetensors")
    #expect(plain.count == 1)
    #expect(try remarks("keras.npz") == plain, "deflated")
    #expect(try remarks("fortran.npz") == plain + [.converted(.double)])
    #expect(try remarks("half.safetensors", within: 1e-3) == plain + [.converted(.half)])
    guard case .matched(let layers)? = plain.first else { return }
    #expect(layers.map(\.layer) == ["dense", "dense_1", "dense_2"])
    #expect(layers.allSatisfy { $0.name.hasPrefix("sequential/dense") })
  }

  @Test func inTheOrderOfNumPy() throws {
    let remarks = try remarks("order.npz")
    #expect(remarks.contains(.takenAsItStands("arr_2")), "a square matrix could stand either way")
  }

  @Test func ofPyTorch() throws {
    let remarks = try remarks("torch.safetensors")
    #expect(remarks.contains(.turned(["0.weight", "3.weight", "5.weight"])))
    let named = try self.remarks("brain.safetensors", within: 1e-2)
    #expect(named.contains(.turned(["hidden1.weight", "hidden2.weight", "output.weight"])))
    #expect(named.contains(.converted(.brain)))
  }

  /// NumPy writes numbers in the order of bytes of its array.
  @Test func theOtherOrderOfBytes() throws {
    let folder = try TemporaryFolder()
    let network = try Sequential("2 dense(1)")
    func array(_ descr: String, _ shape: String, _ bytes: [UInt8]) -> Data {
      let text = "{'descr': '\(descr)', 'fortran_order': False, 'shape': \(shape), }\n"
      var file = Data([0x93] + Array("NUMPY".utf8) + [1, 0])
      file.append(number: UInt16(text.utf8.count))
      return file + Data(text.utf8) + Data(bytes)
    }
    func bytes(_ numbers: [Float]) -> [UInt8] {
      numbers.flatMap { number in withUnsafeBytes(of: number.bitPattern.bigEndian) { Array($0) } }
    }
    var zip = StoredZip()
    zip.add("dense/kernel.npy", array(">f4", "(2, 1)", bytes([0.5, -2])))
    let double = withUnsafeBytes(of: Double(0.25).bitPattern.bigEndian) { Array($0) }
    zip.add("dense/bias.npy", array(">f8", "(1,)", double))
    let url = folder.file("big.npz")
    try zip.file.write(to: url)
    #expect(try WeightsFile.read(for: network, from: url).parameters == [0.5, -2, 0.25])
  }

  /// Every half there is, read as the core of the language reads it.
  @Test func everyHalf() throws {
    let folder = try TemporaryFolder()
    let network = try Sequential("1024 dense(63)")
    let url = folder.file("half.safetensors")
    var bits = (0...UInt16.max).filter { $0 & 0x7C00 != 0x7C00 }
    #expect(bits.count == 63 * 1_024 - 1_024)
    bits += Array(repeating: 0, count: 1_024)
    let entry = { (shape: [Int], offsets: [Int]) in
      SafetensorsTests.entry(shape, offsets, dtype: "F16")
    }
    var file = SafetensorsTests.file(
      #"{"dense/kernel":\#(entry([1_024, 63], [0, 129_024])),"#
        + #""dense/bias":\#(entry([63], [129_024, 129_150]))}"#)
    for number in bits + Array(repeating: 0, count: 63) { file.append(number: number) }
    try file.write(to: url)
    let read = try WeightsFile.read(for: network, from: url).parameters
    func value(_ half: UInt16) -> Float {
      let exponent = Int(half >> 10 & 0x1F)
      let fraction = Float(half & 0x3FF) / 1_024
      let magnitude =
        exponent == 0
        ? fraction * 0x1p-14
        : Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction)
      return half & 0x8000 == 0 ? magnitude : -magnitude
    }
    #expect(zip(read, bits).allSatisfy { $0.bitPattern == value($1).bitPattern })
  }
}
