import CellCanvas
import NeuralCore
import TimeTravel

extension Lens {
  /// The views that stand beside and below this one where there is room: those that the key leads to
  /// from here, then those that are shown nowhere else.
  func companions(of moment: Moment) -> [Lens] {
    let all = [.event] + Self.offered(by: moment)
    let index = all.firstIndex(of: self) ?? 0
    let others = Array(all[(index + 1)...] + all[..<index]) + Self.extras(of: moment)
    // A life is read step by step: only where it is asked for. A diagram and a map are of the whole
    // network: they stand where what the place is about leaves room.
    // What stands elsewhere in the step comes last.
    let whole: [Lens] = [.diagram, .border]
    let shown =
      others.filter { $0 != .life && !whole.contains($0) && !$0.isElsewhere }
      + others.filter(whole.contains)
      + others.filter { $0.isElsewhere && $0.moment(from: moment).missing.isEmpty }
    // What an update is about is the change; what biases are about is all of them.
    guard self == .event || self == .life,
      let first = [Lens.weights(.change), .ledger].first(where: shown.contains),
      first != .ledger || isOfParameter(moment.cursor.place)
    else { return shown }
    return [first] + shown.filter { $0 != first }
  }

  private func isOfParameter(_ place: Place) -> Bool {
    switch place {
    case .gradient, .update: true
    case .input, .forward, .loss, .blame, .again: false
    }
  }

  /// The views that no key leads to.
  private static func extras(of moment: Moment) -> [Lens] {
    switch moment.cursor.place {
    case .input: []
    case .gradient(let parameter), .update(let parameter):
      moment.network.parameters[parameter].isKernel
        ? incoming(moment) : lists(moment) + sources(ofBias: parameter, moment)
    case .forward(let layer):
      switch moment.network.layers[layer] {
      case .dense: incoming(moment) + (moment.cursor.unit == nil ? lists(moment) : [])
      case .activation(let activation): activation.mixesUnits ? [] : lists(moment)
      case .dropout: lists(moment).prefix(1) + [.afterMask]
      }
    case .loss: curve(moment) + [answer(moment)]
    case .blame(let layer):
      moment.network.width(ofLayer: layer) > UnitGrid.mostRows
        ? lists(moment)
        : (moment.lossValue == nil ? [] : [.loss]) + curve(moment) + [answer(moment)]
    case .again: [.moved] + (moment.again?.isOther == true ? [] : [.elsewhere(.input)])
    }
  }

  private static func curve(_ moment: Moment) -> [Lens] {
    CurveView.isKnown(moment) ? [.curve] : []
  }

  /// What the network has answered.
  private static func answer(_ moment: Moment) -> Lens {
    .elsewhere(.forward(layer: moment.network.layers.count - 1))
  }

  /// What the gradients or the updates of a few biases come from, back to the answer.
  private static func sources(ofBias parameter: Int, _ moment: Moment) -> [Lens] {
    let layer = moment.network.parameters[parameter].layer
    guard moment.network.width(ofLayer: layer) <= UnitGrid.mostRows else { return [] }
    let places: [Place] = [
      .gradient(parameter: parameter), .blame(layer: layer), .loss,
      .forward(layer: moment.network.layers.count - 1),
    ]
    return curve(moment)
      + places.filter { $0 != moment.cursor.place && moment.walk.contains($0) }
      .map { .elsewhere($0) }
  }

  private var isElsewhere: Bool { if case .elsewhere = self { true } else { false } }

  /// All neurons of a layer that has more than a view shows as rows, in order and by size.
  private static func lists(_ moment: Moment) -> [Lens] {
    guard let layer = moment.cursor.place.layer(in: moment.network),
      moment.network.width(ofLayer: layer) > UnitGrid.mostRows
    else { return [] }
    return [.ledger, .ranking]
  }

  private static func incoming(_ moment: Moment) -> [Lens] {
    IncomingView.incoming(moment) == nil ? [] : [.incoming]
  }

  /// The cells its view asks for.
  func room(for moment: Moment, in size: Size) -> ViewRoom {
    let moment = self.moment(from: moment)
    return (view ?? EventView.view(of: moment)).room(for: moment, in: size)
  }
}
