/// Where each part of a workspace lies in its one piece of memory.
///
/// One piece, because large ones of their own would all begin at the same place of a page, and what is
/// written to one of them then holds up what is read from another.
struct WorkspaceLayout {
  let outputs: [MemoryPart<Float>]
  let outputGradients: [MemoryPart<Float>]
  let masks: [MemoryPart<Float>?]
  let parameterGradients: MemoryPart<Float>
  let perExample: MemoryPart<Float>
  let before: MemoryPart<Float>
  let active: MemoryPart<Int32>
  let right: MemoryPart<Int>
  let sums: MemoryPart<KernelAndBias<Double>>
  let clipFactors: MemoryPart<Float>
  private let byteCount: Int

  init(
    _ network: Sequential, _ plans: [LayerPlan], shares: Int, rows: Int,
    purpose: Workspace.Purpose
  ) {
    var end = MemoryEnd()
    let learns = purpose == .training
    outputs = plans.map { end.append(rows * $0.width) }
    outputGradients = plans.map { end.append(learns ? rows * $0.width : 0) }
    masks = plans.map { plan in
      if learns, case .dropout = plan.operation { end.append(rows * plan.width) } else { nil }
    }
    parameterGradients = end.append(learns ? network.parameterCount : 0)
    perExample = end.append(rows)
    before = end.append(learns ? network.parameters.map(\.count).max() ?? 0 : 0)
    active = end.append(plans.map(\.inputWidth).max() ?? 0)
    right = end.append(RowShards(rows: rows).count)
    sums = end.append(shares)
    clipFactors = end.append(network.parameters.count)
    byteCount = end.offset
  }

  /// Takes the memory, all zero.
  func allocate() -> UnsafeMutableRawPointer {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(MemoryEnd.line, byteCount), alignment: MemoryEnd.line)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    return memory
  }
}

/// A part of a piece of memory: numbers of one type, from a place on.
struct MemoryPart<Element: BitwiseCopyable> {
  fileprivate let offset: Int

  /// Where it is, when the memory begins there.
  func pointer(in memory: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Element> {
    (memory + offset).assumingMemoryBound(to: Element.self)
  }
}

/// Where the parts of a piece of memory end so far; each begins on a cache line.
private struct MemoryEnd {
  /// The length of a cache line in bytes.
  static let line = 64

  private(set) var offset = 0

  /// Adds a part for `count` numbers.
  mutating func append<Element>(_ count: Int) -> MemoryPart<Element> {
    defer { offset += (count * MemoryLayout<Element>.stride + Self.line - 1) & -Self.line }
    return MemoryPart(offset: offset)
  }
}
