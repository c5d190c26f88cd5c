// The only file that knows BLAS. Everything is row-major and single precision.
import COpenBLAS

/// A matrix that enters a product, as it is stored or transposed.
enum Factor {
  case plain(UnsafePointer<Float>)
  case transposed(UnsafePointer<Float>)

  fileprivate var pointer: UnsafePointer<Float> {
    switch self {
    case .plain(let pointer), .transposed(let pointer): pointer
    }
  }

  fileprivate var isTransposed: Bool {
    if case .transposed = self { true } else { false }
  }
}

/// Matrix products through CBLAS, with the library's own threads switched off.
enum MatrixProduct {
  /// OpenBLAS would start threads of its own; rows are the core's to share out.
  private static let singleThreaded: Void = openblas_set_num_threads(1)

  /// result [m, n] = left [m, k] × right [k, n] + keep × result.
  ///
  /// The shapes are those after transposition. `keep` is 0 to overwrite and 1 to add.
  static func multiply(
    _ left: Factor, _ right: Factor, into result: UnsafeMutablePointer<Float>,
    m: Int, n: Int, k: Int, keep: Float = 0
  ) {
    singleThreaded
    if m == 1 { return multiplyRow(left.pointer, right, into: result, n: n, k: k, keep: keep) }
    if k == 1, keep == 0 {
      return multiplyColumn(left.pointer, right.pointer, into: result, m: m, n: n)
    }
    cblas_sgemm(
      CblasRowMajor, left.isTransposed ? CblasTrans : CblasNoTrans,
      right.isTransposed ? CblasTrans : CblasNoTrans, blasint(m), blasint(n), blasint(k), 1,
      left.pointer, blasint(left.isTransposed ? m : k), right.pointer,
      blasint(right.isTransposed ? k : n), keep, result, blasint(n))
  }

  /// result [n] = row [k] × right [k, n] + keep × result: for one row, faster than the general way.
  private static func multiplyRow(
    _ row: UnsafePointer<Float>, _ right: Factor, into result: UnsafeMutablePointer<Float>,
    n: Int, k: Int, keep: Float
  ) {
    let isTransposed = right.isTransposed
    cblas_sgemv(
      CblasRowMajor, isTransposed ? CblasNoTrans : CblasTrans, blasint(isTransposed ? n : k),
      blasint(isTransposed ? k : n), 1, right.pointer, blasint(isTransposed ? k : n), row, 1, keep,
      result, 1)
  }

  /// result [m, n] = column [m] × row [n]: the products alone, nothing to add up.
  private static func multiplyColumn(
    _ column: UnsafePointer<Float>, _ row: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, m: Int, n: Int
  ) {
    for i in 0..<m {
      let factor = column[i]
      let result = result + i * n
      for j in 0..<n { result[j] = factor * row[j] }
    }
  }
}
