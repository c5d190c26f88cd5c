extension Color {
  /// The number of the nearest colour in a terminal's palette of that depth.
  ///
  /// `nil` is the terminal's own colour, and the only answer where there are no colours. For
  /// `.direct` the number is 0xRRGGBB. Nearness is the squared distance with weights 2, 4 and 3 for
  /// red, green and blue; of the 256 colours only the cube and the grey ramp are used, because the
  /// first sixteen differ from terminal to terminal.
  public func paletteIndex(at depth: ColorDepth) -> Int? {
    guard let (red, green, blue) = components else { return nil }
    let color = RGB(red: Int(red), green: Int(green), blue: Int(blue))
    switch depth {
    case .none: return nil
    case .eight: return nearest(to: color, among: basicColors[..<8])
    case .sixteen: return nearest(to: color, among: basicColors[...])
    case .indexed: return nearestIndexed(to: color)
    case .direct: return color.red << 16 | color.green << 8 | color.blue
    }
  }
}

private struct RGB {
  var red: Int
  var green: Int
  var blue: Int

  func distance(to other: RGB) -> Int {
    let (r, g, b) = (red - other.red, green - other.green, blue - other.blue)
    return 2 * r * r + 4 * g * g + 3 * b * b
  }
}

/// xterm's first sixteen colours.
private let basicColors: [RGB] = [
  (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
  (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
  (255, 0, 255), (0, 255, 255), (255, 255, 255),
].map { RGB(red: $0.0, green: $0.1, blue: $0.2) }

private func nearest(to color: RGB, among palette: ArraySlice<RGB>) -> Int {
  palette.indices.min { palette[$0].distance(to: color) < palette[$1].distance(to: color) } ?? 0
}

private func nearestIndexed(to color: RGB) -> Int {
  func cubeStep(_ value: Int) -> Int { value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40 }
  func cubeLevel(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
  let steps = (cubeStep(color.red), cubeStep(color.green), cubeStep(color.blue))
  let cube = RGB(
    red: cubeLevel(steps.0), green: cubeLevel(steps.1), blue: cubeLevel(steps.2))
  let average = (color.red + color.green + color.blue) / 3
  let greyStep = min(23, max(0, (average - 3) / 10))
  let level = 8 + 10 * greyStep
  let grey = RGB(red: level, green: level, blue: level)
  return grey.distance(to: color) < cube.distance(to: color)
    ? 232 + greyStep : 16 + 36 * steps.0 + 6 * steps.1 + steps.2
}
