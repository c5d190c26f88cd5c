/// How a network does on examples, without dropout and without learning.
public struct Evaluation: Hashable, Codable, Sendable {
  /// The mean loss over all examples.
  public let loss: Double
  /// How many examples were answered right.
  public let right: Int
  /// How many examples there were.
  public let count: Int

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

  /// The loss of each row of a batch, without dropout.
  public func losses(_ batch: Batch, in workspace: Workspace) -> [Float] {
    _ = score(batch, in: workspace)
    return Array(UnsafeBufferPointer(start: workspace.perExample, count: batch.rows))
  }

  /// Loss and accuracy over all examples of a source, without dropout.
  public func evaluate(_ source: any ExampleSource) -> Evaluation {
    let rows = Self.evaluationRows
    let workspace = Workspace(for: network, rows: rows)
    var batch = Batch(
      capacity: rows, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
    var loss: Double = 0
    var right = 0
    for start in stride(from: 0, to: source.count, by: rows) {
      batch.load(start..<min(start + rows, source.count), from: source, with: workspace)
      let result = score(batch, in: workspace)
      loss += Double(result.loss) * Double(result.rows)
      right += result.right
    }
    return Evaluation(loss: loss / Double(source.count), right: right, count: source.count)
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
