/// What an answer means: a class, and how sure it is.
package enum SaidClass {
  /// The class with the largest output and its probability; of a single output 1 or 0, on which side
  /// of ½ it is; −1 where it is no number.
  package static func meaning(of row: ArraySlice<Float>) -> (said: Int, sure: Float) {
    guard !row.contains(where: \.isNaN), let first = row.first else { return (-1, 0) }
    if row.count == 1 { return first > 0.5 ? (1, first) : (0, 1 - first) }
    var best = row.startIndex
    for index in row.indices where row[index] > row[best] { best = index }
    return (best - row.startIndex, row[best])
  }

  /// The class that a target means, for so many outputs.
  package static func truth(_ target: ArraySlice<Float>, outputs: Int) -> Int {
    guard target.count == 1, let only = target.first else { return meaning(of: target).said }
    return outputs == 1 ? (only > 0.5 ? 1 : 0) : Int(only)
  }

  /// What a place of a map shows: for two classes 2 p − 1 of the second, for more the class from 0 to 1.
  package static func shade(_ meaning: (said: Int, sure: Float), classes: Int) -> Float {
    classes == 2
      ? (meaning.said == 1 ? 2 * meaning.sure - 1 : 1 - 2 * meaning.sure)
      : Float(meaning.said) / Float(classes - 1)
  }
}
