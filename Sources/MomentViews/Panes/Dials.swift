/// What a learner turns with `<` and `>` in the views that have something to turn.
package struct Dials: Hashable, Sendable {
  /// The temperature of the softmax.
  package private(set) var temperature = 2.0
  /// What is added to every z before a softmax without its shift.
  package private(set) var added: Float = 100
  /// Which of the largest jumps is chosen, from 0.
  package private(set) var jump = 0

  /// The temperatures that can be chosen; 1 is the softmax as it is.
  static let temperatures: [Double] = [0.1, 0.2, 0.5, 1, 2, 5, 10, 100]
  /// What can be added; beyond both ends the exponentials leave 32 bits.
  static let additions: [Float] = [-110, -50, 0, 50, 80, 100]

  /// So many jumps can be chosen among.
  private static let mostJumps = 5

  /// Dials that nobody has turned.
  package init() {}

  /// Turns what a view has to turn by some notches, as far as it goes; false where it has nothing.
  package mutating func turn(_ lens: Lens, by notches: Int) -> Bool {
    switch lens {
    case .temperature: temperature = Self.value(notches, from: temperature, in: Self.temperatures)
    case .unshifted: added = Self.value(notches, from: added, in: Self.additions)
    case .life: jump = min(max(0, jump + notches), Self.mostJumps - 1)
    default: return false
    }
    return true
  }

  /// What is turned in a view, as a number; nil where it has nothing to turn.
  package func value(in lens: Lens) -> Double? {
    switch lens {
    case .temperature: temperature
    case .unshifted: Double(added)
    case .life: Double(jump + 1)
    default: nil
    }
  }

  /// The numbers that a view can be turned to; none where it has nothing to turn.
  package static func values(in lens: Lens) -> [Double] {
    switch lens {
    case .temperature: temperatures
    case .unshifted: additions.map { Double($0) }
    case .life: (1...mostJumps).map { Double($0) }
    default: []
    }
  }

  /// Turns a view to one of its numbers.
  package mutating func turn(_ lens: Lens, to value: Double) {
    switch lens {
    case .temperature: temperature = value
    case .unshifted: added = Float(value)
    case .life: jump = Int(value) - 1
    default: break
    }
  }

  private static func value<Value: Equatable>(
    _ notches: Int, from value: Value, in ladder: [Value]
  ) -> Value {
    let notch = (ladder.firstIndex(of: value) ?? 0) + notches
    return ladder[min(max(0, notch), ladder.count - 1)]
  }
}
