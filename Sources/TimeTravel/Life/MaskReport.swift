/// How a dropout layer's masks fell over the steps up to where one stands.
public struct MaskReport: Hashable, Sendable {
  /// The dropout layer.
  public let layer: Int
  /// How likely a neuron is dropped.
  public let rate: Float
  /// The last steps and their masks [width], the latest last.
  public let recent: [Recent]
  /// How often each neuron was dropped, [width].
  public let dropped: [Int]
  /// In so many steps.
  public let steps: Int
  /// The step where one stands.
  public let last: Int
  /// How many steps are counted so far.
  public let isComplete: Bool

  /// One step's mask.
  public struct Recent: Hashable, Sendable {
    /// The step.
    public let step: Int
    /// The example.
    public let example: Int
    /// 0 where a neuron was dropped.
    public let mask: [Float]
  }
}
