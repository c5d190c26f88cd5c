import NeuralCore
import TimeTravel

/// Where the factor stands that an idea gets wrong: what a learner should look at before the second try.
extension AskedNumber {
  /// The place of the factor that an idea leaves out or takes for another one.
  public func factor(of idea: WrongIdea) -> Target? {
    let moment = place
    let factors = Factors(network: moment.network, moment: moment)
    return factors.target(kind, idea).map { target in
      var target = target
      target.step = moment.cursor.step
      return target
    }
  }
}

private struct Factors {
  let network: Sequential
  let moment: Moment

  private var outputs: Place { .forward(layer: network.layers.count - 1) }

  func target(_ kind: AskedNumber.Kind, _ idea: WrongIdea) -> Target? {
    switch kind {
    case .weightedSum(let layer, let unit): ofSum(layer, unit, idea)
    case .activation(let layer, let unit): below(layer, unit)
    case .kept(let layer, let unit):
      idea == .maskLeftOut ? Target(place: .forward(layer: layer), unit: unit) : below(layer, unit)
    case .loss: Target(place: outputs, unit: moment.label.flatMap { network.outputs > 1 ? $0 : 0 })
    case .blame(let layer, let unit): ofBlame(layer, unit, idea)
    case .gradient(let parameter, let index): ofGradient(parameter, index, idea)
    case .after(let parameter, let index): ofUpdate(parameter, index, idea)
    }
  }

  // MARK: Forward

  private func ofSum(_ layer: Int, _ unit: Int, _ idea: WrongIdea) -> Target? {
    switch idea {
    case .biasLeftOut:
      network.bias(ofLayer: layer).map { _ in
        Target(
          place: .forward(layer: layer), unit: unit, term: network.inputWidth(ofLayer: layer))
      }
    case .activationLeftOut: layer > 0 ? Target(place: .forward(layer: layer - 1)) : nil
    default:
      Target(
        place: .forward(layer: layer), unit: unit,
        term: WeightedSum(moment, layer: layer, unit: unit)?.terms.first?.index)
    }
  }

  /// What goes into a layer, at one of its numbers.
  private func below(_ layer: Int, _ unit: Int?) -> Target {
    layer > 0
      ? Target(place: .forward(layer: layer - 1), unit: unit) : Target(place: .input, unit: unit)
  }

  // MARK: Backward

  private func ofBlame(_ layer: Int, _ unit: Int, _ idea: WrongIdea) -> Target? {
    switch idea {
    case .pForDelta, .tMinusP, .slopeAgain, .halfForgotten, .outputsMeanForgotten,
      .rowsMeanForgotten:
      Target(place: .loss)
    case .slopeLeftOut, .slopeAtA, .zInTheRuleOfA: Target(place: .forward(layer: layer), unit: unit)
    case .onePath: above(layer).map { Target(place: .blame(layer: $0)) }
    case .maskLeftOut, .scaleTurned:
      Target(place: .forward(layer: dropout(from: layer) ?? layer), unit: unit)
    default: above(layer).map { Target(place: .forward(layer: $0)) }
    }
  }

  /// The dropout layer that a layer's numbers go through.
  private func dropout(from layer: Int) -> Int? {
    network.layers.indices.dropFirst(layer).first {
      if case .dropout = network.layers[$0] { true } else { false }
    }
  }

  /// The dense layer that a layer's numbers go into.
  private func above(_ layer: Int) -> Int? {
    network.layers.indices.dropFirst(layer + 1).first { network.kernel(ofLayer: $0) != nil }
  }

  private func ofGradient(_ parameter: Int, _ index: Int, _ idea: WrongIdea) -> Target? {
    let (slice, place) = (network.parameters[parameter], weight(parameter, index))
    return switch idea {
    case .inputLeftOut: place.input.map { below(slice.layer, $0) }
    case .rowForColumn, .valueForGradient:
      Target(
        place: .forward(layer: slice.layer), unit: place.unit,
        term: place.input ?? network.inputWidth(ofLayer: slice.layer))
    default: ofBlame(slice.layer, place.unit, idea)
    }
  }

  private func ofUpdate(_ parameter: Int, _ index: Int, _ idea: WrongIdea) -> Target? {
    switch idea {
    case .signTurned, .rateForgotten, .stepForValue, .notMoved, .oldSlot:
      let place = weight(parameter, index)
      return Target(
        place: .gradient(parameter: parameter), unit: place.unit, term: place.input)
    default: return ofGradient(parameter, index, idea)
    }
  }

  /// The input and the unit that a weight lies between; a bias has no input.
  private func weight(_ parameter: Int, _ index: Int) -> (input: Int?, unit: Int) {
    let slice = network.parameters[parameter]
    let units = network.width(ofLayer: slice.layer)
    return (slice.isKernel ? index / units : nil, index % units)
  }
}
