/// Scratch memory of a pass: what enters and leaves every layer, masks and gradients.
///
/// It is made once for a network and a number of rows and used again, so that a step allocates
/// nothing. It belongs to one thread at a time, whatever other threads help with its passes.
public final class Workspace {
  let network: Sequential
  /// The largest number of rows that a pass may have.
  public let rows: Int

  /// What each layer does.
  let plans: [LayerPlan]
  /// The parts of the parameters, each a task of its own.
  let shares: [ParameterShare]
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
  /// Sums over each share's part of a kernel and of a bias, [shares, 2].
  let sums: UnsafeMutablePointer<Double>
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
  public convenience init(for network: Sequential, rows: Int) {
    self.init(for: network, rows: rows, threads: nil)
  }

  /// Makes scratch memory whose passes run on these threads, not on those that all share.
  package init(for network: Sequential, rows: Int, threads: ThreadPool?) {
    precondition(rows > 0, "a workspace needs at least one row")
    self.network = network
    self.rows = rows
    ownThreads = threads
    let plans = LayerPlan.plans(of: network)
    let shares = ParameterShare.shares(of: plans)
    self.plans = plans
    self.shares = shares
    sharesOfLayer = plans.indices.map { layer in
      let first = shares.firstIndex { $0.layer >= layer } ?? shares.count
      return first..<(shares.firstIndex { $0.layer > layer } ?? shares.count)
    }
    let sizes = plans.map { rows * $0.width }
    let maskSizes = plans.map { plan in
      if case .dropout = plan.operation { rows * plan.width } else { 0 }
    }
    let largestSlice = network.parameters.map(\.count).max() ?? 0
    let shards = RowShards(rows: rows).count
    let parts = Parts(
      sizes + sizes + maskSizes + [network.parameterCount, rows, largestSlice]
        + [plans.map(\.inputWidth).max() ?? 0, 2 * shards, 4 * shares.count]
        + [network.parameters.count])
    memory = parts.memory
    let layers = plans.count
    outputs = (0..<layers).map { parts[$0] }
    outputGradients = (0..<layers).map { parts[layers + $0] }
    masks = (0..<layers).map { maskSizes[$0] > 0 ? parts[2 * layers + $0] : nil }
    let rest = 3 * layers
    parameterGradients = parts[rest]
    perExample = parts[rest + 1]
    before = parts[rest + 2]
    active = parts[rest + 3]
    right = parts[rest + 4]
    sums = parts[rest + 5]
    clipFactors = parts[rest + 6]
  }

  deinit { memory.deallocate() }

  /// The threads that passes run on.
  var threads: ThreadPool { ownThreads ?? .shared() }
}

/// One piece of memory, cut into parts that each begin on a cache line of 64 bytes.
private struct Parts {
  let memory: UnsafeMutableRawPointer
  private var starts: [Int] = []

  /// Takes memory, all zero, for parts of these sizes, in units of four bytes.
  init(_ sizes: [Int]) {
    var end = 0
    for size in sizes {
      starts.append(end)
      end += (4 * size + 63) / 64 * 64
    }
    memory = UnsafeMutableRawPointer.allocate(byteCount: max(64, end), alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: end)
  }

  subscript<Element>(part: Int) -> UnsafeMutablePointer<Element> {
    (memory + starts[part]).assumingMemoryBound(to: Element.self)
  }
}
