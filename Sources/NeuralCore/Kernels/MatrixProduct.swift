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
    cblas_sgemm(
      CblasRowMajor, left.isTransposed ? CblasTrans : CblasNoTrans,
      right.isTransposed ? CblasTrans : CblasNoTrans, blasint(m), blasint(n), blasint(k), 1,
      left.pointer, blasint(left.isTransposed ? m : k), right.pointer,
      blasint(right.isTransposed ? k : n), keep, result, blasint(n))
  }
}
