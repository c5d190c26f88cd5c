import NeuralCore

extension Plot {
  /// Reads a `plot` block: `function: sigmoid`, and if wanted `slope: yes`, `from: -4`, `to: 4`.
  init(_ yaml: String, line: Int, file: String) throws(LessonError) {
    let fields = try Fields(
      yaml, what: "plot", allowed: LessonKeys.plot, line: line, offset: line,
      file: file)
    let name = try fields.required("function")
    guard let function = try? Activation(name), !function.mixesUnits else {
      throw fields.error("function", "“\(name)” has no curve; every activation of one z has one")
    }
    let from = Float(try fields.number("from") ?? -4)
    let to = Float(try fields.number("to") ?? 4)
    guard from < to, from >= -1000, to <= 1000 else {
      throw fields.error("to", "“from” lies before “to”, both within −1000…1000")
    }
    self.function = function
    self.withSlope = try fields.words("slope").map { $0 == "yes" || $0 == "true" } ?? false
    self.range = from...to
  }
}
