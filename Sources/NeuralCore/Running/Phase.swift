/// What a pass up the network is for: the one thing that dropout asks.
enum Phase {
  /// Answering: dropout layers hand on what they get.
  case inference
  /// Learning: dropout layers draw a mask for this step and each example, one example a row.
  case training(step: Int, examples: [Int], masks: MaskSource?)
}

/// Fills the mask [width] of one row of a dropout layer, with 0 or 1/(1−rate), in place of the draw.
///
/// For tests: a reference's masks can be given to a step, and masks that break the rule that they
/// are a function of (seed, step, layer, example) show that a test of that rule notices.
package typealias MaskSource =
  @Sendable (
    _ step: Int, _ layer: Int, _ row: Int, _ mask: UnsafeMutableBufferPointer<Float>
  ) -> Void
