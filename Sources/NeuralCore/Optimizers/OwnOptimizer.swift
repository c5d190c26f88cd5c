/// A rule of one's own for an optimizer: a name, the numbers it keeps, and how it moves one weight.
///
///     let signed = OwnOptimizer("sign_sgd", slots: ["momentum"]) { weight, gradient, slots, step in
///       slots[0] = 0.9 * slots[0] + gradient
///       weight -= step.learningRate * (slots[0] > 0 ? 1 : slots[0] < 0 ? -1 : 0)
///     }
///     Session(network: network, loss: loss, optimizer: Optimizer(.own(signed), .constant(0.01)), seed: 7)
///
/// Clipping, weight decay and schedules of `Optimizer` work with it.
public struct OwnOptimizer: Hashable, Sendable {
  /// What a rule is told of the step besides the gradient.
  public struct Step: Hashable, Sendable {
    /// The number of the step, from 1.
    public let number: Int
    /// The learning rate of this step.
    public let learningRate: Float

    /// Tells a rule of a step.
    package init(number: Int, learningRate: Float) {
      self.number = number
      self.learningRate = learningRate
    }
  }

  /// Moves one weight, and changes what is kept for it: up to four numbers, which begin at 0.
  public typealias Rule =
    @Sendable (
      _ weight: inout Float, _ gradient: Float, _ slots: inout SIMD4<Float>, _ step: Step
    ) -> Void

  /// What it is called in texts and files.
  public let name: String
  /// The names of the numbers that are kept for every weight, at most four.
  public let slotNames: [String]
  package let rule: Rule

  /// Names a rule, and says what it keeps for every weight and how it moves one.
  public init(_ name: String, slots: [String] = [], rule: @escaping Rule) {
    precondition(slots.count <= 4, "a rule of one's own keeps at most four numbers a weight")
    self.name = name
    slotNames = slots
    self.rule = rule
  }

  /// Two rules of one's own are equal when they have the same name.
  public static func == (left: OwnOptimizer, right: OwnOptimizer) -> Bool {
    left.name == right.name
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
