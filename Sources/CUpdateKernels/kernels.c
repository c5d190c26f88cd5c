#include "formulas.h"

/// Moves one row; each combination of flags is a loop of its own, without branches.
INLINE void move_row(struct row row, struct update_formula f) {
  switch (f.rule) {
    case UPDATE_DESCENT: descent_row(row, f); break;
    case UPDATE_MOMENTUM:
      if (f.nesterov) momentum_row(row, f, true);
      else momentum_row(row, f, false);
      break;
    case UPDATE_ADAGRAD: adagrad_row(row, f); break;
    case UPDATE_RMSPROP:
      if (f.has_momentum && f.centered) rmsprop_row(row, f, true, true);
      else if (f.has_momentum) rmsprop_row(row, f, true, false);
      else if (f.centered) rmsprop_row(row, f, false, true);
      else rmsprop_row(row, f, false, false);
      break;
    case UPDATE_ADADELTA: adadelta_row(row, f); break;
    case UPDATE_ADAM:
      if (f.amsgrad) adam_row(row, f, true);
      else adam_row(row, f, false);
      break;
    case UPDATE_ADAMAX: adamax_row(row, f); break;
    case UPDATE_NADAM: nadam_row(row, f); break;
  }
}

/// Moves all rows.
INLINE void move_rows(const struct update_formula *formula, const struct update_weights *weights) {
  struct update_formula f = *formula;
  struct update_weights p = *weights;
  for (size_t i = 0; i < p.rows; i++) {
    float *slots = p.slots + i * p.units;
    struct row row = {
      .w = p.w + i * p.units, .first = slots, .second = slots + p.stride,
      .third = slots + 2 * p.stride, .x = p.x[i], .d = p.d, .units = p.units, .silent = false,
    };
    if (p.decay != 0) decay_row(row, p.decay);
    if (row.x == 0 && p.skips_zeros) {
      row.silent = true;
      move_row(row, f);
    } else {
      move_row(row, f);
    }
  }
}

static void move_basic(const struct update_formula *formula, const struct update_weights *weights) {
  move_rows(formula, weights);
}

#if defined(__x86_64__)
__attribute__((target("avx2")))
static void move_avx2(const struct update_formula *formula, const struct update_weights *weights) {
  move_rows(formula, weights);
}

__attribute__((target("avx512f,avx512vl,avx512bw,avx512dq")))
static void move_avx512(const struct update_formula *formula, const struct update_weights *weights) {
  move_rows(formula, weights);
}

enum update_instructions update_widest_instructions(void) {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
      && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")) {
    return UPDATE_AVX512;
  }
  return __builtin_cpu_supports("avx2") ? UPDATE_AVX2 : UPDATE_BASIC;
}
#else
enum update_instructions update_widest_instructions(void) { return UPDATE_BASIC; }
#endif

void update_move(
  enum update_instructions instructions, const struct update_formula *formula,
  const struct update_weights *weights) {
#if defined(__x86_64__)
  if (instructions == UPDATE_AVX512) return move_avx512(formula, weights);
  if (instructions == UPDATE_AVX2) return move_avx2(formula, weights);
#endif
  move_basic(formula, weights);
}
