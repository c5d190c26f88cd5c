import NeuralCore

let cubed = OwnLoss("cubed") { p, t in
  var sum = 0.0
  for k in p.indices {
    let gap = (p[k] - t[k]).magnitude
    sum += gap * gap * gap
  }
  return sum
} slope: { p, t in
  p.indices.map { k in
    let gap = p[k] - t[k]
    return 3 * gap * gap.magnitude
  }
}

let signed = OwnOptimizer("sign_sgd", slots: ["momentum"]) { weight, gradient, slots, step in
  slots[0] = 0.9 * slots[0] + gradient
  weight -= step.learningRate * (slots[0] > 0 ? 1 : slots[0] < 0 ? -1 : 0)
}

func sessionOfOnesOwn(_ network: Sequential) throws -> Session {
  Session(
    network: network, loss: try Loss("cubed", own: [cubed]),
    optimizer: try Optimizer("sign_sgd(0.01, clipnorm: 1)", own: [signed]), seed: 7)
}

func slopesAgree(_ session: Session, on batch: Batch) -> Bool {
  session.gradientCheck(at: session.parameters.indices, on: batch).allSatisfy { $0.agrees }
}
