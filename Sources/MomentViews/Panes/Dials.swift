/// What a learner turns with `<` and `>` in the views that have something to turn.
package struct Dials: Hashable, Sendable {
  /// The temperature of the softmax.
  package private(set) var temperature = 2.0
  /// What is added to every z before a softmax without its shift.
  package private(set) var added: Float = 100
  /// Which row of the lists of a life is chosen, from 0.
  package private(set) var row = 0

  /// The temperatures that can be chosen; 1 is the softmax as it is.
  static let temperatures: [Double] = [0.1, 0.2, 0.5, 1, 2, 5, 10, 100]
  /// What can be added; beyond both ends the exponentials leave 32 bits.
  static let additions: [Float] = [-110, -50, 0, 50, 80, 100]

  /// So many rows can be chosen among: the largest jumps, and the weights that have come farthest.
  private static let mostRows = 15

  /// Dials that nobody has turned.
  package init() {}

  /// Turns what a view has to turn by some notches, as far as it goes; false where it has nothing.
  package mutating func turn(_ lens: Lens, by notches: Int) -> Bool {
    switch lens {
    case .temperature: temperature = Self.value(notches, from: temperature, in: Self.temperatures)
    case .unshifted: added = Self.value(notches, from: added, in: Self.additions)
    case .life: row = min(max(0, row + notches), Self.mostRows - 1)
    default: return false
    }
    return true
  }

  /// What is turned in a view, as a number; nil where it has nothing to turn.
  package func value(in lens: Lens) -> Double? {
    switch lens {
    case .temperature: temperature
    case .unshifted: Double(added)
    case .life: Double(row + 1)
    default: nil
    }
  }

  /// The numbers that a view can be turned to; none where it has nothing to turn.
  package static func values(in lens: Lens) -> [Double] {
    switch lens {
    case .temperature: temperatures
    case .unshifted: additions.map { Double($0) }
    case .life: (1...mostRows).map { Double($0) }
    default: []
    }
  }

  /// Turns a view to one of its numbers.
  package mutating func turn(_ lens: Lens, to value: Double) {
    switch lens {
    case .temperature: temperature = value
    case .unshifted: added = Float(value)
    case .life: row = Int(value) - 1
    default: break
    }
  }

  /// Chooses a row of the lists of a life.
  package mutating func choose(row: Int) { self.row = row }

  private static func value<Value: Equatable>(
    _ notches: Int, from value: Value, in ladder: [Value]
  ) -> Value {
    let notch = (ladder.firstIndex(of: value) ?? 0) + notches
    return ladder[min(max(0, notch), ladder.count - 1)]
  }
}
