import NeuralCore

/// The gradient of one weight or bias found by trying: nudge it, and see how far the loss moves.
///
/// The losses are the batch's, with what regularisers add, in double precision, at the weights
/// before the step and with the masks that the step drew.
public struct NudgeDerivation: Hashable, Sendable {
  /// The weight or bias as it is.
  public let weight: Float
  /// The two losses, and the two slopes.
  public let check: GradientCheck

  /// Nudges the weight from `input` to `unit`, or, with no input, the bias of `unit`.
  ///
  /// Nil while its gradient is not known, for a weight that is not there, and where a trace leaves
  /// out a number that the losses need.
  public init?(_ moment: Moment, parameter: Int, unit: Int, input: Int? = nil) {
    let slice = moment.network.parameters[parameter]
    let units = slice.shape[slice.shape.count - 1]
    guard Self.canTry(moment), slice.isKernel == (input != nil), (0..<units).contains(unit),
      (0..<slice.count / units).contains(input ?? 0),
      let slopes = moment.gradient(parameter: parameter)
    else { return nil }
    let index = (input ?? 0) * units + unit
    let before = moment.before(parameter: parameter)
    weight = before[before.startIndex + index]
    var masks: [Int: [Float]] = [:]
    for (layer, mask) in moment.record.masks.enumerated() { masks[layer] = mask?.values }
    check = moment.sessionBefore.gradientCheck(
      at: index, ofParameter: parameter, on: moment.record.batch, masks: masks, slopes: slopes)
  }

  /// Whether all that the losses are made of is known: in a trace weights or masks may be missing.
  public static func canTry(_ moment: Moment) -> Bool {
    guard moment.isTraced else { return true }
    let network = moment.network
    return moment.knowsExample && network.parameters.indices.allSatisfy(moment.knowsWeights)
      && network.layers.indices.allSatisfy {
        if case .dropout = network.layers[$0] { moment.record.masks[$0] != nil } else { true }
      }
  }

  /// How far the weight is moved to either side.
  public var nudge: Double { check.nudge }

  /// The weight with the nudge taken away.
  public var weightBelow: Double { Double(weight) - nudge }

  /// The weight with the nudge added.
  public var weightAbove: Double { Double(weight) + nudge }

  /// Loss above − loss below; 0 where they differ by a rounding of double precision alone.
  public var rise: Double { isStill ? 0 : check.lossAbove - check.lossBelow }

  /// The slope by trying: rise / (2 × nudge).
  public var slope: Double { isStill ? 0 : check.numericSlope }

  /// Whether the nudge changes nothing: the losses agree in all digits that double precision can vouch for.
  public var isStill: Bool {
    let size = max(check.lossAbove.magnitude, check.lossBelow.magnitude)
    return (check.lossAbove - check.lossBelow).magnitude <= 8 * size * Double.ulpOfOne
  }
}
