/// How the rows of a batch are cut into shards, which several threads can work on.
///
/// A function of the number of rows alone, never of the machine's processors: BLAS may give a row
/// other last bits in a product of another size, and equal sessions must have equal futures on any
/// number of threads.
struct RowShards {
  /// How many rows there are in all.
  let rows: Int
  /// How many shards there are: one below 16 rows, else two for every 250 rows begun, up to 16.
  let count: Int

  init(rows: Int) {
    self.rows = rows
    count = rows < 16 ? 1 : 2 * min(8, max(1, rows / 250))
  }

  /// The rows of a shard.
  subscript(shard: Int) -> Range<Int> { bound(shard)..<bound(shard + 1) }

  private func bound(_ shard: Int) -> Int {
    shard == count ? rows : Self.aligned(rows * shard / count)
  }

  /// Where all parts but the last end: at a multiple of four, which BLAS likes.
  static func aligned(_ bound: Int) -> Int { bound & ~3 }
}
