/// Powers of ten, as far as they are needed in a hurry.
enum PowersOfTen {
  /// 1…10¹⁹.
  static let whole: [UInt64] = (0...19).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// The range whose ``least(_:)`` are at hand.
  static let smallest = least(-highest), largest = least(highest)

  private static let highest = 22
  private static let thresholds = (-highest...highest).map { power in
    let nearest = number(power)
    return ExactDigits(nearest).leadingPower == power ? nearest : nearest.nextUp
  }

  /// The smallest number that is not below 10^`power`, −22…22.
  static func least(_ power: Int) -> Double { thresholds[power + highest] }

  /// 10^`power` in double precision, rounded once: the powers up to 10²² are exact.
  static func number(_ power: Int) -> Double {
    guard power.magnitude <= highest else { return Double("1e\(power)") ?? 0 }
    return power < 0 ? 1 / exact[-power] : exact[power]
  }

  private static let exact: [Double] = (0...highest).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  /// `units` × 10^`place`, rounded once; `units` must be below 2⁵³.
  static func number(_ units: UInt64, place: Int) -> Double {
    guard place.magnitude <= highest else { return Double("\(units)e\(place)") ?? .nan }
    return place < 0 ? Double(units) / exact[-place] : Double(units) * exact[place]
  }
}
