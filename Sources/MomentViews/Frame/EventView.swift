import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// The view of the event under the cursor: the one pane that changes its kind.
package enum EventView {
  /// What the pane is called.
  package static func title(
    _ moment: Moment, _ lens: Lens = .event, in language: Language
  ) -> String {
    name(of: lens.shown(for: moment), at: moment, in: language)
  }

  /// What the pane of a view is called, of one that stands beside others too.
  static func name(of lens: Lens, at moment: Moment, in language: Language) -> String {
    let titles = language.phrases.views.titles
    return lens.title(of: moment, titles)
      ?? titles.event(
        moment.cursor.place, isInNeuron: moment.cursor.unit != nil, in: moment.network)
  }

  /// Draws the moment's event into `rect`; what does not fit is left out.
  ///
  /// Returns the neurons, pixels and outputs that were drawn.
  @discardableResult
  package static func draw(
    _ moment: Moment, in rect: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) -> [Spot] {
    var context = context
    context.lens = context.lens.shown(for: moment)
    let pane = pane(moment, in: rect, on: canvas, context)
    canvas = pane.canvas
    return pane.spots
  }

  /// Draws one view of the moment, that of the context's lens.
  static func pane(
    _ moment: Moment, in rect: Rect, on canvas: Canvas, _ context: ViewContext
  ) -> Pane {
    var pane = Pane(canvas, rect, context)
    guard !pane.rect.isEmpty else { return pane }
    guard moment.missing.isEmpty else {
      GapView.draw(moment, on: &pane)
      return pane
    }
    guard !context.isForLater else {
      pane.prose(pane.phrases.frame.hiddenForLater, context.theme.text)
      return pane
    }
    guard !context.isBeyondQuestion(moment) else {
      pane.prose(pane.phrases.life.hidden, context.theme.text)
      return pane
    }
    if !context.isConcealed, !context.isCompanion {
      let narration = context.language.phrases.narration
      pane.warn(moment.warnings.map { narration.warning($0, in: moment.network) })
    }
    (context.lens.view ?? view(of: moment)).draw(moment, on: &pane)
    return pane
  }

  /// Who draws the event of a moment.
  static func view(of moment: Moment) -> any View.Type {
    switch EventKind(moment) {
    case .input: InputView.self
    case .layer: LayerView.self
    case .sum: WeightedSumView.self
    case .softmax: SoftmaxView.self
    case .activation: ActivationView.self
    case .dropout: DropoutView.self
    case .loss: LossView.self
    case .blame: BlameView.self
    case .gradient: GradientView.self
    case .update: UpdateView.self
    case .again: AgainView.self
    }
  }
}
