import CZlib
import Foundation

/// A check of the digits against what is published about them.
public struct Verification: Sendable {
  /// One fact that was checked.
  public struct Finding: Hashable, Sendable {
    /// The file or set that it is about.
    public let subject: String
    /// What was found, and, when it is wrong, what should have been.
    public let text: String
    /// Whether it is as published.
    public let passed: Bool
  }

  /// What was found, in the order in which it was checked.
  public let findings: [Finding]
  /// Whether these are other pictures than MNIST's digits, of which nothing is published here.
  public let isOfOthers: Bool
  /// Whether everything is as published, or of other pictures whole.
  public var passed: Bool { findings.allSatisfy(\.passed) }

  /// Reads the four files of a folder wholly and compares them with the published facts.
  public init(of folder: URL) {
    var findings = MNIST.File.allCases.map { Self.bytes(of: $0, in: folder) }
    if !findings.contains(where: \.passed), let others = Self.others(in: folder) {
      (self.findings, isOfOthers) = (others, true)
      return
    }
    isOfOthers = false
    do {
      let mnist = try MNIST(folder: folder)
      findings += Self.content(of: mnist.train, .train) + Self.content(of: mnist.test, .test)
    } catch {
      let fault = Self.fault(error)
      // Of a file whose bytes are wrong, its content says nothing new.
      let isNamed = findings.contains { !$0.passed && $0.subject == fault.subject }
      if !isNamed { findings.append(fault) }
    }
    self.findings = findings
  }

  /// The length and checksum of each file alone: of one that is as it was shipped, those of its compressed
  /// bytes, which takes a hundredth of a second; of any other, those of its content.
  public static func checksums(in folder: URL) -> [Finding] {
    MNIST.File.allCases.map { file in
      let (url, fact) = (MNIST.file(file, in: folder), PublishedFacts.shipped(file))
      guard let shipped = try? Data(contentsOf: url, options: .alwaysMapped),
        shipped.count == fact.count, shipped.checksum == fact.checksum
      else { return bytes(of: file, in: folder) }
      return Finding(
        subject: url.lastPathComponent,
        text: "\(fact.count) bytes, CRC-32 \(hex(fact.checksum)), as shipped", passed: true)
    }
  }

  /// What there is of pictures that are not MNIST's, each read whole; nil where they are, or a file is damaged.
  private static func others(in folder: URL) -> [Finding]? {
    guard let mnist = try? MNIST(folder: folder), !mnist.train.areDigits, !mnist.test.areDigits
    else { return nil }
    let sets = [(PublishedFacts.train.name, mnist.train), (PublishedFacts.test.name, mnist.test)]
    return sets.allSatisfy { (try? $0.1.loadAll()) != nil }
      ? sets.map { name, set in
        Finding(
          subject: name,
          text: "\(set.count) images of \(set.rows) × \(set.columns), labels of "
            + "\(set.labelCounts.count { $0 > 0 }) classes", passed: true)
      } : nil
  }

  /// A file's length and CRC-32, uncompressed; of what is no such file at all, what it is.
  private static func bytes(of file: MNIST.File, in folder: URL) -> Finding {
    let url = MNIST.file(file, in: folder)
    do {
      let (count, checksum) = try measure(url)
      let fact = PublishedFacts.bytes(of: file)
      if fact.checksum != checksum { try checkForm(of: file, url) }
      return compare(
        url.lastPathComponent, "\(count) bytes, CRC-32 \(hex(checksum))",
        expected: "\(fact.count) bytes, CRC-32 \(hex(fact.checksum))")
    } catch {
      return Self.fault(error)
    }
  }

  /// Throws where a file does not begin as it must: with a web page, or anything else.
  private static func checkForm(of file: MNIST.File, _ url: URL) throws(FileError) {
    let isOfImages = file == .trainImages || file == .testImages
    _ = try IDXElements(url, rank: isOfImages ? 3 : 1)
  }

  /// What keeps a file from being read; it is called by its name, as those that are right are.
  private static func fault(_ error: FileError) -> Finding {
    let name = URL(fileURLWithPath: error.file).lastPathComponent
    return Finding(subject: name, text: error.reason, passed: false)
  }

  private static func measure(_ url: URL) throws(FileError) -> (count: Int, checksum: UInt) {
    let stream = try ByteStream(url)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var count = 0
    var checksum: UInt = 0
    while true {
      let got = try stream.read(into: buffer)
      if got == 0 { return (count, checksum) }
      let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      checksum = UInt(crc32(uLong(checksum), bytes, UInt32(got)))
      count += got
    }
  }

  /// A set's shape, labels, mean and standard deviation.
  private static func content(of digits: Digits, _ fact: PublishedFacts) -> [Finding] {
    do {
      try digits.loadAll()
    } catch {
      return [fault(error)]
    }
    let (mean, deviation) = moments(of: digits)
    return [
      compare(
        fact.name, "\(digits.count) images of \(digits.rows) × \(digits.columns)",
        expected: "\(fact.labelCounts.reduce(0, +)) images of 28 × 28"),
      compare(
        fact.name, "first labels \(list(digits.labels.prefix(10).map(Int.init)))",
        expected: "first labels \(list(fact.firstLabels))"),
      compare(
        fact.name, "images of each digit \(list(digits.labelCounts))",
        expected: "images of each digit \(list(fact.labelCounts))"),
      Finding(
        subject: fact.name,
        text: "pixels/255: mean \(mean), standard deviation \(deviation)",
        passed: abs(mean - fact.mean) < 1e-12 && abs(deviation - fact.deviation) < 1e-12),
    ]
  }

  /// Mean and standard deviation of all pixels/255, from exact whole-number sums.
  private static func moments(of digits: Digits) -> (mean: Double, deviation: Double) {
    var sum = 0
    var squares = 0
    for part in digits.loadedPixels {
      for pixel in part {
        sum += Int(pixel)
        squares += Int(pixel) * Int(pixel)
      }
    }
    let count = Double(digits.count * digits.inputWidth)
    let mean = Double(sum) / count
    let variance = Double(squares) / count - mean * mean
    return (mean / 255, variance.squareRoot() / 255)
  }

  private static func compare(_ subject: String, _ found: String, expected: String) -> Finding {
    let passed = found == expected
    return Finding(
      subject: subject, text: passed ? found : "\(found); published: \(expected)", passed: passed)
  }

  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: " ")
  }

  private static func hex(_ value: UInt) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension Data {
  /// The CRC-32 of the bytes, of which there are less than 4 GB.
  fileprivate var checksum: UInt {
    withUnsafeBytes { raw in
      UInt(crc32(0, raw.bindMemory(to: UInt8.self).baseAddress, UInt32(clamping: raw.count)))
    }
  }
}

/// What is published about the two sets; see the README beside the files.
struct PublishedFacts {
  let name: String
  let firstLabels: [Int]
  let labelCounts: [Int]
  let mean: Double
  let deviation: Double

  static let train = PublishedFacts(
    name: "training set", firstLabels: [5, 0, 4, 1, 9, 2, 1, 3, 1, 4],
    labelCounts: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
    mean: 0.1306604762738429, deviation: 0.30810780385646264)
  static let test = PublishedFacts(
    name: "test set", firstLabels: [7, 2, 1, 0, 4, 1, 4, 9, 5, 9],
    labelCounts: [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
    mean: 0.13251460584233693, deviation: 0.310480247930535)

  /// Length and CRC-32 of the uncompressed files whose MD5 and SHA-256 the README gives.
  static func bytes(of file: MNIST.File) -> (count: Int, checksum: UInt) {
    switch file {
    case .trainImages: (47_040_016, 0xe9f4_d8b3)
    case .trainLabels: (60_008, 0xe0cb_4ad2)
    case .testImages: (7_840_016, 0x9137_3bdf)
    case .testLabels: (10_008, 0x4ab9_eff9)
    }
  }

  /// Length and CRC-32 of the compressed files that ship with the program.
  static func shipped(_ file: MNIST.File) -> (count: Int, checksum: UInt) {
    switch file {
    case .trainImages: (9_719_438, 0x7902_595d)
    case .trainLabels: (28_857, 0xcbb7_ede4)
    case .testImages: (1_616_508, 0x7a28_f07a)
    case .testLabels: (4_517, 0x5318_a524)
    }
  }
}
