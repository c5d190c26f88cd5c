/// An example of a walk's data that a view shows beside that of the step.
package struct ShownExample: Hashable, Sendable {
  /// What goes in.
  package let input: [Float]
  /// The right class.
  package let label: Int

  /// An example with its class.
  package init(input: [Float], label: Int) {
    self.input = input
    self.label = label
  }
}
