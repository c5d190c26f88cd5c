import Notation

extension English {
  /// A count with its noun: `1 weight`, `1,200 weights`, `2 biases`.
  package static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(Numerals.count(count)) \(count == 1 ? noun : plural ?? noun + "s")"
  }

  /// A verb after a count: `is` or `are`, `has` or `have`, `moves` or `move`.
  package static func verb(_ count: Int, _ one: String, _ many: String) -> String {
    count == 1 ? one : many
  }
}
