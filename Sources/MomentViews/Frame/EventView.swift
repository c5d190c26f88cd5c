import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// The view of the event under the cursor: the one pane that changes its kind.
package enum EventView {
  /// What the pane is called.
  package static func title(_ moment: Moment, _ lens: Lens = .event) -> String {
    lens.shown(for: moment).title ?? title(ofEvent: moment)
  }

  /// What the pane is called, and where the keys for another view and for the origins of its number
  /// lead; as many as fit into `width` columns.
  package static func titleWithKeys(_ moment: Moment, _ lens: Lens, width: Int) -> String {
    var keys = lens.next(for: moment).map { ["v: \(title(moment, $0).lowercased())"] } ?? []
    if let origin = moment.origin { keys.append("o: \(name(of: origin, from: moment))") }
    for (index, origin) in moment.otherOrigins.enumerated() {
      let count = index == 0 ? "" : "\(index + 1) "
      keys.append("\(count)x: \(name(of: origin, from: moment))")
    }
    return keys.reduce(title(moment, lens)) { shown, key in
      let longer = "\(shown) · \(key)"
      return longer.columns <= width ? longer : shown
    }
  }

  /// What the view of an origin is called from here.
  private static func name(of target: Target, from moment: Moment) -> String {
    let here = moment.cursor.place
    let place = target.place ?? here
    if place == here, target.term != nil { return "largest term" }
    let name = title(of: place, isInNeuron: target.unit != nil, moment.network).lowercased()
    if case (.blame, .blame) = (place, here) { return "\(name) above" }
    return target.step.map { "\(name) of step \(Numerals.count($0))" } ?? name
  }

  private static func title(ofEvent moment: Moment) -> String {
    title(
      of: moment.cursor.place, isInNeuron: moment.cursor.unit != nil, moment.network)
  }

  private static func title(
    of place: Place, isInNeuron: Bool, _ network: Sequential
  ) -> String {
    switch place {
    case .input: "Input"
    case .forward(let layer):
      switch network.layers[layer] {
      case .dense: isInNeuron ? "Weighted sum" : "Layer"
      case .activation(.softmax): "Softmax"
      case .activation(.logSoftmax): "Log-softmax"
      case .activation: "Activation"
      case .dropout: "Dropout mask"
      }
    case .loss: "Loss"
    case .blame: "Blame"
    case .gradient: "Gradient"
    case .update: "Update"
    case .again: "Look again"
    }
  }

  /// Draws the moment's event into `rect`; what does not fit is left out.
  ///
  /// Returns the neurons, pixels and outputs that were drawn.
  @discardableResult
  package static func draw(
    _ moment: Moment, in rect: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) -> [Spot] {
    var pane = Pane(canvas, rect, context)
    defer { canvas = pane.canvas }
    guard !pane.rect.isEmpty else { return [] }
    guard moment.missing.isEmpty else {
      GapView.draw(moment, on: &pane)
      return []
    }
    pane.warn(context.isConcealed ? [] : moment.warnings.map { $0.sentence(in: moment.network) })
    let view = context.lens.shown(for: moment).view ?? view(of: moment)
    view.draw(moment, on: &pane)
    return pane.spots
  }

  private static func view(of moment: Moment) -> any View.Type {
    switch moment.cursor.place {
    case .input: InputView.self
    case .forward(let layer):
      switch moment.network.layers[layer] {
      case .dense: moment.cursor.unit == nil ? LayerView.self : WeightedSumView.self
      case .activation(.softmax), .activation(.logSoftmax): SoftmaxView.self
      case .activation: ActivationView.self
      case .dropout: DropoutView.self
      }
    case .loss: LossView.self
    case .blame: BlameView.self
    case .gradient: GradientView.self
    case .update: UpdateView.self
    case .again: AgainView.self
    }
  }
}
