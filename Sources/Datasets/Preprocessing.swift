/// What is done to a digit before the network sees it: flatten, normalise, one-hot.
///
/// Training, stepping and the screen all call these functions, so what is shown is what was done.
public enum Preprocessing {
  /// The largest value of a pixel, full ink.
  public static let fullInk: Float = 255

  /// The place of pixel (row, column) in the flattened picture: row × columns + column.
  ///
  /// Rows follow one another (row-major), as in NumPy's and Keras's `reshape`.
  public static func index(row: Int, column: Int, columns: Int = 28) -> Int {
    row * columns + column
  }

  /// The pixel that stands at a place of the flattened picture: the inverse of `index`.
  public static func pixel(at index: Int, columns: Int = 28) -> (row: Int, column: Int) {
    (index / columns, index % columns)
  }

  /// Lays the rows of a picture end to end: 28 × 28 pixels become 784 numbers.
  public static func flatten(_ rows: [[UInt8]]) -> [UInt8] {
    rows.flatMap { $0 }
  }

  /// Brings a pixel from 0…255 to 0…1.
  @inline(__always)
  public static func normalize(_ pixel: UInt8) -> Float {
    Float(pixel) / fullInk
  }

  /// Brings every pixel from 0…255 to 0…1.
  public static func normalize(_ pixels: [UInt8]) -> [Float] {
    pixels.map(normalize)
  }

  /// Brings every pixel from 0…255 to 0…1, into a row that is there.
  package static func normalize(
    _ pixels: UnsafeBufferPointer<UInt8>, into row: UnsafeMutableBufferPointer<Float>
  ) {
    // 1/255 = 1/256 + 1/65,280, and p/256 is exact: so the sum is rounded once, like the quotient, and
    // is the same number; but eight pixels take no longer than one division.
    for place in row.indices {
      let p = Float(pixels[place])
      row[place] = p * (1 / 256) + p * (1 / 65_280)
    }
  }

  /// Writes a label as zeros with a single 1 at its place, into a row that is there.
  static func oneHot(_ label: Int, into row: UnsafeMutableBufferPointer<Float>) {
    for place in row.indices { row[place] = place == label ? 1 : 0 }
  }

  /// Turns a label into a row of zeros with a single 1 at its place.
  public static func oneHot(_ label: Int, classes: Int = 10) -> [Float] {
    (0..<classes).map { $0 == label ? 1 : 0 }
  }
}
