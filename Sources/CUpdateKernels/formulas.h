// One row of weights, by each of the formulas.
//
// `Optimizers/OptimizerRule+Update.swift` of NeuralCore has them in words.
#include "CUpdateKernels.h"

#include <float.h>

// a * b + c stays two operations.
#pragma clang fp contract(off)

#define INLINE static inline __attribute__((always_inline))

/// A row of weights: w [units], its slots, and its gradients x d [units], all 0 where it is `silent`.
struct row {
  float *w, *first, *second, *third;
  float x;
  const float *d;
  size_t units;
  bool silent;
};

// The rows of one call never overlap.
#define FOR_EACH_WEIGHT \
  _Pragma("clang loop vectorize(assume_safety) interleave_count(1)") \
  for (size_t j = 0; j < row.units; j++)

INLINE float gradient(struct row row, size_t j) { return row.silent ? 0 : row.x * row.d[j]; }

/// What a slot keeps: 0 in place of a number below 2^−126, with which processors are slow.
INLINE float kept(float number) { return __builtin_fabsf(number) < FLT_MIN ? 0 : number; }

INLINE float root(float number) { return __builtin_elementwise_sqrt(number); }

/// The larger of two; the first where one is no number.
INLINE float larger(float a, float b) { return b >= a ? b : a; }

INLINE void decay_row(struct row row, float decay) {
  FOR_EACH_WEIGHT row.w[j] -= decay * row.w[j];
}

INLINE void descent_row(struct row row, struct update_formula f) {
  // A weight without a gradient stays.
  if (row.silent && f.rate * 0 == 0) return;
  FOR_EACH_WEIGHT row.w[j] -= f.rate * gradient(row, j);
}

INLINE void momentum_row(struct row row, struct update_formula f, bool nesterov) {
  FOR_EACH_WEIGHT {
    float step = f.rate * gradient(row, j);
    float m = kept(f.momentum * row.first[j] - step);
    row.first[j] = m;
    row.w[j] += nesterov ? f.momentum * m - step : m;
  }
}

INLINE void adagrad_row(struct row row, struct update_formula f) {
  FOR_EACH_WEIGHT {
    float g = gradient(row, j);
    float a = kept(row.first[j] + g * g);
    row.first[j] = a;
    row.w[j] -= f.rate * g / root(a + f.epsilon);
  }
}

INLINE void rmsprop_row(struct row row, struct update_formula f, bool has_momentum, bool centered) {
  float *momentum = row.second;
  float *average = has_momentum ? row.third : row.second;
  FOR_EACH_WEIGHT {
    float g = gradient(row, j);
    float v = kept(f.keep * row.first[j] + f.take * (g * g));
    row.first[j] = v;
    if (centered) {
      float a = kept(f.keep * average[j] + f.take * g);
      average[j] = a;
      v -= a * a;
    }
    float step = f.rate * g / root(v + f.epsilon);
    if (has_momentum) {
      step = kept(f.momentum * momentum[j] + step);
      momentum[j] = step;
    }
    row.w[j] -= step;
  }
}

INLINE void adadelta_row(struct row row, struct update_formula f) {
  FOR_EACH_WEIGHT {
    float g = gradient(row, j);
    float s = kept(f.keep * row.first[j] + f.take * (g * g));
    float x = row.second[j];
    float d = -root(x + f.epsilon) / root(s + f.epsilon) * g;
    row.first[j] = s;
    row.second[j] = kept(f.keep * x + f.take * (d * d));
    row.w[j] += f.rate * d;
  }
}

/// Whether all of a row of numbers are 0, which none of a slot's has a sign of.
INLINE bool rests(const float *numbers, size_t count) {
  typedef unsigned __attribute__((may_alias)) bits;
  const bits *all = (const bits *)numbers;
  bits any = 0;
  for (size_t j = 0; j < count; j++) any |= all[j];
  return any == 0;
}

/// What Adam does to a row without gradients whose momenta are 0: its weights stay, unless one is NaN.
INLINE void adam_resting_row(struct row row, struct update_formula f) {
  if (rests(row.second, row.units)) return;
  FOR_EACH_WEIGHT {
    float v = kept(row.second[j] + f.second * (0 - row.second[j]));
    row.second[j] = v;
    row.w[j] -= 0 * v;
  }
}

/// Two numbers of a weight: the mean of its gradients and the mean of their squares.
struct means {
  float first, second;
};

/// Takes a gradient into both means of a weight.
INLINE struct means take(struct row row, size_t j, float g, struct update_formula f) {
  struct means means = {
    .first = kept(row.first[j] + f.take * (g - row.first[j])),
    .second = kept(row.second[j] + f.second * (g * g - row.second[j])),
  };
  row.first[j] = means.first;
  row.second[j] = means.second;
  return means;
}

INLINE void adam_row(struct row row, struct update_formula f, bool amsgrad) {
  bool stays = !amsgrad && f.epsilon > 0 && f.rate * 0 == 0;
  if (row.silent && stays && rests(row.first, row.units)) return adam_resting_row(row, f);
  FOR_EACH_WEIGHT {
    struct means means = take(row, j, gradient(row, j), f);
    float v = means.second;
    if (amsgrad) {
      v = kept(larger(row.third[j], v));
      row.third[j] = v;
    }
    row.w[j] -= f.rate * means.first / ((root(v) + f.epsilon) * f.scale);
  }
}

INLINE void adamax_row(struct row row, struct update_formula f) {
  FOR_EACH_WEIGHT {
    float g = gradient(row, j);
    float m = kept(row.first[j] + f.take * (g - row.first[j]));
    float u = kept(larger(f.second * row.second[j], __builtin_fabsf(g)));
    row.first[j] = m;
    row.second[j] = u;
    row.w[j] -= f.rate * m / ((u + f.epsilon) * f.scale);
  }
}

INLINE void nadam_row(struct row row, struct update_formula f) {
  FOR_EACH_WEIGHT {
    float g = gradient(row, j);
    struct means means = take(row, j, g, f);
    float step = f.ahead * means.first + f.here * g;
    row.w[j] -= step / ((root(means.second * f.growth) + f.epsilon) * f.scale);
  }
}
