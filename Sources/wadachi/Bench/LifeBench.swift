import LessonKit
import NeuralCore
import TimeTravel
import Workbench

/// How long the learner waits for the life of a weight, a neuron or a layer of the tutorial's network.
struct LifeBench {
  let materials: Materials
  let effort: BenchEffort

  /// All that is measured.
  func measure() throws -> [BenchFigures.Life] {
    let weight = LifeSubject.number(parameter: 0, index: 161 * 200 + 31)
    let (short, long) = effort.lifeSteps
    return [
      try life(of: weight, "a weight", batch: 1, steps: short),
      try life(of: weight, "a weight", batch: 32, steps: short),
      try life(of: weight, "a weight", batch: 1, steps: long),
      try life(of: .neuron(layer: 0, unit: 31), "a neuron", batch: 1, steps: short),
      try life(of: .slice(parameter: 0), "a layer", batch: 1, steps: short),
    ]
  }

  /// Walks there, which is not measured, and then reads the life.
  private func life(
    of subject: LifeSubject, _ what: String, batch: Int, steps: Int
  ) throws -> BenchFigures.Life {
    var timeline = try StepOpening(batch: batch).timeline(on: materials.mnist.train)
    try timeline.go(to: Target(step: steps))
    var seconds: [Double] = []
    for _ in 0..<min(3, effort.rounds) {
      guard var life = timeline.life(of: subject) else { continue }
      seconds.append(Sample.seconds { while !timeline.advance(&life, atMost: 50) {} })
    }
    return BenchFigures.Life(
      what: what, batch: batch, steps: steps, seconds: Sample(seconds).median)
  }
}
