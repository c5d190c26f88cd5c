extension LifeReport {
  /// Where a jump was made: the update of its weight in its step; nil where it is of no weight.
  package func target(of jump: Jump) -> Target? {
    guard let parameter = subject.parameter(in: network), let slice else { return nil }
    let units = slice.shape.last ?? 1
    return Target(
      step: jump.step, place: .update(parameter: parameter), unit: jump.index % units,
      term: slice.isKernel ? jump.index / units : nil)
  }
}
