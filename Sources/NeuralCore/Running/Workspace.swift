/// Scratch memory of a pass: what enters and leaves every layer, masks and gradients.
///
/// It is made once for a network and a number of rows and used again, so that a step allocates
/// nothing. It belongs to one thread at a time, whatever other threads help with its passes.
public final class Workspace {
  let network: Sequential
  /// The largest number of rows that a pass may have.
  public let rows: Int
  /// What its passes are for.
  public let purpose: Purpose

  /// What the passes of a workspace are for.
  public enum Purpose: Sendable {
    /// Steps of training, and answers too.
    case training
    /// Answers and losses alone: a third of the memory, for gradients have no place.
    case inference
  }

  /// What each layer does.
  let plans: [LayerPlan]
  /// The parts of the parameters, each a task of its own.
  let shares: [ParameterShare]
  /// Which of them each task of a stage is.
  let shareOrder: [Int]
  /// Where each layer's shares begin and end.
  let sharesOfLayer: [Range<Int>]

  /// What leaves each layer, [rows, width].
  let outputs: [UnsafeMutablePointer<Float>]
  /// ∂L/∂ what leaves each layer, [rows, width].
  let outputGradients: [UnsafeMutablePointer<Float>]
  /// The masks of dropout layers, [rows, width]; other layers have none.
  let masks: [UnsafeMutablePointer<Float>?]
  /// ∂L/∂ every parameter, in the layout of the parameters.
  let parameterGradients: UnsafeMutablePointer<Float>
  /// The loss of each row.
  let perExample: UnsafeMutablePointer<Float>
  /// One parameter slice from before its update.
  let before: UnsafeMutablePointer<Float>
  /// The places of a single row that are not zero, [the widest layer's inputs].
  let active: UnsafeMutablePointer<Int32>
  /// How many rows of each shard were answered right.
  let right: UnsafeMutablePointer<Int>
  /// Sums over each share's part of a kernel and of a bias.
  let sums: UnsafeMutablePointer<KernelAndBias<Double>>
  /// What clipping multiplies each parameter's gradient with.
  let clipFactors: UnsafeMutablePointer<Float>

  /// Where threads find the tasks of a pass.
  let stages = JobSlot<PassStage>()
  /// Where threads find the rows of a batch that is loaded.
  let loads = JobSlot<BatchLoad>()
  /// Threads of its own, or nil for those that all share.
  private let ownThreads: ThreadPool?
  private let memory: UnsafeMutableRawPointer

  /// Makes scratch memory for batches of up to `rows` rows.
  public convenience init(
    for network: Sequential, rows: Int, purpose: Purpose = .training
  ) {
    self.init(for: network, rows: rows, purpose: purpose, threads: nil)
  }

  /// Makes scratch memory whose passes run on these threads, not on those that all share.
  package init(
    for network: Sequential, rows: Int, purpose: Purpose = .training, threads: ThreadPool?
  ) {
    precondition(rows > 0, "a workspace needs at least one row")
    self.network = network
    self.rows = rows
    self.purpose = purpose
    ownThreads = threads
    let plans = LayerPlan.plans(of: network)
    let shares = ParameterShare.shares(of: plans)
    self.plans = plans
    self.shares = shares
    shareOrder = ParameterShare.order(of: shares)
    sharesOfLayer = plans.indices.map { layer in
      let first = shares.firstIndex { $0.layer >= layer } ?? shares.count
      return first..<(shares.firstIndex { $0.layer > layer } ?? shares.count)
    }
    let layout = WorkspaceLayout(
      network, plans, shares: shares.count, rows: rows, purpose: purpose)
    let memory = layout.allocate()
    self.memory = memory
    outputs = layout.outputs.map { $0.pointer(in: memory) }
    outputGradients = layout.outputGradients.map { $0.pointer(in: memory) }
    masks = layout.masks.map { $0?.pointer(in: memory) }
    parameterGradients = layout.parameterGradients.pointer(in: memory)
    perExample = layout.perExample.pointer(in: memory)
    before = layout.before.pointer(in: memory)
    active = layout.active.pointer(in: memory)
    right = layout.right.pointer(in: memory)
    sums = layout.sums.pointer(in: memory)
    clipFactors = layout.clipFactors.pointer(in: memory)
  }

  deinit { memory.deallocate() }

  /// In how many of the rows of the last training step a dropout layer kept a unit.
  package func rowsKept(ofUnit unit: Int, layer: Int, rows: Int) -> Int {
    guard let mask = masks[layer] else { return rows }
    let width = plans[layer].width
    return (0..<rows).count { mask[$0 * width + unit] != 0 }
  }

  /// The threads that passes run on.
  var threads: ThreadPool { ownThreads ?? .shared() }
}
