/// One way up and down the network for some rows, in the memory of a workspace.
///
/// The sequence of its calls is the core's contract of events; the arithmetic is in the layers. Its
/// stages are cut into tasks: shards of the rows, and shares of the parameters. An observed pass does
/// the same tasks as an unobserved one, layer by layer with the events between.
///
/// It holds no parameters but where they are, so that updating them in place copies nothing.
struct Pass {
  /// What is known of a pass before its numbers are.
  struct Start {
    let lossFunction: Loss
    let logitLoss: LogitLoss?
    let seed: UInt64
    let phase: Phase
    let workspace: Workspace

    init(_ session: Session, _ phase: Phase, _ workspace: Workspace) {
      lossFunction = session.loss
      logitLoss = session.logitLoss
      seed = session.seed
      self.phase = phase
      self.workspace = workspace
    }
  }

  private let start: Start
  let shards: RowShards
  /// Inputs [rows, inputs].
  let x: UnsafePointer<Float>
  /// Targets [rows, target width].
  let t: UnsafePointer<Float>
  /// Sample weights [rows].
  let weights: UnsafePointer<Float>
  /// All parameters.
  let w: UnsafePointer<Float>
  /// How the parameters move; nil where they do not.
  let update: ParameterUpdate?

  init(
    _ start: Start, _ batch: BatchPointers, _ w: UnsafePointer<Float>,
    _ update: ParameterUpdate? = nil
  ) {
    self.start = start
    shards = RowShards(rows: batch.rows)
    x = batch.inputs
    t = batch.targets
    weights = batch.sampleWeights
    self.w = w
    self.update = update
  }

  var lossFunction: Loss { start.lossFunction }
  var logitLoss: LogitLoss? { start.logitLoss }
  var seed: UInt64 { start.seed }
  var phase: Phase { start.phase }
  var workspace: Workspace { start.workspace }
  var rows: Int { shards.rows }
  var lastLayer: Int { workspace.plans.count - 1 }
  /// How many numbers come out.
  var outputWidth: Int { workspace.plans[lastLayer].width }

  /// What enters a layer: [rows, width] of the layer below, or of the network's input x.
  func input(ofLayer layer: Int) -> UnsafePointer<Float> {
    layer == 0 ? x : UnsafePointer(workspace.outputs[layer - 1])
  }
}

// MARK: - Tasks

extension Pass {
  /// What is cut into tasks, and done before the next begins.
  enum Stage {
    /// Each shard up the network, to its answers.
    case answer
    /// Each shard up the network, and its loss.
    case score
    /// Each shard up the network, its loss, and down again to every δ.
    case learn
    /// What each shard's answers are blamed for, and down to every δ.
    case descend
    /// Each shard through one layer.
    case forward(layer: Int)
    /// Each shard's loss.
    case loss
    /// What each shard's answers are blamed for.
    case lossGradient
    /// Each shard down through one layer; of a dense layer also the gradient of each share.
    case backward(layer: Int)
    /// What each share costs.
    case penalty
    /// Each share's gradient.
    case gradient
    /// Each share's gradient, and its update.
    case gradientAndUpdate
    /// The square of the length of each share's gradient.
    case squares
    /// Each share's update.
    case update
    /// The update of the shares of one layer's kernel or bias, whose old values are kept.
    case updateSlice(layer: Int, DensePart)
  }

  /// How many multiplications are worth waking another thread and waiting for it, which costs some
  /// microseconds.
  private static let worthSharing = 400_000

  /// Does all tasks of a stage, on all threads when there is enough to do.
  func run(_ stage: Stage) {
    let (tasks, cost) = size(of: stage)
    if tasks == 1 || cost < Self.worthSharing {
      for task in 0..<tasks { perform(stage, task) }
      return
    }
    workspace.stages.run(
      PassStage(pass: self, stage: stage), tasks: tasks, on: workspace.threads)
  }

  /// How many tasks a stage has, and about how many multiplications.
  private func size(of stage: Stage) -> (tasks: Int, cost: Int) {
    let shares = workspace.shares.count
    let parameters = workspace.network.parameterCount
    switch stage {
    case .answer, .score, .learn, .descend: return (shards.count, rows * parameters)
    case .loss, .lossGradient: return (shards.count, 16 * rows * outputWidth)
    case .gradient: return (shares, max(1, rows) * parameters)
    case .gradientAndUpdate:
      return (shares, (max(1, rows) + (update?.movesAll == true ? 4 : 0)) * parameters)
    case .penalty, .squares: return (shares, parameters)
    case .update: return (shares, 4 * parameters)
    case .forward(let layer): return (shards.count, cost(ofLayer: layer))
    case .backward(let layer):
      return (shards.count + workspace.sharesOfLayer[layer].count, 2 * cost(ofLayer: layer))
    case .updateSlice(let layer, let part):
      let plan = workspace.plans[layer]
      return (
        workspace.sharesOfLayer[layer].count,
        4 * plan.width * (part == .kernel ? plan.inputWidth : 1)
      )
    }
  }

  private func cost(ofLayer layer: Int) -> Int {
    let plan = workspace.plans[layer]
    if case .dense(let dense, _) = plan.operation { return rows * dense.inputs * dense.units }
    return 4 * rows * plan.width
  }

  fileprivate func perform(_ stage: Stage, _ task: Int) {
    switch stage {
    case .answer: forward(shards[task])
    case .score:
      forward(shards[task])
      loss(shard: task)
    case .learn:
      forward(shards[task])
      loss(shard: task)
      lossGradient(shards[task])
      backward(shards[task])
    case .descend:
      lossGradient(shards[task])
      backward(shards[task])
    case .forward(let layer): forward(layer: layer, shards[task])
    case .loss: loss(shard: task)
    case .lossGradient: lossGradient(shards[task])
    case .backward(let layer):
      if task < shards.count {
        backward(layer: layer, shards[task])
      } else {
        let share = workspace.sharesOfLayer[layer].lowerBound + task - shards.count
        gradient(workspace.shares[share])
      }
    case .penalty: penalty(share: task)
    case .gradient: gradient(workspace.shares[workspace.shareOrder[task]])
    case .gradientAndUpdate: gradientAndUpdate(workspace.shares[workspace.shareOrder[task]])
    case .squares: squares(share: task)
    case .update: move(workspace.shares[workspace.shareOrder[task]])
    case .updateSlice(let layer, let part):
      let share = workspace.shares[workspace.sharesOfLayer[layer].lowerBound + task]
      moveKeepingBefore(share, part)
    }
  }
}

/// A stage of a pass, for threads to take its tasks.
struct PassStage: ParallelJob {
  let pass: Pass
  let stage: Pass.Stage

  func perform(_ task: Int) { pass.perform(stage, task) }
}
