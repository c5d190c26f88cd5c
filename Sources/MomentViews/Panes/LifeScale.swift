/// Scales that stay the same while their numbers change a little: 1, 2 or 5 of a power of ten.
enum LifeScale {
  /// The first such number that is not below any of the sizes.
  static func nice(_ values: some Sequence<Float>) -> Float {
    let largest = Double(values.reduce(Float(0)) { $1.isFinite ? max($0, abs($1)) : $0 })
    guard largest > 0 else { return 1 }
    // Whole numbers above and below the line, so that 0.05 is the number that is called so.
    var (above, below) = (1.0, 1.0)
    while above / below > largest { below *= 10 }
    while above / below * 10 <= largest { above *= 10 }
    let nice = [1, 2, 5, 10].first { $0 * above / below >= largest } ?? 10
    return Float(nice * above / below)
  }
}
