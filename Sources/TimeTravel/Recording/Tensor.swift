/// Numbers with a shape, owned and row-major.
public struct Tensor: Equatable, Sendable {
  /// How many numbers there are along each dimension, such as [rows, width].
  public let shape: [Int]
  /// The numbers, the last dimension running fastest.
  public let values: [Float]

  /// Makes a tensor; the product of `shape` is the number of values.
  public init(shape: [Int], values: [Float]) {
    precondition(
      shape.reduce(1, *) == values.count, "a tensor has as many values as its shape says")
    self.shape = shape
    self.values = values
  }

  /// One row of a tensor of shape [rows, width]; it shares the tensor's memory.
  public func row(_ index: Int) -> ArraySlice<Float> {
    let width = shape.last ?? 0
    return values[index * width..<(index + 1) * width]
  }
}
