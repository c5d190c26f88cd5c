/// A whole number that a file tells: a size, a count, a dimension, a place in it.
///
/// It becomes an `Int` only for who names the most that it may be, and it is added and multiplied without
/// overflow: so no reader can index, reckon or allocate with what it has not checked.
package struct ToldNumber: Hashable, Sendable {
  /// Nil for what is beyond 64 bits.
  private let value: UInt64?

  private init(value: UInt64?) { self.value = value }

  /// A number that a library has read, or one of the reader's own to reckon with.
  package init(_ number: some BinaryInteger) { value = UInt64(exactly: number) }

  /// The number that bytes are, the greatest of them first.
  package init(bigEndian bytes: some Sequence<UInt8>) {
    self = bytes.reduce(0) { $0 * 256 + Self($1) }
  }

  /// The number that bytes are, the least of them first.
  package init(littleEndian bytes: some BidirectionalCollection<UInt8>) {
    self.init(bigEndian: bytes.reversed())
  }

  /// The number that is written in decimal digits; nil where there are none, or others among them.
  package init?(digits: some Collection<UInt8>) {
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    self = digits.reduce(0) { $0 * 10 + Self($1 - 0x30) }
  }

  /// The number, where it is at most this.
  package func int(atMost limit: Int) -> Int? {
    value.flatMap(Int.init(exactly:)).flatMap { $0 <= limit ? $0 : nil }
  }
}

// MARK: - Reckoning

extension ToldNumber: ExpressibleByIntegerLiteral, Comparable {
  package init(integerLiteral value: UInt64) { self.init(value: value) }

  package static func + (left: Self, right: Self) -> Self {
    combined(left, right) { $0.addingReportingOverflow($1) }
  }

  package static func * (left: Self, right: Self) -> Self {
    combined(left, right) { $0.multipliedReportingOverflow(by: $1) }
  }

  private static func combined(
    _ left: Self, _ right: Self, _ reckon: (UInt64, UInt64) -> (UInt64, overflow: Bool)
  ) -> Self {
    guard let left = left.value, let right = right.value else { return Self(value: nil) }
    let (result, overflow) = reckon(left, right)
    return Self(value: overflow ? nil : result)
  }

  package static func < (left: Self, right: Self) -> Bool {
    guard let smaller = left.value else { return false }
    return right.value.map { smaller < $0 } ?? true
  }
}

extension ToldNumber: CustomStringConvertible, Encodable {
  package var description: String { value.map(String.init) ?? "beyond 64 bits" }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
