import NeuralCore
import TimeTravel

/// What is asked before a place of the walk shows it: what is known, what is asked for, and why the
/// right answer is right.
public struct WalkQuestion: Sendable, Equatable {
  /// What it asks for.
  public let quantity: AskedQuantity
  /// What is asked, with its numbers.
  public let asked: Asked
  /// The network that is walked in.
  public let network: Sequential
  /// How its examples lie.
  public let arrangement: Arrangement
  /// How the walk shows the number that it hides.
  public let shown: String
  /// How the number is worked out, "0.5 × 2 + 0.1 = 1.1", where that is a short line of numbers.
  public let working: String?
  /// Whether the number itself is to be typed, not one of some choices.
  public internal(set) var wantsNumber = false

  /// The neurons, the numbers and the choices of a question; what is a text is a number written down.
  public enum Asked: Sendable, Equatable {
    /// Whether z is above or below 0; what speaks for it adds up to `up`, what speaks against to `down`.
    case sum(Neuron, isLoudest: Bool, z: Float, up: Double, down: Double)
    /// What an activation makes of z.
    case activation(Activation, Neuron, z: Float, a: Float)
    /// By what dropout multiplies those that stay.
    case mask(rate: Float, scale: Float)
    /// Which of some classes gets the largest p.
    case largest(of: [Int], best: Int, z: Float, p: Float)
    /// Whether p of the single output is above or below ½.
    case side(z: Float, p: Float)
    /// L from p of the right class, which is worked out in `line`.
    case classLoss(label: Int, p: String, line: String)
    /// L from the first few of the answers and of what they should be, and whether there are more.
    case loss(Loss, answers: [Float], targets: [Float], hasMore: Bool, equation: String?)
    /// Which of some classes has a δ below 0.
    case negativeBlame(of: [Int], label: Int, delta: Float)
    /// Which way a neuron should go, of which the answer and the target are known where it is an output.
    case blame(Neuron, answer: Float?, target: Float?, delta: Float)
    /// A weight's gradient from the δ and the x that are multiplied in `line`.
    case gradient(Connection, delta: String, x: String, line: String)
    /// Whether the update makes a weight larger; `isAgainst` where it goes against the gradient.
    case update(
      Connection, before: String, after: String, gradient: Float, grows: Bool, isAgainst: Bool)
    /// Whether the loss falls with the new weights.
    case again(before: Float, after: Float)
    /// Which of some classes has a p that moves most.
    case mover(of: [Int], most: Int, before: Float, after: Float)
  }

  /// One of the neurons that leave a layer.
  public struct Neuron: Sendable, Equatable {
    /// Its number, from 0.
    public let unit: Int
    /// The layer.
    public let layer: Int
  }

  /// A weight, between what enters its layer and one of the layer's neurons.
  public struct Connection: Sendable, Equatable {
    /// The number of what enters, from 0.
    public let source: Int
    /// The neuron.
    public let neuron: Neuron
  }

  /// Tells a question of a moment.
  init(
    _ quantity: AskedQuantity, _ asked: Asked, at moment: Moment, shown: String,
    working: String? = nil
  ) {
    self.quantity = quantity
    self.working = working
    self.asked = asked
    self.shown = shown
    network = moment.network
    arrangement = moment.arrangement
  }
}
