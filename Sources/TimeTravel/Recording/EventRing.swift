import NeuralCore

/// Memory for events, taken once: what is new takes the place of what is oldest.
///
/// Records lie one behind the other, a header and its numbers, each from a cache line on; one that does
/// not fit before the memory's end begins at its start.
struct EventRing: ~Copyable {
  /// What a record is.
  enum Kind: UInt8 {
    case stepBegan, input, target, preactivation, activation, softmax, mask, loss
    case activationGradient, preactivationGradient, gradient, update, stepEnded
  }

  /// What stands before a record's numbers.
  struct Header {
    let kind: Kind
    /// The layer, the parameter or the step.
    var index = 0
    var shape = (rows: Int32(0), columns: Int32(0))
    var mean: Float = 0
    var penalty: Float = 0
    /// How many bytes each part of the numbers has.
    var sizes = (Int32(0), Int32(0), Int32(0))

    /// How many bytes the record takes.
    fileprivate var size: Int {
      EventRing.headerSize
        + (Int(sizes.0) + Int(sizes.1) + Int(sizes.2) + EventRing.line - 1) & ~(EventRing.line - 1)
    }
  }

  fileprivate static let line = 64
  fileprivate static let headerSize = 64

  /// How many bytes there are.
  let capacity: Int
  /// How many records there are.
  private(set) var count = 0
  private let memory: UnsafeMutableRawPointer
  private let copies = JobSlot<Copy>()
  /// Where the oldest record begins, and where the next will.
  private var oldest = 0
  private var next = 0
  /// Where the records before the memory's end stop, when the next ones began at its start again.
  private var turn: Int

  init(capacity: Int) {
    self.capacity = max(1, (capacity + Self.line - 1) / Self.line) * Self.line
    turn = self.capacity
    memory = .allocate(byteCount: self.capacity, alignment: Self.line)
    // Touched now, so that no page is missing when a step is recorded.
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: self.capacity)
  }

  deinit { memory.deallocate() }

  mutating func removeAll() {
    (oldest, next, count, turn) = (0, 0, 0, capacity)
  }

  /// Adds a record with up to three parts of numbers; one that is larger than the ring is not kept.
  mutating func append(
    _ header: Header, _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer? = nil,
    _ third: UnsafeRawBufferPointer? = nil
  ) {
    var header = header
    header.sizes = (
      Int32(first.count), Int32(second?.count ?? 0), Int32(third?.count ?? 0)
    )
    guard let record = room(for: header.size) else { return }
    record.storeBytes(of: header, as: Header.self)
    var place = record + Self.headerSize
    for part in [first, second, third] {
      guard let part, let start = part.baseAddress else { continue }
      copy(start, to: place, part.count)
      place += part.count
    }
  }

  /// Calls `body` with every record and its parts, the oldest first.
  func forEach(_ body: (Header, (Int) -> UnsafeRawBufferPointer) -> Void) {
    var place = oldest
    for _ in 0..<count {
      let header = memory.load(fromByteOffset: place, as: Header.self)
      let start = memory + place + Self.headerSize
      let sizes = [Int(header.sizes.0), Int(header.sizes.1), Int(header.sizes.2)]
      body(header) { part in
        UnsafeRawBufferPointer(
          start: start + sizes[..<part].reduce(0, +), count: sizes[part])
      }
      place = follower(of: place)
    }
  }

  /// Where a record of a size goes, after the oldest ones that lie there are forgotten.
  private mutating func room(for size: Int) -> UnsafeMutableRawPointer? {
    guard size <= capacity else { return nil }
    if next + size > capacity {
      while count > 0, oldest >= next { forgetOldest() }
      (turn, next) = (next, 0)
      if count == 0 { removeAll() }
    }
    while count > 0, oldest >= next, oldest < next + size { forgetOldest() }
    if count == 0 { oldest = next }
    defer {
      next += size
      count += 1
    }
    return memory + next
  }

  private mutating func forgetOldest() {
    oldest = follower(of: oldest)
    count -= 1
  }

  /// Where the record behind the one at a place begins.
  private func follower(of place: Int) -> Int {
    let end = place + memory.load(fromByteOffset: place, as: Header.self).size
    return end == turn && place >= next ? 0 : end
  }

  /// Copies numbers, on several threads when there are many.
  private func copy(_ source: UnsafeRawPointer, to place: UnsafeMutableRawPointer, _ size: Int) {
    let copy = Copy(source: source, target: place, size: size)
    if size < 2 * Copy.part {
      place.copyMemory(from: source, byteCount: size)
    } else {
      copies.run(copy, tasks: (size + Copy.part - 1) / Copy.part, on: .shared())
    }
  }

  /// Numbers that are being copied, in parts.
  private struct Copy: ParallelJob {
    static let part = 100_000
    let source: UnsafeRawPointer
    let target: UnsafeMutableRawPointer
    let size: Int

    func perform(_ task: Int) {
      let start = task * Self.part
      (target + start).copyMemory(from: source + start, byteCount: min(Self.part, size - start))
    }
  }
}
