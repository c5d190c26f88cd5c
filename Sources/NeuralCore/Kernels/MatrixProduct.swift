// The only file that knows BLAS. Everything is row-major and single precision.
import COpenBLAS

/// A matrix that enters a product, as it is stored or transposed; then it is told how far apart its
/// rows are stored, so that it can be some columns of a wider one.
package enum Factor {
  case plain(UnsafePointer<Float>)
  case transposed(UnsafePointer<Float>, stride: Int)

  fileprivate var pointer: UnsafePointer<Float> {
    switch self {
    case .plain(let pointer), .transposed(let pointer, _): pointer
    }
  }

  fileprivate var isTransposed: Bool {
    if case .transposed = self { true } else { false }
  }

  /// How far apart rows are stored: of a plain matrix as far as they are wide.
  fileprivate func stride(_ width: Int) -> Int {
    if case .transposed(_, let stride) = self { stride } else { width }
  }
}

/// Matrix products through CBLAS, with the library's own threads switched off.
package enum MatrixProduct {
  /// OpenBLAS would start threads of its own; rows are the core's to share out.
  private static let prepared: Void = {
    blas_choose_kernels()
    openblas_set_num_threads(1)
  }()

  /// The processor that the library's kernels were written for, by the library's name for it.
  package static var kernels: String {
    prepared
    return String(cString: openblas_get_corename())
  }

  /// result [m, n] = left [m, k] × right [k, n] + keep × result.
  ///
  /// The shapes are those after transposition. `keep` is 0 to overwrite and 1 to add.
  package static func multiply(
    _ left: Factor, _ right: Factor, into result: UnsafeMutablePointer<Float>,
    m: Int, n: Int, k: Int, keep: Float = 0
  ) {
    prepared
    if m == 1 { return multiplyRow(left, right, into: result, n: n, k: k, keep: keep) }
    cblas_sgemm(
      CblasRowMajor, left.isTransposed ? CblasTrans : CblasNoTrans,
      right.isTransposed ? CblasTrans : CblasNoTrans, blasint(m), blasint(n), blasint(k), 1,
      left.pointer, blasint(left.stride(k)), right.pointer, blasint(right.stride(n)), keep, result,
      blasint(n))
  }

  /// result [n] = row [k] × right [k, n] + keep × result: for one row, faster than the general way.
  private static func multiplyRow(
    _ row: Factor, _ right: Factor, into result: UnsafeMutablePointer<Float>, n: Int, k: Int,
    keep: Float
  ) {
    let isTransposed = right.isTransposed
    cblas_sgemv(
      CblasRowMajor, isTransposed ? CblasNoTrans : CblasTrans, blasint(isTransposed ? n : k),
      blasint(isTransposed ? k : n), 1, right.pointer, blasint(right.stride(n)), row.pointer,
      blasint(row.stride(1)), keep, result, 1)
  }
}
