import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// The scales of a view over steps, fitted at one of them and held from there on, so that its pictures can
/// be compared from step to step.
package struct HeldScale: Hashable, Sendable {
  /// The step at which they were fitted.
  package let step: Int
  private let place: Place
  private let subject: LifeSubject?
  private let unit: Int?
  /// The largest weights before and after the update, and the largest changes.
  private let weights: Limits?
  private let changes: Limits?
  /// The largest number of a curve, and of its pictures.
  let curve: Float
  let film: Float

  /// Of all weights of a kernel, and of those into the neuron in focus.
  struct Limits: Hashable, Sendable {
    var all: Float = 0
    var column: Float = 0
  }

  /// Fits the scales to what a view over steps shows of a moment; nil of other views.
  package init?(_ moment: Moment, _ lens: Lens, _ report: LifeReport?) {
    guard lens.isOverSteps else { return nil }
    step = moment.cursor.step
    place = moment.cursor.place
    subject = moment.lifeSubject
    let unit = moment.unitInFocus
    self.unit = unit
    let kernel = Lens.kernel(of: moment)
    weights = kernel.map { Self.limits(moment, $0, unit: unit, isChange: false) }
    changes = kernel.map { Self.limits(moment, $0, unit: unit, isChange: true) }
    curve = LifeScale.nice(report?.values ?? [])
    film = LifeScale.nice(report?.changes ?? [])
  }

  /// Whether the scales are those of what a view over steps shows of a moment.
  package func isHeld(at moment: Moment, _ lens: Lens) -> Bool {
    lens.isOverSteps && place == moment.cursor.place && subject == moment.lifeSubject
      && unit == moment.unitInFocus
  }

  func limits(_ part: WeightsKind) -> Limits? { part == .change ? changes : weights }

  /// The largest numbers of a kernel: before and after share theirs, so that they can be compared.
  static func limits(_ moment: Moment, _ kernel: Int, unit: Int?, isChange: Bool) -> Limits {
    let before = Array(moment.before(parameter: kernel))
    let after = moment.after(parameter: kernel).map(Array.init) ?? before
    let units = moment.network.parameters[kernel].shape.last ?? 1
    var limits = Limits()
    func size(_ index: Int) -> Float {
      let (old, new) = (before[index], after[index])
      return isChange ? abs(new - old) : max(abs(old), abs(new))
    }
    for index in before.indices { limits.all = max(limits.all, size(index)) }
    if let unit {
      for index in stride(from: unit, to: before.count, by: units) {
        limits.column = max(limits.column, size(index))
      }
    }
    return limits
  }
}

extension Lens {
  /// Whether it shows what one looks at from step to step.
  package var isOverSteps: Bool {
    switch self {
    case .life, .weights: true
    default: false
    }
  }
}

extension LifeReport {
  /// All numbers that the pictures of a life are made of.
  var changes: [Float] {
    Array((frames.map(\.change) + neurons.map(\.change)).joined())
  }
}

extension Pane {
  /// That the scales were fitted at another step, and what fits them again; nil where they fit now.
  ///
  /// `isBeyond` says whether a number lies beyond them.
  func heldNote(_ step: Int, isBeyond: Bool) -> String? {
    guard let held = context.held, held.step != step else { return nil }
    return phrases.common.held(step: held.step, isBeyond: isBeyond)
  }
}
