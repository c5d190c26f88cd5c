// OpenBLAS, and what it is told before its first product.
//
// It chooses its kernels by the number of the processor's model. A processor that is newer than the
// library is given those for the oldest that it knows, which take five times as long as need be.
#pragma once
#include <cblas.h>
#include <stdlib.h>
#include <string.h>

#if defined(__linux__) && defined(__x86_64__)
// In libraries that are built for several processors; their header does not name them.
extern void gotoblas_dynamic_init(void) __attribute__((weak));
extern void gotoblas_dynamic_quit(void) __attribute__((weak));

/// The kernels for what the processor can do, by OpenBLAS's name.
static inline const char *blas_fitting_kernels(void) {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) {
    return "SkylakeX";
  }
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? "Haswell" : NULL;
}

/// Lets it choose once more, where it took its oldest kernels for a processor that has newer
/// instructions and nobody said which to take.
static inline void blas_choose_kernels(void) {
  static const char variable[] = "OPENBLAS_CORETYPE";
  const char *fitting = blas_fitting_kernels();
  if (!gotoblas_dynamic_init || !gotoblas_dynamic_quit || !fitting) return;
  if (getenv(variable) || strcmp(openblas_get_corename(), "Prescott") != 0) return;
  setenv(variable, fitting, 1);
  gotoblas_dynamic_quit();
  gotoblas_dynamic_init();
  unsetenv(variable);
}
#else
static inline void blas_choose_kernels(void) {}
#endif
