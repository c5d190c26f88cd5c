// How optimizers move weights, in the widest instructions that the processor has.
//
// Every number is worked out by single operations of IEEE single precision in one order, none of them
// fused or approximated: all processors, and all instructions of one, give the same bits.
#ifndef C_UPDATE_KERNELS_H
#define C_UPDATE_KERNELS_H

#include <stdbool.h>
#include <stddef.h>

/// The formulas, which `formulas.h` has.
enum update_rule {
  UPDATE_DESCENT,
  UPDATE_MOMENTUM,
  UPDATE_ADAGRAD,
  UPDATE_RMSPROP,
  UPDATE_ADADELTA,
  UPDATE_ADAM,
  UPDATE_ADAMAX,
  UPDATE_NADAM,
};

/// A formula, and those of its numbers that are the same for every weight.
struct update_formula {
  enum update_rule rule;
  /// The learning rate, corrected for the beginning and times `scale` where the rule does so.
  float rate;
  /// A power of two that multiplies both parts of a fraction of Adam and its kin, so that the small
  /// product above stays large enough to be worked out quickly; it changes no digit of the quotient.
  float scale;
  /// How much of what it was a first mean keeps, and how much of the new it takes.
  float keep, take;
  /// How much a mean of squares takes, or how much the largest gradient keeps.
  float second;
  float momentum;
  float epsilon;
  /// Nadam's: what multiplies the momentum and the gradient, times `scale`, and the velocity.
  float ahead, here, growth;
  /// Whether the momentum of rule `MOMENTUM` looks ahead.
  bool nesterov;
  /// Whether RMSprop has a momentum and whether it is centered; whether Adam takes the largest velocity.
  bool has_momentum, centered, amsgrad;
};

/// The weights that move, [rows, units], and their gradients: x_i d_j of the one in row i and column j.
///
/// Gradients that are written down are a single row with x = 1.
struct update_weights {
  float *w;
  /// What is kept for the weights: for each slot one such block, `stride` numbers after the other.
  float *slots;
  size_t stride;
  const float *x;
  const float *d;
  size_t rows, units;
  /// Whether a row where x is 0 has no gradient; so it is where every d is finite.
  bool skips_zeros;
  /// What is taken of every weight beforehand, as a part of it; 0 takes nothing.
  float decay;
};

/// Instructions by which weights can be moved; the basic ones every processor has.
enum update_instructions { UPDATE_BASIC, UPDATE_AVX2, UPDATE_AVX512 };

/// The widest that this processor has.
enum update_instructions update_widest_instructions(void);

/// Moves weights by a formula.
void update_move(
  enum update_instructions instructions, const struct update_formula *formula,
  const struct update_weights *weights);

#endif
