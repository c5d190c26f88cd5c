// The innermost product, for one set of instructions: included once for each, which defines
//
//   NAME(word)     a name of its own for `word`
//   TARGET         the attribute that lets the compiler use the instructions
//   vector, part   a vector of numbers, and which of them are meant where it is the last one of a row
//   WIDTH          how many numbers a vector has
//   TALL, WIDEST   how many rows and vectors a tile has that fills the registers
//   SHORT          how many rows one has for the few that are left
//   ZERO, SPREAD, LOAD, LOAD_PART, STORE, STORE_PART, FUSED, PART_OF

#define TILE static inline __attribute__((always_inline)) TARGET

/// sums [count, a few vectors] += Σ over the terms of a number on the left times a row on the right.
///
/// How high and how wide it is, and whether terms are gathered, is known when it is compiled, so that all
/// sums stay in registers.
TILE void NAME(tile)(
  const size_t height, const size_t vectors, const bool gathers, const struct tile *tile,
  size_t column, part last
) {
  vector sums[TALL][3];
  const float *left[TALL];
  size_t ends = vectors - 1;
  UNROLL for (size_t row = 0; row < height; row++) {
    bool is_there = row < tile->count;
    float *sum = tile->sums[is_there ? row : 0] + column;
    left[row] = tile->left[is_there ? row : 0];
    UNROLL for (size_t v = 0; v < vectors; v++) {
      if (tile->begins) sums[row][v] = ZERO;
      else sums[row][v] = v < ends ? LOAD(sum + v * WIDTH) : LOAD_PART(last, sum + v * WIDTH);
    }
  }
  const float *right = tile->right + column;
  for (size_t i = 0; i < tile->terms; i++) {
    size_t place = gathers ? (size_t)tile->at[i] : i;
    size_t from = gathers ? place : i * tile->step;
    const float *numbers = right + place * tile->units;
    vector factors[3];
    UNROLL for (size_t v = 0; v < vectors; v++) {
      factors[v] = v < ends ? LOAD(numbers + v * WIDTH) : LOAD_PART(last, numbers + v * WIDTH);
    }
    UNROLL for (size_t row = 0; row < height; row++) {
      vector factor = SPREAD(left[row] + from);
      UNROLL for (size_t v = 0; v < vectors; v++) {
        sums[row][v] = FUSED(factor, factors[v], sums[row][v]);
      }
    }
  }
  UNROLL for (size_t row = 0; row < height; row++) {
    if (row >= tile->count) break;
    float *sum = tile->sums[row] + column;
    UNROLL for (size_t v = 0; v < vectors; v++) {
      if (v < ends) STORE(sum + v * WIDTH, sums[row][v]);
      else STORE_PART(sum + v * WIDTH, last, sums[row][v]);
    }
  }
}

// Functions of their own, or the compiler would have all tiles' numbers in mind at once.
#define TILE_OF(vectors) \
  static __attribute__((noinline)) TARGET void NAME(tile_##vectors)( \
    const struct tile *tile, size_t column, part last) { \
    bool is_short = tile->count <= SHORT; \
    if (tile->at && is_short) NAME(tile)(SHORT, vectors, true, tile, column, last); \
    else if (tile->at) NAME(tile)(TALL, vectors, true, tile, column, last); \
    else if (is_short) NAME(tile)(SHORT, vectors, false, tile, column, last); \
    else NAME(tile)(TALL, vectors, false, tile, column, last); \
  }
TILE_OF(1)
TILE_OF(2)
TILE_OF(3)
#undef TILE_OF

/// All columns of some tiles one below the other, which stand at the beginning of their rows.
static TARGET void NAME(strips)(const struct tile *tiles, size_t count, size_t columns) {
  size_t vectors = (columns + WIDTH - 1) / WIDTH;
  part whole = PART_OF(WIDTH), rest = PART_OF(columns - (vectors - 1) * WIDTH);
  for (size_t next = 0; next < vectors;) {
    size_t left = vectors - next;
    // Four are two and two: a single one has too few sums to keep the processor busy.
    size_t taken = left == WIDEST + 1 ? 2 : left < WIDEST ? left : WIDEST;
    part last = taken == left ? rest : whole;
    for (const struct tile *tile = tiles; tile < tiles + count; tile++) {
      if (taken == 3) NAME(tile_3)(tile, next * WIDTH, last);
      else if (taken == 2) NAME(tile_2)(tile, next * WIDTH, last);
      else NAME(tile_1)(tile, next * WIDTH, last);
    }
    next += taken;
  }
}

#undef TILE
#undef NAME
#undef TARGET
#undef vector
#undef part
#undef WIDTH
#undef TALL
#undef SHORT
#undef WIDEST
#undef ZERO
#undef SPREAD
#undef LOAD
#undef LOAD_PART
#undef STORE
#undef STORE_PART
#undef FUSED
#undef PART_OF
