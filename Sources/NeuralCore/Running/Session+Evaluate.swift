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
    let rows = Self.evaluationRows
    let workspace = Workspace(for: network, rows: rows)
    var batch = Batch(
      capacity: rows, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
    let topK = metrics.compactMap { if case .topK(let k) = $0 { k } else { nil } }
    var tally = Tally(outputs: network.outputs, topK: topK)
    var loss: Double = 0
    var penalty: Double = 0
    for start in stride(from: 0, to: source.count, by: rows) {
      batch.load(start..<min(start + rows, source.count), from: source, with: workspace)
      let result = score(batch, in: workspace)
      loss += Double(result.loss) * Double(result.rows)
      penalty = Double(result.penalty)
      count(batch, in: workspace, into: &tally)
    }
    return Evaluation(
      loss: loss / Double(source.count) + penalty, penalty: penalty, right: tally.right,
      count: source.count, confusion: tally.confusion, rightAmongLargest: tally.topK)
  }

  /// Counts what the workspace holds of a batch that was just scored.
  private func count(_ batch: Batch, in workspace: Workspace, into tally: inout Tally) {
    let answers = workspace.outputs[network.layers.count - 1]
    batch.lent { lent in
      tally.add(
        answers, target: lent.targets, rows: batch.rows, width: network.outputs,
        targetWidth: batch.targetWidth)
    }
  }

  /// Answers only: a batch need not have targets that fit.
  private func infer(_ batch: Batch, in workspace: Workspace) {
    withPass(batch, workspace) { $0.run(.answer) }
  }

  private func score(_ batch: Batch, in workspace: Workspace) -> StepResult {
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
