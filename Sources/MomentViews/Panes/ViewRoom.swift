import CellCanvas

/// How many cells a view asks for where several stand in one box.
struct ViewRoom: Hashable {
  /// With fewer, it does not stand beside or below another one.
  let least: Size
  /// With more columns it shows no more.
  let widest: Int

  init(_ width: Int, _ height: Int, widest: Int = .max) {
    least = Size(width: width, height: height)
    self.widest = max(width, widest)
  }

  func fits(_ size: Size) -> Bool { least.width <= size.width && least.height <= size.height }
}
