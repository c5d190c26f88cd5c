import NeuralCore

/// What is otherwise at a moment than it was at an earlier one: numbers that are known by now, or no
/// longer, and numbers that differ.
public struct MomentChanges: Hashable, Sendable {
  /// Whose numbers they are.
  public enum Subject: Hashable, Sendable {
    /// What leaves a layer.
    case output(layer: Int)
    /// The blame of what leaves a layer.
    case blame(layer: Int)
    /// The weights or biases of a parameter.
    case parameter(Int)
  }

  /// What has happened to them.
  public enum Kind: Hashable, Sendable {
    /// So many numbers are known by now.
    case known(Int)
    /// So many are no longer.
    case unknown(Int)
    /// So many of all differ, at most by a number that bears its sign.
    case differing(Int, of: Int, most: Float)
  }

  /// The numbers of one layer or parameter.
  public struct Row: Hashable, Sendable {
    /// Whose they are.
    public let subject: Subject
    /// What has happened to them.
    public let kind: Kind
  }

  /// What is otherwise, layer by layer, then weights and biases.
  public let rows: [Row]
  /// The mean loss of the batch at the earlier moment and now; nil while not known.
  public let loss: (before: Float?, now: Float?)

  /// Compares two moments of one network.
  public init(from before: Moment, to now: Moment) {
    let layers = now.network.layers.indices
    func rows(_ subject: (Int) -> Subject, _ values: (Moment, Int) -> [Float]?) -> [Row] {
      layers.compactMap { layer in
        Self.kind(values(before, layer), values(now, layer))
          .map { Row(subject: subject(layer), kind: $0) }
      }
    }
    let parameters =
      Self.mayHaveMoved(before, now)
      ? now.network.parameters.indices.compactMap { parameter -> Row? in
        guard before.knowsWeights(parameter), now.knowsWeights(parameter) else { return nil }
        return Self.kind(
          Array(before.parameters(parameter)), Array(now.parameters(parameter))
        ).map { Row(subject: .parameter(parameter), kind: $0) }
      } : []
    self.rows =
      rows(Subject.output) { $0.shownOutput(ofLayer: $1) }
      + rows(Subject.blame) { $0.blame(ofLayer: $1) } + parameters
    loss = (before.batchLoss, now.batchLoss)
  }

  /// Whether an update may lie between two moments; elsewhere no weight is looked at.
  private static func mayHaveMoved(_ before: Moment, _ now: Moment) -> Bool {
    before.cursor.step != now.cursor.step || before.comparison != nil || now.comparison != nil
      || [before, now].contains { $0.cursor.place.phase >= .update }
  }

  private static func kind(_ before: [Float]?, _ now: [Float]?) -> Kind? {
    switch (before, now) {
    case (nil, nil): return nil
    case (nil, let now?): return .known(now.count)
    case (let before?, nil): return .unknown(before.count)
    case (let before?, let now?):
      guard before.count == now.count else { return nil }
      var (count, most) = (0, Float(0))
      for (old, new) in zip(before, now) where old.bitPattern != new.bitPattern {
        count += 1
        if abs(new - old) > abs(most) { most = new - old }
      }
      return count == 0 ? nil : .differing(count, of: now.count, most: most)
    }
  }

  /// Whether the same is otherwise.
  public static func == (one: MomentChanges, other: MomentChanges) -> Bool {
    one.rows == other.rows && one.loss == other.loss
  }

  /// Of what is otherwise in layers and parameters.
  public func hash(into hasher: inout Hasher) { hasher.combine(rows) }
}
