/// One parameter's slope found in two ways: by the chain rule, and by trying.
///
/// The loss is worked out in double precision with the parameter a little above and a little below its
/// value; the difference over the distance is the slope, but for the square of the nudge. Where the loss has a
/// corner between the two (relu at 0, a clip, an l1 at 0), they may rightly differ.
public struct GradientCheck: Hashable, Sendable {
  /// The index of the parameter in the flat vector.
  public let parameter: Int
  /// How far the parameter was moved to either side.
  public let nudge: Double
  /// The batch's loss, with what the regularisers add, at the parameter + nudge.
  public let lossAbove: Double
  /// The batch's loss, with what the regularisers add, at the parameter − nudge.
  public let lossBelow: Double
  /// The batch's loss, with what the regularisers add, at the parameter as it is.
  public let lossHere: Double
  /// The slope that the chain rule gives: the float32 number that training uses.
  public let analyticSlope: Double
  /// The largest size of a slope in the same kernel or bias, by which float32's rounding is measured.
  public let largestSlope: Double

  /// The slope that trying gives: (loss above − loss below) / (2 × nudge).
  public var numericSlope: Double { (lossAbove - lossBelow) / (2 * nudge) }

  /// The slope that the nudge upwards alone gives.
  public var slopeAbove: Double { (lossAbove - lossHere) / nudge }

  /// The slope that the nudge downwards alone gives.
  public var slopeBelow: Double { (lossHere - lossBelow) / nudge }

  /// Whether the slopes disagree because the loss has a corner between the two nudges: upwards it
  /// is steeper or flatter than downwards by as much as they are apart.
  public var hasCorner: Bool {
    !agrees && (slopeAbove - slopeBelow).magnitude >= gap * 0.9
  }

  /// How far the two slopes are apart.
  public var gap: Double { (numericSlope - analyticSlope).magnitude }

  /// Whether they agree as well as float32 and the nudge let them: to a hundred-thousandth of
  /// themselves and two millionths of the largest slope beside them, or to 2e-8, which float32
  /// leaves where slopes of rows cancel.
  public var agrees: Bool {
    gap <= 1e-5 * max(numericSlope.magnitude, analyticSlope.magnitude) + 2e-6 * largestSlope + 2e-8
  }

  /// How far a parameter is moved unless somebody says otherwise: its square, 1e-10, is small beside a
  /// slope, and double precision leaves eleven digits of the loss for the difference.
  public static let usualNudge = 1e-5
}

extension Session {
  /// Checks the slope of one parameter in the coming step on a batch; the session stays as it is.
  ///
  /// - Parameters:
  ///   - parameter: An index of the flat parameter vector.
  ///   - batch: What the step would be taken on; with the masks that it would draw.
  ///   - nudge: How far the parameter is moved to either side; above 0.
  public func gradientCheck(
    at parameter: Int, on batch: Batch, nudge: Double = GradientCheck.usualNudge
  ) -> GradientCheck {
    gradientCheck(at: CollectionOfOne(parameter), on: batch, nudge: nudge)[0]
  }

  /// Checks the slopes of several parameters, in the order in which they are given.
  ///
  /// One training step, of a copy, gives all slopes by the chain rule; what lies below a parameter's
  /// layer is worked out once for all, and what lies above twice for each.
  public func gradientCheck(
    at parameters: some Collection<Int>, on batch: Batch, nudge: Double = GradientCheck.usualNudge
  ) -> [GradientCheck] {
    precondition(nudge > 0, "a nudge goes to either side of a parameter")
    precondition(
      parameters.allSatisfy { self.parameters.indices.contains($0) },
      "a parameter is an index of the flat vector")
    var copy = self
    var slopes = SlopesOfStep(network)
    copy.step(batch, in: Workspace(for: network, rows: batch.rows), observer: &slopes)
    var pass = DoublePass(self, batch, masks: slopes.masks)
    return parameters.map { parameter in
      let range = network.parameters.first { $0.range.contains(parameter) }?.range ?? 0..<0
      return GradientCheck(
        parameter, in: range, slopes: slopes.gradient[range], nudge: nudge, by: &pass)
    }
  }

  /// Checks a slope of a step on a batch that was taken from this session and recorded.
  ///
  /// - Parameters:
  ///   - index: Where the parameter lies in its kernel or bias.
  ///   - slice: The index of the kernel or bias in `network.parameters`.
  ///   - masks: What the dropout layers drew in the step, [rows, width], by layer.
  ///   - slopes: ∂L/∂ the kernel or bias as the step recorded it, in the slice's layout.
  package func gradientCheck(
    at index: Int, ofParameter slice: Int, on batch: Batch, masks: [Int: [Float]],
    slopes: [Float], nudge: Double = GradientCheck.usualNudge
  ) -> GradientCheck {
    let range = network.parameters[slice].range
    var pass = DoublePass(self, batch, masks: masks)
    return GradientCheck(
      range.lowerBound + index, in: range, slopes: slopes[...], nudge: nudge, by: &pass)
  }
}

extension GradientCheck {
  /// Moves a parameter of the slice that lies at `range` to both sides; `slopes` are the slice's.
  fileprivate init(
    _ parameter: Int, in range: Range<Int>, slopes: ArraySlice<Float>, nudge: Double,
    by pass: inout DoublePass
  ) {
    self.init(
      parameter: parameter, nudge: nudge,
      lossAbove: pass.loss(nudging: parameter, by: nudge),
      lossBelow: pass.loss(nudging: parameter, by: -nudge),
      lossHere: pass.loss(nudging: parameter, by: 0),
      analyticSlope: Double(slopes[slopes.startIndex + parameter - range.lowerBound]),
      largestSlope: Double(slopes.reduce(0) { max($0, $1.magnitude) }))
  }
}

/// An observer that keeps a step's gradients and masks, and nothing else.
private struct SlopesOfStep: TrainingObserver {
  private let network: Sequential
  /// ∂L/∂ every parameter, in their layout.
  private(set) var gradient: [Float]
  /// The masks of dropout layers, [rows, width], by layer.
  private(set) var masks: [Int: [Float]] = [:]

  init(_ network: Sequential) {
    self.network = network
    gradient = Array(repeating: 0, count: network.parameterCount)
  }

  var wantsUpdates: Bool { false }

  mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    masks[layer] = values.withUnsafeBufferPointer { Array($0) }
  }

  mutating func gradient(parameter: Int, _ values: Span<Float>) {
    let start = network.parameters[parameter].range.lowerBound
    for i in values.indices { gradient[start + i] = values[i] }
  }
}
