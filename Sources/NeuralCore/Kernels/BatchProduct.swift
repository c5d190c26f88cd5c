// The only file that knows the C products of dense layers.
import CProductKernels
import CUpdateKernels

/// A dense layer's products for several rows, without the inputs that are 0 in all of them.
///
/// It packs nothing, as BLAS does before every product: few rows would not pay for that.
package enum BatchProduct {
  /// The widest instructions for them that the processor has; with none, BLAS does all products.
  package static let instructions = product_widest_instructions()

  /// Whether the processor has such instructions.
  static var isAvailable: Bool { instructions != PRODUCT_NONE }

  /// z [rows, units] += x [rows, inputs] · kernel [inputs, units].
  package static func add(
    _ x: UnsafePointer<Float>, _ kernel: UnsafePointer<Float>,
    into z: UnsafeMutablePointer<Float>, rows: Int, inputs: Int, units: Int,
    by instructions: product_instructions = instructions
  ) {
    let product = product_forward(
      x: x, kernel: kernel, z: z, rows: rows, inputs: inputs, units: units)
    withUnsafePointer(to: product) { product_add(instructions, $0) }
  }
}

/// The gradients of some rows of a kernel: xᵀ · δ, summed over the rows of a batch.
package struct KernelGradient {
  private let product: product_gradient

  /// That of `part` inputs, of which x is the first one in the first row; rows of x are `stride` apart.
  ///
  /// δ [rows, units] is ∂L/∂z.
  package init(
    x: UnsafePointer<Float>, stride: Int, delta: UnsafePointer<Float>, rows: Int, part: Int,
    units: Int
  ) {
    product = product_gradient(
      x: x, stride: stride, delta: delta, rows: rows, part: part, units: units,
      skips_zeros: SparseRow.isFinite(delta, rows * units))
  }

  /// Writes it down, [part, units].
  package func write(
    to gradient: UnsafeMutablePointer<Float>,
    by instructions: product_instructions = BatchProduct.instructions
  ) {
    withUnsafePointer(to: product) { product_write_gradient(instructions, $0, gradient) }
  }

  /// Moves weights along it.
  func move(
    _ weights: update_weights, by formula: update_formula, _ update: update_instructions
  ) {
    withUnsafePointer(to: product) { product in
      withUnsafePointer(to: formula) { formula in
        withUnsafePointer(to: weights) { weights in
          product_move_along_gradient(
            BatchProduct.instructions, product, update, formula, weights)
        }
      }
    }
  }
}
