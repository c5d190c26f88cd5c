/// Scratch memory of a pass: what enters and leaves every layer, masks and gradients.
///
/// It is made once for a network and a number of rows and used again, so that a step allocates
/// nothing. It belongs to one thread at a time.
public final class Workspace {
  let network: Sequential
  /// The largest number of rows that a pass may have.
  public let rows: Int

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

  private let memory: UnsafeMutablePointer<Float>

  /// Makes scratch memory for batches of up to `rows` rows.
  public init(for network: Sequential, rows: Int) {
    precondition(rows > 0, "a workspace needs at least one row")
    self.network = network
    self.rows = rows
    let layers = network.layers.indices
    let sizes = layers.map { rows * network.width(ofLayer: $0) }
    let largestSlice = network.parameters.map(\.count).max() ?? 0
    let total = 3 * sizes.reduce(0, +) + network.parameterCount + rows + largestSlice
    // Every part begins on a cache line of 64 bytes: 16 floats.
    let capacity = total + 16 * (3 * layers.count + 4)
    memory = UnsafeMutableRawPointer.allocate(byteCount: 4 * capacity, alignment: 64)
      .bindMemory(to: Float.self, capacity: capacity)
    memory.initialize(repeating: 0, count: capacity)
    var next = memory
    func part(_ count: Int) -> UnsafeMutablePointer<Float> {
      defer { next += (count + 15) / 16 * 16 }
      return next
    }
    outputs = sizes.map { part($0) }
    outputGradients = sizes.map { part($0) }
    masks = layers.map { layer in
      if case .dropout = network.layers[layer] { part(sizes[layer]) } else { nil }
    }
    parameterGradients = part(network.parameterCount)
    perExample = part(rows)
    before = part(largestSlice)
  }

  deinit { memory.deallocate() }
}
