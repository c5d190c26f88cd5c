import NeuralCore
import TimeTravel

/// What is said of diagrams, in English.
struct EnglishDiagramView: DiagramViewPhrases {
  let head = "the whole network: an edge is a weight"

  let border = "what the network says of each place (x, y)"

  func borderLegend(isAfter: Bool, classes: Int, _ arrangement: Arrangement) -> [String] {
    let weights = isAfter ? "new weights" : "this step’s weights"
    let names = (0..<max(2, min(3, classes))).map {
      arrangement.name(ofClass: $0) ?? "a \($0)"
    }
    let points =
      "o is \(names[0])"
      + zip(["x", "+"], names.dropFirst()).map { ", \($0) \($1)" }.joined()
    let colours =
      classes == 2
      ? "blue: says \(arrangement.word(forClass: 0)), yellow: \(arrangement.word(forClass: 1)), faint: unsure"
      : "each shade is a class"
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
