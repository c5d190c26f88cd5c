#include "CProductKernels.h"

#include <stdint.h>
#include <string.h>

/// The most rows of a tile, of all instructions.
#define MOST_ROWS 8

/// Some rows of sums, and what is added to them.
struct tile {
  /// A number of term i stands at `left[row] + at_i`, or at `left[row] + i * step` where none are gathered.
  const float *left[MOST_ROWS];
  size_t step;
  /// The terms' rows: that of term i begins at `right + at_i * units`, or at `right + i * units`.
  const float *right;
  const int32_t *at;
  size_t terms, units;
  float *sums[MOST_ROWS];
  /// How many rows there are.
  size_t count;
  /// Whether sums begin at 0, and not with what is there.
  bool begins;
};

#if defined(__x86_64__)
#include <immintrin.h>

#define UNROLL _Pragma("unroll")

#define NAME(word) word##_avx512
#define TARGET __attribute__((target("avx512f,avx512vl,avx512bw,avx512dq")))
#define vector __m512
#define part __mmask16
#define WIDTH 16
#define TALL 8
#define WIDEST 3
#define SHORT 4
#define ZERO _mm512_setzero_ps()
#define SPREAD(at) _mm512_set1_ps(*(at))
#define LOAD(at) _mm512_loadu_ps(at)
#define LOAD_PART(part, at) _mm512_maskz_loadu_ps(part, at)
#define STORE(at, numbers) _mm512_storeu_ps(at, numbers)
#define STORE_PART(at, part, numbers) _mm512_mask_storeu_ps(at, part, numbers)
#define FUSED(a, b, c) _mm512_fmadd_ps(a, b, c)
#define PART_OF(count) ((__mmask16)((1u << (count)) - 1))
#include "tile.h"

#define NAME(word) word##_avx2
#define TARGET __attribute__((target("avx2,fma")))
#define vector __m256
#define part __m256i
#define WIDTH 8
#define TALL 6
#define WIDEST 2
#define SHORT 2
#define ZERO _mm256_setzero_ps()
#define SPREAD(at) _mm256_broadcast_ss(at)
#define LOAD(at) _mm256_loadu_ps(at)
#define LOAD_PART(part, at) _mm256_maskload_ps(at, part)
#define STORE(at, numbers) _mm256_storeu_ps(at, numbers)
#define STORE_PART(at, part, numbers) _mm256_maskstore_ps(at, part, numbers)
#define FUSED(a, b, c) _mm256_fmadd_ps(a, b, c)
#define PART_OF(count) \
  _mm256_cmpgt_epi32(_mm256_set1_epi32((int)(count)), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7))
#include "tile.h"

enum product_instructions product_widest_instructions(void) {
  enum update_instructions widest = update_widest_instructions();
  if (widest == UPDATE_AVX512) return PRODUCT_AVX512;
  return widest == UPDATE_AVX2 && __builtin_cpu_supports("fma") ? PRODUCT_AVX2 : PRODUCT_NONE;
}

/// Works out all columns of some tiles that have the same terms.
static void work_out(
  enum product_instructions instructions, const struct tile *tiles, size_t count, size_t columns
) {
  if (instructions == PRODUCT_AVX512) strips_avx512(tiles, count, columns);
  else strips_avx2(tiles, count, columns);
}
#else
enum product_instructions product_widest_instructions(void) { return PRODUCT_NONE; }

// Nobody may call it: there are no instructions.
static void work_out(
  enum product_instructions instructions, const struct tile *tiles, size_t count, size_t columns
) {
  (void)instructions, (void)tiles, (void)count, (void)columns;
}
#endif

static size_t tile_height(enum product_instructions instructions) {
  return instructions == PRODUCT_AVX512 ? 8 : 6;
}

/// How many terms of all sums are added before the next ones are: their rows stay in the first cache.
#define TERMS_AT_A_TIME 128

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

/// The places of the inputs, of at most `TERMS_AT_A_TIME`, that are not 0 in some row.
static size_t find_active(
  const float *x, size_t stride, size_t rows, size_t inputs, int32_t *places
) {
  bool active[TERMS_AT_A_TIME] = {false};
  for (size_t row = 0; row < rows; row++) {
    const float *numbers = x + row * stride;
    for (size_t i = 0; i < inputs; i++) active[i] |= numbers[i] != 0;
  }
  size_t found = 0;
  for (size_t i = 0; i < inputs; i++) {
    places[found] = (int32_t)i;
    found += active[i];
  }
  return found;
}

/// How many tiles are worked out with one look at the terms' rows.
#define TILES_AT_A_TIME 16

void product_add(enum product_instructions instructions, const struct product_forward *product) {
  struct product_forward p = *product;
  size_t height = tile_height(instructions);
  int32_t places[TERMS_AT_A_TIME];
  struct tile tiles[TILES_AT_A_TIME];
  for (size_t top = 0; top < p.rows; top += height * TILES_AT_A_TIME) {
    size_t end = smaller(p.rows, top + height * TILES_AT_A_TIME);
    for (size_t first = 0; first < p.inputs; first += TERMS_AT_A_TIME) {
      const float *x = p.x + top * p.inputs + first;
      size_t inputs = smaller(TERMS_AT_A_TIME, p.inputs - first);
      size_t active = find_active(x, p.inputs, end - top, inputs, places);
      if (active == 0) continue;
      size_t count = 0;
      for (size_t row = top; row < end; row += height) {
        struct tile *tile = &tiles[count++];
        *tile = (struct tile){
          .right = p.kernel + first * p.units, .at = places, .terms = active, .units = p.units,
          .count = smaller(height, end - row), .begins = false,
        };
        for (size_t i = 0; i < tile->count; i++) {
          tile->left[i] = p.x + (row + i) * p.inputs + first;
          tile->sums[i] = p.z + (row + i) * p.units;
        }
      }
      work_out(instructions, tiles, count, p.units);
    }
  }
}

/// How many columns of gradients are worked out before they are used: those of a tile stay in the cache.
#define COLUMNS_AT_A_TIME 512

/// The gradients of a few inputs and some columns, as they are worked out.
struct gradients {
  float numbers[MOST_ROWS][COLUMNS_AT_A_TIME];
};

/// Works out the gradients of the inputs at some places, for `columns` columns from `column` on.
static void form_gradients(
  enum product_instructions instructions, const struct product_gradient *p, const int32_t *places,
  size_t count, size_t column, size_t columns, struct gradients *gradients
) {
  struct tile tile = {.step = p->stride, .units = p->units, .count = count};
  for (size_t first = 0; first < p->rows; first += TERMS_AT_A_TIME) {
    for (size_t row = 0; row < count; row++) {
      tile.left[row] = p->x + first * p->stride + places[row];
      tile.sums[row] = gradients->numbers[row];
    }
    tile.right = p->delta + first * p->units + column;
    tile.terms = smaller(TERMS_AT_A_TIME, p->rows - first);
    tile.begins = first == 0;
    work_out(instructions, &tile, 1, columns);
  }
}

/// Whom gradients are handed to: where they are written down, or what moves along them.
struct receiver {
  float *gradient;
  enum update_instructions update;
  const struct update_formula *formula;
  struct update_weights weights;
  size_t units;
};

/// Hands over the gradients of an input's weights from `column` on.
static void hand_over(
  const struct receiver *to, size_t input, size_t column, size_t columns, const float *gradients
) {
  size_t offset = input * to->units + column;
  if (to->gradient) {
    memcpy(to->gradient + offset, gradients, columns * sizeof(float));
    return;
  }
  static const float one = 1;
  struct update_weights weights = to->weights;
  weights.w += offset;
  weights.slots += offset;
  weights.x = &one;
  weights.d = gradients;
  weights.rows = 1;
  weights.units = columns;
  weights.skips_zeros = false;
  update_move(to->update, to->formula, &weights);
}

/// Hands over that the inputs from one to before another have no gradients.
static void hand_over_none(
  const struct receiver *to, const struct product_gradient *p, size_t from, size_t end
) {
  if (from >= end) return;
  size_t offset = from * to->units;
  if (to->gradient) {
    memset(to->gradient + offset, 0, (end - from) * to->units * sizeof(float));
    return;
  }
  struct update_weights weights = to->weights;
  weights.w += offset;
  weights.slots += offset;
  // They are all 0, in this row as in the others.
  weights.x = p->x + from;
  weights.d = p->delta;
  weights.rows = end - from;
  weights.units = to->units;
  weights.skips_zeros = true;
  update_move(to->update, to->formula, &weights);
}

static void hand_over_gradients(
  enum product_instructions instructions, const struct product_gradient *product,
  const struct receiver *to
) {
  struct product_gradient p = *product;
  size_t height = tile_height(instructions);
  int32_t places[TERMS_AT_A_TIME];
  struct gradients gradients;
  size_t done = 0;
  for (size_t first = 0; first < p.part; first += TERMS_AT_A_TIME) {
    size_t inputs = smaller(TERMS_AT_A_TIME, p.part - first);
    size_t active = inputs;
    if (p.skips_zeros) active = find_active(p.x + first, p.stride, p.rows, inputs, places);
    else for (size_t i = 0; i < inputs; i++) places[i] = (int32_t)i;
    for (size_t i = 0; i < active; i++) places[i] += (int32_t)first;
    for (size_t next = 0; next < active; next += height) {
      size_t count = smaller(height, active - next);
      for (size_t column = 0; column < p.units; column += COLUMNS_AT_A_TIME) {
        size_t columns = smaller(COLUMNS_AT_A_TIME, p.units - column);
        form_gradients(instructions, &p, places + next, count, column, columns, &gradients);
        for (size_t row = 0; row < count; row++) {
          hand_over(to, (size_t)places[next + row], column, columns, gradients.numbers[row]);
        }
      }
      for (size_t row = 0; row < count; row++) {
        size_t input = (size_t)places[next + row];
        hand_over_none(to, &p, done, input);
        done = input + 1;
      }
    }
  }
  hand_over_none(to, &p, done, p.part);
}

void product_write_gradient(
  enum product_instructions instructions, const struct product_gradient *product, float *gradient
) {
  struct receiver to = {.gradient = gradient, .units = product->units};
  hand_over_gradients(instructions, product, &to);
}

void product_move_along_gradient(
  enum product_instructions instructions, const struct product_gradient *product,
  enum update_instructions update, const struct update_formula *formula,
  const struct update_weights *weights
) {
  struct receiver to = {
    .update = update, .formula = formula, .weights = *weights, .units = product->units,
  };
  hand_over_gradients(instructions, product, &to);
}
