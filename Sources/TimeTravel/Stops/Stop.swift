import NeuralCore
import Notation

/// Where a search through a training stops: what a debugger calls break- and watchpoints.
///
/// Each has a text form, for the `b` list, the command line, plain mode and lessons: `loss > 2.5`,
/// `misclassified`, `p < 0.1`, `died relu`, `relu 17 > 3`, `change dense_1/kernel > 0.01`,
/// `dense_1/kernel 3,17 passes 0.2`, `relu 17 passes 0.5`, `nan`, `every 100`, `at update dense/bias`.
public enum Stop: Hashable, Sendable {
  /// The mean loss of the batch, without what regularisers add.
  case loss(Threshold)
  /// A row of the batch is answered with another class than its label.
  case misclassified
  /// A row of the batch is answered with the class of its label.
  case right
  /// A row of the batch is of this class.
  case label(Int)
  /// The share of the batch's rows that are answered right.
  case accuracy(Threshold)
  /// The probability of the right class, for a row of the batch.
  case rightClass(Threshold)
  /// A ReLU unit, of one layer or of any, has been silent for so long that it is taken for dead.
  ///
  /// It was 0 for the last `examplesUntilDead` examples and was not in the one before them. So this is
  /// a function of the training, not of where a search began.
  case died(layer: Int?)
  /// What leaves a neuron of a layer, for a row of the batch.
  case activation(layer: Int, unit: Int, Threshold)
  /// A parameter of one kernel or bias, or of any, moved by more than this in one update.
  case change(parameter: Int?, above: Float)
  /// Something happened to one number of a parameter, at an index of its slice.
  case number(parameter: Int, index: Int, NumberEvent)
  /// A number that each step brings anew is, in a row of the batch, another one than in the step before.
  case seen(SeenNumber, row: Int, NumberEvent)
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
    /// The bound itself.
    case equal = "="
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
    case .equal: value == bound
    }
  }
}

/// What can happen to a number in a step: to a weight or a bias by its update, to another from step to step.
public enum NumberEvent: Hashable, Sendable {
  /// It comes from one side of a number to that number or beyond it.
  case passes(Float)
  /// It comes to a side of a bound where it was not.
  case enters(Threshold)
  /// It moves by more than this.
  case moves(above: Float)
  /// It comes from one side of 0 to the other; to come to rest on 0, or to leave it, is none.
  case changesSign
  /// ∂L/∂ it lies there.
  case gradient(Threshold)

  /// Whether a move does it.
  func happens(from before: Float, to after: Float) -> Bool {
    switch self {
    case .passes(let bound): before < bound && after >= bound || before > bound && after <= bound
    case .enters(let threshold): threshold.holds(for: after) && !threshold.holds(for: before)
    case .moves(let bound): abs(after - before) > bound
    case .changesSign: before < 0 && after > 0 || before > 0 && after < 0
    case .gradient: false
    }
  }
}

extension Stop {
  /// The text form, which reads back to an equal stop.
  public func text(in network: Sequential) -> String {
    switch self {
    case .loss(let threshold): "loss \(threshold.text)"
    case .misclassified: "misclassified"
    case .right: "right"
    case .label(let label): "class \(label)"
    case .accuracy(let threshold): "accuracy \(threshold.text)"
    case .rightClass(let threshold): "p \(threshold.text)"
    case .died(nil): "died"
    case .died(let layer?): "died \(network.layerNames[layer])"
    case .activation(let layer, let unit, let threshold):
      "\(network.layerNames[layer]) \(unit) \(threshold.text)"
    case .change(nil, let bound): "change \(Threshold(.above, bound).text)"
    case .change(let parameter?, let bound):
      "change \(network.parameters[parameter].name) \(Threshold(.above, bound).text)"
    case .number(let parameter, let index, let event):
      event.text(
        of: network.parameters[parameter].name + " "
          + network.parameters[parameter].name(ofIndex: index))
    case .seen(let number, let row, let event):
      event.text(ofSeen: number.target(inRow: row, network).text(in: network))
    case .notANumber: "nan"
    case .every(let steps): "every \(steps)"
    case .place(let place): "at \(place.text(in: network))"
    }
  }

  /// Whether a parameter's values before and after its update are wanted.
  var looksAtUpdates: Bool {
    switch self {
    case .change, .notANumber: true
    case .number(_, _, let event): if case .gradient = event { false } else { true }
    case .loss, .misclassified, .right, .label, .accuracy, .rightClass, .died, .activation, .seen,
      .every, .place:
      false
    }
  }

  /// Whether the answers of a step are wanted.
  var looksAtAnswers: Bool {
    switch self {
    case .misclassified, .right, .label, .accuracy, .rightClass: true
    default: false
    }
  }

  /// Whether the gradients of a step are wanted.
  var looksAtGradients: Bool {
    switch self {
    case .number(_, _, .gradient), .notANumber: true
    case .seen(let number, _, _): number.place.phase == .backward
    default: false
    }
  }

  /// How many examples must be heard before the first one that can be judged.
  var examplesBefore: Int {
    switch self {
    case .died: Self.examplesUntilDead
    case .seen: 1
    default: 0
    }
  }

  /// Whether it looks at a place, so that the timeline can mark the place.
  public func looks(at place: Place, in network: Sequential) -> Bool {
    switch (self, place) {
    case (.loss, .loss), (.every, .input), (.label, .input): true
    case (.right, .forward(network.layers.count - 1)),
      (.accuracy, .forward(network.layers.count - 1)),
      (.misclassified, .forward(network.layers.count - 1)),
      (.rightClass, .forward(network.layers.count - 1)):
      true
    case (.died(let wanted), .forward(let layer)):
      network.layers[layer] == .activation(.relu) && (wanted ?? layer) == layer
    case (.activation(let wanted, _, _), .forward(let layer)): wanted == layer
    case (.change(let wanted, _), .update(let parameter)): (wanted ?? parameter) == parameter
    case (.number(let wanted, _, .gradient), .gradient(let parameter)): wanted == parameter
    case (.number(_, _, .gradient), _): false
    case (.number(let wanted, _, _), .update(let parameter)): wanted == parameter
    case (.seen(let number, _, _), _): number.place == place
    case (.place(let wanted), _): wanted == place
    // A NaN can be anywhere: to mark every place would say nothing.
    default: false
    }
  }
}

extension NumberEvent {
  /// The text form for a number of that name.
  func text(of name: String) -> String {
    switch self {
    case .passes(let bound): "\(name) passes \(Numerals.typed(bound))"
    case .enters(let threshold): "\(name) \(threshold.text)"
    case .moves(let bound): "change \(name) \(Threshold(.above, bound).text)"
    case .changesSign: "sign \(name)"
    case .gradient(let threshold): "gradient \(name) \(threshold.text)"
    }
  }
}

extension NumberEvent {
  /// The text form for a number of that place that each step brings anew.
  func text(ofSeen name: String) -> String {
    switch self {
    case .passes(let bound): "\(name) passes \(Numerals.typed(bound))"
    case .enters(let threshold), .gradient(let threshold): "\(name) becomes \(threshold.text)"
    case .moves(above: 0): "\(name) changes"
    case .moves(let bound): "\(name) changes \(Threshold(.above, bound).text)"
    case .changesSign: [name, "changes", "sign"].joined(separator: " ")
    }
  }
}

extension Threshold {
  /// The text form, `> 2.5`.
  var text: String { "\(side.rawValue) \(Numerals.typed(bound))" }
}
