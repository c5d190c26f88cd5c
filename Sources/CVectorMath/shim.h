// Four square roots in one instruction: Swift's own go one by one, each with a way out to libm.

typedef float vector_math_float4 __attribute__((ext_vector_type(4)));

static inline vector_math_float4 vector_math_square_roots(vector_math_float4 values) {
  return __builtin_elementwise_sqrt(values);
}
