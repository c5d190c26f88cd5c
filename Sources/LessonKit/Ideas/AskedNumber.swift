import NeuralCore
import TimeTravel

/// The number of a place that is reckoned there: what a learner can be asked for.
public struct AskedNumber: Sendable {
  /// Which kind of number it is.
  public enum Kind: Hashable, Sendable {
    /// z of a dense layer's neuron.
    case weightedSum(layer: Int, unit: Int)
    /// What an activation makes of it: a, or p.
    case activation(layer: Int, unit: Int)
    /// What dropout leaves of it.
    case kept(layer: Int, unit: Int)
    /// The loss of the row.
    case loss
    /// How fast the loss rises with what leaves a layer: δ of a dense layer.
    case blame(layer: Int, unit: Int)
    /// The gradient of a weight or a bias.
    case gradient(parameter: Int, index: Int)
    /// A weight or a bias after its update.
    case after(parameter: Int, index: Int)
  }

  /// Which kind of number it is.
  public let kind: Kind
  /// What was recorded: the right number.
  public let value: Double
  private let rows: [Moment]
  private let row: Int

  /// The number under the cursor; nil where none is reckoned there, such as an input.
  public init?(_ moment: Moment) {
    let whole = moment.ofWholeStep
    guard let kind = Kind(moment) else { return nil }
    self.kind = kind
    row = moment.cursor.row
    rows = (0..<moment.rows).map { row in
      var cursor = whole.cursor
      cursor.row = row
      return whole.standing(at: cursor)
    }
    guard let value = Reckoning(rows: rows, row: row).recorded(kind), value.isFinite else {
      return nil
    }
    self.value = value
  }

  /// Where it is reckoned.
  var place: Moment { rows[row] }

  /// The number that an idea gives; nil where it does not enter here, or is not judged.
  public func number(of idea: WrongIdea) -> Double? {
    let number = Reckoning(rows: rows, row: row).number(kind, idea)
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The ideas that may enter here, the one whose factor is nearest first.
  public var ideas: [WrongIdea] {
    switch kind {
    case .weightedSum: [.biasLeftOut, .rowForColumn, .activationLeftOut]
    case .activation: [.activationLeftOut, .activationTwice]
    case .kept: [.scaleTurned, .maskLeftOut]
    case .loss: [.missForLoss, .logBaseTen, .halfForgotten, .outputsMeanForgotten]
    case .blame: Self.ofBlame
    case .gradient: [.inputLeftOut, .rowForColumn, .valueForGradient] + Self.ofBlame
    // Of an update the turned sign is told as that, not as t − p.
    case .after:
      [.signTurned, .rateForgotten, .stepForValue, .notMoved, .oldSlot, .inputLeftOut]
        + Self.ofBlame.filter { $0 != .tMinusP }
    }
  }

  private static let ofBlame: [WrongIdea] = [
    .slopeLeftOut, .slopeAtA, .zInTheRuleOfA, .slopeAgain, .pForDelta, .tMinusP, .onePath,
    .newWeights, .rowForColumn, .maskLeftOut, .scaleTurned, .halfForgotten, .outputsMeanForgotten,
    .rowsMeanForgotten,
  ]
}

extension AskedNumber.Kind {
  /// The kind of the number under a moment's cursor.
  init?(_ moment: Moment) {
    let network = moment.network
    let (unit, cursor) = (moment.unitInFocus, moment.cursor)
    switch cursor.place {
    case .input, .again: return nil
    case .loss: self = .loss
    case .forward(let layer):
      guard let unit, cursor.term == nil else { return nil }
      switch network.layers[layer] {
      case .dense: self = .weightedSum(layer: layer, unit: unit)
      case .activation: self = .activation(layer: layer, unit: unit)
      case .dropout: self = .kept(layer: layer, unit: unit)
      }
    case .blame(let layer):
      guard let unit, cursor.term == nil else { return nil }
      self = .blame(layer: layer, unit: unit)
    case .gradient(let parameter), .update(let parameter):
      let slice = network.parameters[parameter]
      guard let unit else { return nil }
      let input = slice.isKernel ? moment.termInFocus : 0
      guard let input else { return nil }
      let index = input * (slice.shape.last ?? 1) + unit
      self =
        cursor.place.phase == .update
        ? .after(parameter: parameter, index: index) : .gradient(parameter: parameter, index: index)
    }
  }
}
