import Datasets
import NeuralCore
import TestSupport
import Testing

/// What is no table, and targets with which a loss would mean nothing: refused, with the place.
@Suite struct TableFaultTests {
  let folder: DataFolder

  init() throws { folder = try DataFolder() }

  private func fault(
    _ bytes: [UInt8], _ network: String = "2 dense(1) sigmoid",
    _ loss: Loss = .binaryCrossentropy(), label: TableFormat.Label? = nil
  ) throws -> String {
    let file = try folder.write(bytes, as: "\(bytes.hashValue).csv")
    var format = TableFormat()
    format.label = label
    let network = try Sequential(network)
    do {
      let examples = try OwnTable(file.path, format).examples(for: network, loss)
      return "read \(examples.count)"
    } catch {
      // Without the file's path.
      return "\(error)".split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
    }
  }

  private func fault(
    _ text: String, _ network: String = "2 dense(1) sigmoid",
    _ loss: Loss = .binaryCrossentropy(), label: TableFormat.Label? = nil
  ) throws -> String { try fault(Array(text.utf8), network, loss, label: label) }

  @Test func `binary cross-entropy compares with shares from 0 to 1`() throws {
    #expect(try fault("0.2,0.5,0.25\n0.1,0.3,1\n") == "read 2")
    for (text, field) in [("0.2,0.5,2.7", "2.7"), ("0.2,0.5,-1", "-1")] {
      #expect(
        try fault("0.1,0.3,1\n\(text)\n")
          == "field 3 of line 2 must be a target from 0 to 1, for a cross-entropy, "
          + "but it is “\(field)”")
    }
    #expect(try fault("0.2,0.5,2.7\n", "2 dense(1)", .meanSquaredError) == "read 1")
  }

  @Test func `a class for one output is 0 or 1`() throws {
    #expect(try fault("0.1,0.3,1\n0.2,0.4,0\n", label: .last) == "read 2")
    #expect(
      try fault("0.1,0.3,5\n", label: .last)
        == "field 3 of line 1 must be the number of a class, 0 to 1, but it is “5”")
  }

  @Test func `targets of categorical cross-entropy are shares, whatever they add up to`() throws {
    let network = "2 dense(2) softmax"
    let loss = Loss.categoricalCrossentropy()
    #expect(try fault("0.1,0.3,0.75,0.25\n0,1,0,1\n", network, loss) == "read 2")
    #expect(try fault("0.1,0.3,0.75,0.75\n", network, loss) == "read 1")
    #expect(
      try fault("0.1,0.3,2,7\n", network, loss)
        == "field 3 of line 1 must be a target from 0 to 1, for a cross-entropy, but it is “2”")
  }

  @Test func `what is no table is named`() throws {
    func said(_ front: [UInt8]) throws -> String {
      try fault(front + Array("\0\0\0 1,2,3\n".utf8))
    }
    let rule = "examples must be lines of numbers (CSV), but this is "
    #expect(try said([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]) == rule + "a PNG picture")
    #expect(
      try said([0x50, 0x4B, 3, 4, 20, 0, 0, 0]) == rule + "a zip archive: unpack it first")
    #expect(
      try fault("<!DOCTYPE html>\n<html>\n")
        == rule + "a web page, not a data file: download it again")
    #expect(try fault("%PDF-1.7\n1 0 obj\n") == rule + "a PDF document")
    #expect(
      try said([96, 0, 0, 0, 0, 0, 0, 0] + Array("{\"dense\":{".utf8))
        == rule + "weights (safetensors), no examples: --model or --weights reads it")
  }

  @Test func `a header may begin as a picture does`() throws {
    #expect(try fault("BMI,age,ill\n0.2,0.5,1\n") == "read 1")
    #expect(try fault("Rar!,age,ill\n0.2,0.5,1\n") == "read 1")
  }
}
