import Datasets
import Foundation
import Testing
import Workbench

/// What cannot be shown is said, on every screen, and the program stays where it is.
final class DamagedDataTests {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("wadachi-damaged-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The digits that ship, the end of one file cut off.
  private func shipped(cutting name: String) throws -> MNIST {
    let source = try ResourceSearch.mnist.find()
    for file in MNIST.File.allCases.map({ $0.rawValue + ".gz" }) {
      let bytes = try Data(contentsOf: source.appendingPathComponent(file))
      try (file == name ? bytes.dropLast(1_000) : bytes)
        .write(to: folder.appendingPathComponent(file))
    }
    return try MNIST(folder: folder)
  }

  /// Three pictures of 14 × 14.
  private func small() throws -> MNIST {
    for file in MNIST.File.allCases {
      let isImages = file == .trainImages || file == .testImages
      let header: [UInt8] = [0, 0, 8, isImages ? 3 : 1, 0, 0, 0, 3]
      let shape: [UInt8] = isImages ? [0, 0, 0, 14, 0, 0, 0, 14] : []
      try (Data(header + shape) + Data(count: isImages ? 3 * 196 : 3))
        .write(to: folder.appendingPathComponent(file.rawValue))
    }
    return try MNIST(folder: folder)
  }

  private let cut = "train-images-idx3-ubyte.gz: gzip data must run to its checksum"

  /// What the screen says, its lines joined; names of files are as long as their folders are.
  private func said(_ program: Program) -> String {
    program.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(arguments: ["s", "t", "d"])
  func aDamagedTrainingFileIsSaidAndNothingIsOpened(key: String) throws {
    var program = try Program("160x45", mnist: shipped(cutting: "train-images-idx3-ubyte.gz"))
    #expect(!said(program).contains("a handwritten"))
    program.press(key)
    #expect(program.state.titleOfKeys == "Home")
    #expect(said(program).contains(cut))
  }

  @Test func homeSaysItAtOnce() throws {
    var program = try Program("160x45", mnist: shipped(cutting: "train-images-idx3-ubyte.gz"))
    _ = try program.state.open(.home)
    #expect(said(program).contains(cut))
  }

  @Test(arguments: [Opening.step(StepOpening()), .train(nil, at: nil), .data])
  func openingFromTheShellFails(opening: Opening) throws {
    var program = try Program("160x45", mnist: shipped(cutting: "train-images-idx3-ubyte.gz"))
    let error = #expect(throws: FileError.self) { try program.state.open(opening) }
    #expect(error?.description.contains(cut) == true)
  }

  @Test func theTestSetIsCheckedWhenItIsLookedAt() throws {
    var program = try Program("160x45", mnist: shipped(cutting: "t10k-images-idx3-ubyte.gz"))
    program.press("d")
    #expect(program.state.titleOfKeys == "Digits")
    program.press("t")
    #expect(said(program).contains("t10k-images-idx3-ubyte.gz: gzip data must run"))
    #expect(said(program).contains("training set"))
    program.press("q", "t")
    #expect(program.state.titleOfKeys == "Home")
    #expect(said(program).contains("t10k-images-idx3-ubyte.gz: gzip data must run"))
  }

  @Test(arguments: ["s", "t"])
  func picturesOfAnotherShapeAreSaid(key: String) throws {
    var program = try Program("120x40", mnist: small())
    program.press(key)
    #expect(program.state.titleOfKeys == "Home")
    #expect(said(program).contains("An example has 196 inputs; the network takes 784."))
  }
}
