import TimeTravel

/// What is said of diagrams, in English.
struct EnglishDiagramView: DiagramViewPhrases {
  let head = "the whole network: an edge is a weight"

  let border = "what the network says of each place (x, y)"

  func borderLegend(isAfter: Bool, classes: Int) -> [String] {
    let weights = isAfter ? "new weights" : "this step’s weights"
    let points = classes == 2 ? "o is a 0, x a 1" : "o is a 0, x a 1, + a 2"
    let colours =
      classes == 2 ? "blue: says 0, yellow: 1, dark: unsure" : "each shade is a class"
    return ["\(weights) · \(colours)", "\(points), ✗ is taken wrongly"]
  }

  func legend(_ phase: Place.Phase) -> [String] {
    switch phase {
    case .forward, .loss, .again:
      [
        "● what leaves a neuron, ? not yet · on the edges the weights",
        "● outputs · edges: weights",
      ]
    case .backward:
      [
        "● a neuron’s blame, ? not yet · on the edges the gradients",
        "● blame · edges: gradients",
      ]
    case .update:
      [
        "● what leaves a neuron · on the edges what the update changed",
        "● outputs · edges: changes",
      ]
    }
  }
}
