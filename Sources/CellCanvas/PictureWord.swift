extension Canvas {
  /// What stands in the place of a picture on a canvas that shows none.
  static let pictureWord = "(picture)"

  /// Puts the word in the place of a picture; true where the picture itself must not be drawn.
  mutating func leavesOutPicture(x: Int, y: Int, clip: Rect? = nil) -> Bool {
    guard !showsPictures else { return false }
    put(Self.pictureWord, x: x, y: y, clip: clip)
    return true
  }
}
