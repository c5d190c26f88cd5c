import NeuralCore
import Phrases
import TimeTravel

/// Which view of a place is shown: that of its event, or another one that a key leads to.
package enum Lens: Hashable, Sendable {
  /// The event itself.
  case event
  /// The gradient of the chosen weight, found by trying.
  case gradientCheck
  /// The weights of the place's kernel.
  case weights(WeightsKind)
  /// The weights of a neuron as a picture, beside their products with the pixels.
  case products
  /// The mask of a dropout layer beside that of the next example, and none.
  case masks
  /// A softmax at another temperature.
  case temperature
  /// A softmax without subtracting the largest z.
  case unshifted
  /// The rows of the batch, and their mean.
  case batch
  /// The whole of a small network, with its edges.
  case diagram
  /// What a network of two inputs says of each place of the plane.
  case border
  /// What a little more ink would do to the loss, pixel by pixel.
  case ink
  /// What has happened to a weight, a neuron, a layer or a mask over the steps.
  case life
  /// The place as it really is beside what is supposed.
  case whatIf
  /// The numbers of all neurons of the place, one by one.
  case ledger
  /// The same, the largest first.
  case ranking
  /// What comes into a dense layer.
  case incoming
  /// What leaves a dropout layer, as a grid beside its mask.
  case afterMask
  /// The loss over the p of the right answer.
  case curve
  /// The loss, where the blame of a place begins.
  case loss
  /// How many weights a step has moved, layer by layer.
  case moved
  /// The event of another place of the step, which what the place is about comes from.
  case elsewhere(Place)

  /// The views that a moment's place has beside that of its event, in the order of the key.
  ///
  /// Of a trace only weights that it holds are shown, and tried where it holds all that the loss needs.
  package static func offered(by moment: Moment) -> [Lens] {
    (moment.comparison == nil ? [] : [.whatIf]) + ofEvent(moment)
      + (hasLife(moment) ? [.life] : [])
      + (hasDiagram(moment.network) ? [.diagram] : [])
      + (hasBorder(moment) ? [.border] : [])
  }

  /// Whether the place is about something that moves from step to step; a trace runs no network, and what
  /// is looked at does not move.
  private static func hasLife(_ moment: Moment) -> Bool {
    guard !moment.isTraced, !moment.sessionBefore.isLooking else { return false }
    if case .forward(let layer) = moment.cursor.place,
      case .dropout = moment.network.layers[layer]
    {
      return true
    }
    return moment.lifeSubject != nil
  }

  /// Whether a place is about the answer of a network that sorts points of a plane into classes.
  private static func hasBorder(_ moment: Moment) -> Bool {
    let network = moment.network
    guard network.inputs == 2, !moment.isTraced else { return false }
    switch network.layers.last {
    case .activation(.sigmoid), .activation(.softmax): break
    default: return false
    }
    switch moment.cursor.place {
    case .forward(let layer): return layer == network.layers.count - 1
    case .loss, .again: return true
    case .input, .blame, .gradient, .update: return false
    }
  }

  /// Whether a network is small enough to be drawn with all its edges.
  private static func hasDiagram(_ network: Sequential) -> Bool {
    let dense = network.layers.count { if case .dense = $0 { true } else { false } }
    let widths = network.layers.indices.map(network.width(ofLayer:)) + [network.inputs]
    return (1...4).contains(dense) && widths.allSatisfy { $0 <= widestDiagram }
  }

  /// Up to so many neurons of a layer are drawn with their edges.
  static let widestDiagram = 12

  private static func ofEvent(_ moment: Moment) -> [Lens] {
    switch moment.cursor.place {
    case .again: []
    // In a training the backward pass is still to come here; who looks has it beside the picture.
    case .input: moment.sessionBefore.isLooking && hasInk(moment) ? [.ink] : []
    case .blame(let layer): layer == 0 && hasInk(moment) ? [.ink] : []
    case .forward(let layer): ofLayer(layer, moment)
    case .loss: rows(of: moment)
    case .gradient:
      (NudgeDerivation.canTry(moment) ? [.gradientCheck] : [])
        + (kernel(of: moment) == nil ? [] : [.weights(.before)]) + rows(of: moment)
    case .update:
      kernel(of: moment) == nil
        ? [] : [.weights(.before), .weights(.after), .weights(.change)]
    }
  }

  private static func ofLayer(_ layer: Int, _ moment: Moment) -> [Lens] {
    switch moment.network.layers[layer] {
    case .dense:
      guard kernel(of: moment) != nil else { return [] }
      let hasPicture =
        moment.cursor.unit != nil && moment.inputToLayer(layer) != nil
        && InputNames(moment.network, moment.arrangement, layer: layer).grid != nil
      return (hasPicture ? [.products] : []) + [.weights(.before)]
    case .dropout: return MaskDerivation.isKnown(moment, layer: layer) ? [.masks] : []
    case .activation(let activation):
      let isKnown = activation.mixesUnits && moment.inputToLayer(layer) != nil
      return isKnown ? [.temperature, .unshifted] : []
    }
  }

  private static func hasInk(_ moment: Moment) -> Bool {
    PixelGrid(moment.arrangement, inputs: moment.network.inputs) != nil
      && moment.shownInputSlopes != nil
  }

  private static func rows(of moment: Moment) -> [Lens] { moment.rows > 1 ? [.batch] : [] }

  /// The kernel that a place is about; nil at a bias and where there are no weights.
  static func kernel(of moment: Moment) -> Int? {
    placeKernel(of: moment).flatMap { moment.knowsWeights($0) ? $0 : nil }
  }

  private static func placeKernel(of moment: Moment) -> Int? {
    let network = moment.network
    switch moment.cursor.place {
    case .forward(let layer): return network.kernel(ofLayer: layer)
    case .gradient(let parameter), .update(let parameter):
      return network.parameters[parameter].isKernel ? parameter : nil
    case .input, .loss, .blame, .again: return nil
    }
  }

  /// The moment that it shows, seen from one of its places.
  func moment(from moment: Moment) -> Moment {
    guard case .elsewhere(let place) = self else { return moment }
    return moment.standing(
      at: Cursor(step: moment.cursor.step, place: place, row: moment.cursor.row))
  }

  /// This one where the place offers it, else the event's.
  package func shown(for moment: Moment) -> Lens {
    Self.offered(by: moment).contains(self) ? self : .event
  }

  /// The one that the key leads to from here; nil where the place has one view only.
  package func next(for moment: Moment) -> Lens? {
    let all = [.event] + Self.offered(by: moment)
    guard all.count > 1, let index = all.firstIndex(of: shown(for: moment)) else { return nil }
    return all[(index + 1) % all.count]
  }

  /// What the pane is called; nil for the event, which has its own name.
  func title(of moment: Moment, _ titles: any ViewTitlePhrases) -> String? {
    switch self {
    case .event: nil
    case .gradientCheck: titles.gradientCheck
    case .weights(.before): titles.weights
    case .weights(.after): titles.weightsAfter
    case .weights(.change): titles.changeOfWeights
    case .products:
      titles.products(InputNames(moment.network, moment.arrangement, layer: 0).kind)
    case .masks: titles.masks
    case .temperature: titles.temperature
    case .unshifted: titles.unshifted
    case .batch: titles.batch
    case .diagram: titles.diagram
    case .border: titles.border
    case .ink: titles.ink
    case .life: titles.life
    case .whatIf: titles.whatIf
    case .ledger: titles.ledger
    case .ranking: titles.ranking
    case .incoming: titles.incoming
    case .afterMask: titles.afterMask
    case .curve: titles.curve
    case .loss: titles.event(.loss, isInNeuron: false, in: moment.network)
    case .moved: titles.moved
    case .elsewhere(let place): titles.event(place, isInNeuron: false, in: moment.network)
    }
  }
}
