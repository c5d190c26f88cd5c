import NeuralCore

/// A whole number of a file, read within bounds: what lies outside never becomes a value.
///
/// The counterpart of `JSONCursor.integer(_:in:)` for what Foundation's decoder reads.
@propertyWrapper
public struct Bounded<Limit: NumberLimit>: Codable, Hashable, Sendable {
  /// The number.
  public let wrappedValue: Int

  /// Takes a number of the program's own.
  public init(wrappedValue: Int) { self.wrappedValue = wrappedValue }

  /// Reads it; throws a `BoundsError` for any other value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = try? container.decode(Int.self), Limit.bounds.contains(value) else {
      throw BoundsError(
        field: decoder.codingPath.last?.stringValue ?? "number", bounds: Limit.bounds,
        found: Self.found(in: container))
    }
    wrappedValue = value
  }

  /// Writes the number alone.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }

  private static func found(in container: any SingleValueDecodingContainer) -> String {
    if let value = try? container.decode(Int.self) { return "\(value)" }
    if let value = try? container.decode(Double.self) { return "\(value)" }
    return "no whole number"
  }
}

/// What bounds a number.
public protocol NumberLimit: Sendable {
  /// The smallest and the largest value.
  static var bounds: ClosedRange<Int> { get }
}

/// How many examples a step takes.
public enum BatchLimit: NumberLimit {
  /// As for the option.
  public static var bounds: ClosedRange<Int> { Bounds.batch }
}

/// How many steps a training has taken.
public enum StepCountLimit: NumberLimit {
  /// As everywhere.
  public static var bounds: ClosedRange<Int> { Bounds.stepCount }
}

/// How many examples, or which of them.
public enum ExampleLimit: NumberLimit {
  /// As in a trace.
  public static var bounds: ClosedRange<Int> { Bounds.example }
}

/// A number of a file that lies outside its bounds.
public struct BoundsError: Error, Hashable, Sendable {
  /// The name under which it stands.
  public let field: String
  /// What it must be within.
  public let bounds: ClosedRange<Int>
  /// What it is.
  public let found: String

  /// “batch is a whole number from 1 to 60000”.
  var rule: String {
    "\(field) is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
  }
}
