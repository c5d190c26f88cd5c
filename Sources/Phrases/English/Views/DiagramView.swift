import TimeTravel

/// What is said of diagrams, in English.
struct EnglishDiagramView: DiagramViewPhrases {
  let head = "the whole network: an edge is a weight"

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
