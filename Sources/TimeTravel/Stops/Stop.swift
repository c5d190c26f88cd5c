import NeuralCore
import Notation

/// Where a search through a training stops: what a debugger calls break- and watchpoints.
///
/// Each has a text form, for the `b` list, the command line, plain mode and lessons: `loss > 2.5`,
/// `misclassified`, `died relu`, `relu 17 > 3`, `change dense_1/kernel > 0.01`,
/// `sign dense_1/kernel 3,17`, `nan`, `every 100`, `at update dense/bias`.
public enum Stop: Hashable, Sendable {
  /// The mean loss of the batch, without what regularisers add.
  case loss(Threshold)
  /// A row of the batch is answered with another class than its label.
  case misclassified
  /// A ReLU unit, of one layer or of any, has been silent for so long that it is taken for dead.
  ///
  /// It was 0 for the last `examplesUntilDead` examples and was not in the one before them. So this is
  /// a function of the training, not of where a search began.
  case died(layer: Int?)
  /// What leaves a neuron of a layer, for a row of the batch.
  case activation(layer: Int, unit: Int, Threshold)
  /// A parameter of one kernel or bias, or of any, moved by more than this in one update.
  case change(parameter: Int?, above: Float)
  /// A parameter, at an index of its slice, changed its sign in an update: −, 0 or +.
  case sign(parameter: Int, index: Int)
  /// A number is NaN or infinite: the first such of a step.
  case notANumber
  /// The beginning of every step whose number is a multiple of this.
  case every(steps: Int)
  /// A place, in every step.
  case place(Place)

  /// How many examples a ReLU unit is silent for until it is taken for dead.
  public static let examplesUntilDead = 100
}

/// A side of a bound.
public struct Threshold: Hashable, Sendable {
  /// Which side.
  public enum Side: String, Hashable, Sendable {
    /// Strictly more than the bound.
    case above = ">"
    /// Strictly less than the bound.
    case below = "<"
  }

  /// Which side of the bound is meant.
  public let side: Side
  /// The bound.
  public let bound: Float

  /// Names a side of a bound.
  public init(_ side: Side, _ bound: Float) {
    self.side = side
    self.bound = bound
  }

  /// Whether a number lies on that side; NaN lies on none.
  public func holds(for value: Float) -> Bool {
    switch side {
    case .above: value > bound
    case .below: value < bound
    }
  }
}

extension Stop {
  /// The text form, which reads back to an equal stop.
  public func text(in network: Sequential) -> String {
    switch self {
    case .loss(let threshold): "loss \(threshold.text)"
    case .misclassified: "misclassified"
    case .died(nil): "died"
    case .died(let layer?): "died \(network.layerNames[layer])"
    case .activation(let layer, let unit, let threshold):
      "\(network.layerNames[layer]) \(unit) \(threshold.text)"
    case .change(nil, let bound): "change \(Threshold(.above, bound).text)"
    case .change(let parameter?, let bound):
      "change \(network.parameters[parameter].name) \(Threshold(.above, bound).text)"
    case .sign(let parameter, let index):
      "sign \(network.parameters[parameter].name) "
        + network.parameters[parameter].name(ofIndex: index)
    case .notANumber: "nan"
    case .every(let steps): "every \(steps)"
    case .place(let place): "at \(place.text(in: network))"
    }
  }

  /// Whether a parameter's values before and after its update are wanted.
  var looksAtUpdates: Bool {
    switch self {
    case .change, .sign, .notANumber: true
    case .loss, .misclassified, .died, .activation, .every, .place: false
    }
  }

  /// How many examples must be heard before the first one that can be judged.
  var examplesBefore: Int {
    if case .died = self { Self.examplesUntilDead } else { 0 }
  }

  /// Whether it looks at a place, so that the timeline can mark the place.
  public func looks(at place: Place, in network: Sequential) -> Bool {
    switch (self, place) {
    case (.loss, .loss), (.every, .input): true
    case (.misclassified, .forward(network.layers.count - 1)): true
    case (.died(let wanted), .forward(let layer)):
      network.layers[layer] == .activation(.relu) && (wanted ?? layer) == layer
    case (.activation(let wanted, _, _), .forward(let layer)): wanted == layer
    case (.change(let wanted, _), .update(let parameter)): (wanted ?? parameter) == parameter
    case (.sign(let wanted, _), .update(let parameter)): wanted == parameter
    case (.place(let wanted), _): wanted == place
    // A NaN can be anywhere: to mark every place would say nothing.
    default: false
    }
  }
}

extension Threshold {
  /// The text form, `> 2.5`.
  var text: String { "\(side.rawValue) \(Numerals.typed(bound))" }
}
