// Products of a dense layer for several rows, in the widest instructions that the processor has, without
// the inputs that are 0 in all rows: four in ten of the pixels of 32 digits.
//
// Every sum is worked out in one order, input after input or row after row, by fused multiplications and
// additions of IEEE single precision: however many rows there are, and whichever instructions are used,
// a sum has the same bits.
#ifndef C_PRODUCT_KERNELS_H
#define C_PRODUCT_KERNELS_H

#include "CUpdateKernels.h"

/// Instructions that products can be worked out by; none where the processor cannot fuse.
enum product_instructions { PRODUCT_NONE, PRODUCT_AVX2, PRODUCT_AVX512 };

/// The widest that this processor has.
enum product_instructions product_widest_instructions(void);

/// What enters a dense layer and what it makes of it: z [rows, units] += x [rows, inputs] kernel.
///
/// An input that is 0 in every row adds nothing: so it is where the kernel is finite.
struct product_forward {
  const float *x;
  const float *kernel;
  float *z;
  size_t rows, inputs, units;
};

/// Adds the weighted sums to what z holds.
void product_add(enum product_instructions instructions, const struct product_forward *product);

/// The gradients of those rows of a kernel that belong to `part` inputs: xᵀ δ, summed over the rows.
struct product_gradient {
  /// The first of these inputs in the first row, and how far apart rows are stored.
  const float *x;
  size_t stride;
  /// [rows, units].
  const float *delta;
  size_t rows, part, units;
  /// Whether an input that is 0 in every row has no gradient; so it is where every δ is finite.
  bool skips_zeros;
};

/// Writes the gradients down, [part, units].
void product_write_gradient(
  enum product_instructions instructions, const struct product_gradient *product, float *gradient);

/// Moves the weights [part, units] along their gradients, which are written down nowhere: the same bits
/// as if they were.
///
/// Of `weights` count w, slots, stride and decay.
void product_move_along_gradient(
  enum product_instructions instructions, const struct product_gradient *product,
  enum update_instructions update, const struct update_formula *formula,
  const struct update_weights *weights);

#endif
