/// How a network does on examples, without dropout and without learning.
public struct Evaluation: Hashable, Codable, Sendable {
  /// The mean loss over all examples, and what the regularisers add: Keras's `evaluate`.
  public let loss: Double
  /// What the regularisers add to it.
  public let penalty: Double
  /// How many examples were answered right.
  public let right: Int
  /// How many examples there were.
  public let count: Int
  /// Which classes were taken for which; nil of more than `ConfusionMatrix.largestClassCount`.
  public let confusion: ConfusionMatrix?
  /// For each k that was asked for, how many examples had their class among the k largest answers.
  public let rightAmongLargest: [Int: Int]

  /// What is known of one that was made long ago: how high the loss was, how many were right of how many.
  package init(loss: Double, right: Int, count: Int) {
    self.init(
      loss: loss, penalty: 0, right: right, count: count, confusion: nil, rightAmongLargest: [:])
  }

  fileprivate init(
    loss: Double, penalty: Double, right: Int, count: Int, confusion: ConfusionMatrix?,
    rightAmongLargest: [Int: Int]
  ) {
    self.loss = loss
    self.penalty = penalty
    self.right = right
    self.count = count
    self.confusion = confusion
    self.rightAmongLargest = rightAmongLargest
  }

  /// The share of right answers, 0…1.
  public var accuracy: Double { Double(right) / Double(count) }
}

extension Session {
  /// How many rows an evaluation takes at a time: fixed, because BLAS may give a row other last bits
  /// in a batch of another size.
  public static let evaluationRows = 500

  /// The network's answers, without dropout: [rows, outputs].
  public func predict(_ batch: Batch, in workspace: Workspace) -> [Float] {
    infer(batch, in: workspace)
    return Array(
      UnsafeBufferPointer(
        start: workspace.outputs[network.layers.count - 1], count: batch.rows * network.outputs))
  }

  /// What leaves each layer for a batch, without dropout: [rows, width] of each.
  public func outputs(_ batch: Batch, in workspace: Workspace) -> [[Float]] {
    infer(batch, in: workspace)
    return network.layers.indices.map { layer in
      Array(
        UnsafeBufferPointer(
          start: workspace.outputs[layer], count: batch.rows * network.width(ofLayer: layer)))
    }
  }

  /// The loss of each row of a batch, without dropout.
  public func losses(_ batch: Batch, in workspace: Workspace) -> [Float] {
    _ = score(batch, in: workspace)
    return Array(UnsafeBufferPointer(start: workspace.perExample, count: batch.rows))
  }

  /// Loss, accuracy and confusion matrix over all examples of a source, without dropout.
  ///
  /// `metrics` says which top-k accuracies are wanted besides; all others follow from the matrix.
  public func evaluate(_ source: any ExampleSource, metrics: [Metric] = []) -> Evaluation {
    var evaluating = Evaluating(self, on: source, metrics: metrics)
    while !evaluating.isDone { evaluating.askSome() }
    return evaluating.result
  }

  /// Answers only: a batch need not have targets that fit.
  private func infer(_ batch: Batch, in workspace: Workspace) {
    withPass(batch, workspace) { $0.run(.answer) }
  }

  fileprivate func score(_ batch: Batch, in workspace: Workspace) -> StepResult {
    withPass(batch, workspace) { pass in
      pass.run(.score)
      return pass.result(penalty: pass.penalty())
    }
  }

  private func withPass<Result>(
    _ batch: Batch, _ workspace: Workspace, _ body: (borrowing Pass) -> Result
  ) -> Result {
    precondition(
      workspace.network == network && batch.rows <= workspace.rows,
      "a workspace serves the network and the number of rows that it was made for")
    let start = Pass.Start(self, .inference, workspace)
    return batch.lent { batch in
      parameters.withUnsafeBufferPointer { w in
        body(Pass(start, batch, w.baseAddress ?? batch.inputs))
      }
    }
  }
}

/// `evaluate`, some rows at a time: whoever drives it may do something else between two of them.
public struct Evaluating {
  private let session: Session
  private let source: any ExampleSource
  private let workspace: Workspace
  private var batch: Batch
  private var tally: Tally
  private var loss: Double = 0
  private var penalty: Double = 0
  private var asked = 0

  /// Begins to ask a session about all examples of a source; `metrics` as for `evaluate`.
  public init(_ session: Session, on source: any ExampleSource, metrics: [Metric] = []) {
    self.session = session
    self.source = source
    workspace = Workspace(
      for: session.network, rows: Session.evaluationRows, purpose: .inference)
    batch = Batch(
      capacity: Session.evaluationRows, inputWidth: source.inputWidth,
      targetWidth: source.targetWidth)
    let topK = metrics.compactMap { if case .topK(let k) = $0 { k } else { nil } }
    tally = Tally(outputs: session.network.outputs, topK: topK)
  }

  /// Whether all examples are asked.
  public var isDone: Bool { asked >= source.count }

  /// Asks the next `Session.evaluationRows` examples, or those that are left.
  public mutating func askSome() {
    let end = min(asked + Session.evaluationRows, source.count)
    batch.load(asked..<end, from: source, with: workspace)
    asked = end
    let scored = session.score(batch, in: workspace)
    loss += Double(scored.loss) * Double(scored.rows)
    penalty = Double(scored.penalty)
    count()
  }

  /// Counts what the workspace holds of the batch that was just scored.
  private mutating func count() {
    let answers = workspace.outputs[session.network.layers.count - 1]
    let width = session.network.outputs
    batch.lent { lent in
      tally.add(
        answers, target: lent.targets, rows: batch.rows, width: width,
        targetWidth: batch.targetWidth)
    }
  }

  /// What all examples came to, once all are asked.
  public var result: Evaluation {
    Evaluation(
      loss: loss / Double(source.count) + penalty, penalty: penalty, right: tally.right,
      count: source.count, confusion: tally.confusion, rightAmongLargest: tally.topK)
  }
}
