/// How the numbers of an example lie, as their source says: what they may be called.
public enum Arrangement: Hashable, Sendable {
  /// Numbers in a row, of which nothing more is known.
  case numbers
  /// The bytes of a picture, row by row, each divided by 255.
  ///
  /// `classes` are the names of what it may show, in the order of their numbers; empty where they have none.
  case picture(rows: Int, columns: Int, classes: [String] = [])
  /// Such a picture of a digit, written with ink on paper; its class is the digit.
  case digit(rows: Int, columns: Int)

  /// Whether the numbers were bytes, 0 to 255.
  public var isOfBytes: Bool { self != .numbers }

  /// The rows and columns of the picture; nil where there is none.
  public var picture: (rows: Int, columns: Int)? {
    switch self {
    case .numbers: nil
    case .picture(let rows, let columns, _), .digit(let rows, let columns): (rows, columns)
    }
  }

  /// The name of a class that the picture may show; nil where it has none.
  public func name(ofClass number: Int) -> String? {
    guard case .picture(_, _, let classes) = self, classes.indices.contains(number) else {
      return nil
    }
    return classes[number]
  }

  /// Whether it shows a digit.
  public var showsDigit: Bool { if case .digit = self { true } else { false } }
}
