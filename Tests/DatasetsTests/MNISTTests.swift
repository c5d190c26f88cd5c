import Datasets
import Foundation
import NeuralCore
import Testing

@Suite struct MNISTTests {
  @Test func theShippedFilesAreAsPublished() throws {
    let verification = Verification(of: try ResourceSearch.mnist.find())
    #expect(verification.findings.count == 12)
    for finding in verification.findings {
      #expect(finding.passed, "\(finding.subject): \(finding.text)")
    }
  }

  @Test func theFirstDigitReadsOnlyTheFront() throws {
    let mnist = try MNIST.shipped()
    #expect(mnist.train.count == 60_000)
    #expect(mnist.test.count == 10_000)
    #expect(mnist.train.loadedCount == 0)
    let pixels = mnist.train.pixels(0)
    #expect(mnist.train.label(0) == 5)
    #expect(pixels.filter { $0 > 0 }.count == 166)
    #expect(pixels[Preprocessing.index(row: 7, column: 12)] == 253)
    #expect(mnist.train.loadedCount < 1_000)
  }

  @Test func anExampleIsFlattenedNormalisedAndOneHot() throws {
    let mnist = try MNIST.shipped()
    let batch = Batch([3, 0], from: mnist.train)
    #expect(batch.inputs.count == 2 * 784)
    #expect(Array(batch.inputs.suffix(784)) == Preprocessing.normalize(mnist.train.pixels(0)))
    #expect(batch.inputs[784 + 7 * 28 + 12] == Float(253) / 255)
    #expect(batch.targets == Preprocessing.oneHot(1) + Preprocessing.oneHot(5))
  }

  @Test func copiesShareWhatIsLoaded() throws {
    let train = try MNIST.shipped().train
    let copy = train
    try train.load(first: 2_000)
    #expect(copy.loadedCount == train.loadedCount)
    #expect(copy.loadedCount >= 2_000)
  }

  @Test func manyThreadsMayAsk() async throws {
    let test = try MNIST.shipped().test
    let expected = try MNIST.shipped().test.pixels(9_999)
    await withTaskGroup(of: Bool.self) { group in
      for start in 0..<8 {
        group.addTask {
          for index in stride(from: start, to: 10_000, by: 997) { _ = test.pixels(index) }
          return test.pixels(9_999) == expected
        }
      }
      for await same in group { #expect(same) }
    }
    #expect(test.fault == nil)
  }

  @Test func aPictureThatCannotBeReadIsBlankAndSaysWhy() throws {
    let folder = try DataFolder()
    let packed = gzip(idx([3, 2, 2], Array(1...12)))
    let digits = try Digits(
      images: folder.write(packed.dropLast(3), as: "images.gz"),
      labels: folder.write(idx([3], [1, 2, 3]), as: "labels"))
    #expect(digits.fault == nil)
    #expect(digits.pixels(2) == [0, 0, 0, 0])
    #expect(digits.fault?.file.hasSuffix("/images.gz") == true)
    #expect(throws: FileError.self) { try digits.loadAll() }
  }
}

@Suite struct VerificationTests {
  /// Every line of `data verify` names its file before the colon, and no file twice.
  @Test func aDamagedFileIsNamedOnce() throws {
    let folder = try DataFolder()
    let names = [
      "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz",
      "t10k-labels-idx1-ubyte.gz",
    ]
    for name in names {
      _ = try folder.write(Array(gzip(idx([2], [1, 2])).dropLast(6)), as: name)
    }
    let wrong = Verification(of: folder.url).findings.filter { !$0.passed }
    #expect(wrong.count == names.count)
    #expect(Set(wrong.map(\.subject)).count == wrong.count)
    for finding in wrong {
      let name = URL(fileURLWithPath: finding.subject).lastPathComponent
      #expect(!finding.text.contains(name), "\(finding)")
    }
  }
}

@Suite struct PreprocessingTests {
  @Test func flattenLaysRowsEndToEnd() {
    #expect(Preprocessing.flatten([[1, 2, 3], [4, 5, 6]]) == [1, 2, 3, 4, 5, 6])
    #expect(Preprocessing.index(row: 1, column: 2, columns: 3) == 5)
    #expect(Preprocessing.pixel(at: 5, columns: 3) == (1, 2))
    #expect(Preprocessing.pixel(at: 208) == (7, 12))
  }

  @Test func normalizeDividesByTheLargestPixel() {
    #expect(Preprocessing.normalize([0, 51, 255]) == [0, 0.2, 1])
  }

  @Test func oneHotHasASingleOne() {
    #expect(Preprocessing.oneHot(2, classes: 4) == [0, 0, 1, 0])
  }

  @Test func xorHasFourPoints() {
    let batch = Batch([0, 1, 2, 3], from: XOR())
    #expect(batch.inputs == [0, 0, 0, 1, 1, 0, 1, 1])
    #expect(batch.targets == [0, 1, 1, 0])
  }
}
