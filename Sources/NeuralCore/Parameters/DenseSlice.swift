/// Where a kernel or a bias lies in the flat vector, and what its size costs.
struct DenseSlice {
  /// Its index in `Sequential.parameters`.
  let parameter: Int
  /// Where it begins.
  let offset: Int
  /// How many numbers it has.
  let count: Int
  let regularizer: Regularizer?
}
