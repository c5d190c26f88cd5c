import CellCanvas
import NeuralCore
import TimeTravel

/// The view of the event under the cursor: the only part of the screen that changes its kind.
enum EventView {
  /// The words in the top line of its box: the learner's question, in two words.
  static func title(_ moment: Moment) -> String {
    switch moment.cursor.place {
    case .input: "Input"
    case .forward(let layer): title(of: moment.network.layers[layer], moment)
    case .loss: "Loss"
    case .blame: "Blame"
    case .gradient: "Gradient"
    case .update: "Update"
    case .again: "Look again"
    }
  }

  /// Draws the view of `moment` in `rect`.
  static func draw(
    _ moment: Moment, in rect: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) {
    var pane = Pane(canvas, rect, context)
    view(of: moment).draw(moment, on: &pane)
    canvas = pane.canvas
  }

  private static func title(of layer: LayerSpec, _ moment: Moment) -> String {
    switch layer {
    case .dense: moment.cursor.unit == nil ? "Layer" : "Weighted sum"
    case .activation(.softmax): "Softmax"
    case .activation: "Activation"
    case .dropout: "Dropout mask"
    }
  }

  private static func view(of moment: Moment) -> any View.Type {
    switch moment.cursor.place {
    case .input: InputView.self
    case .forward(let layer):
      switch moment.network.layers[layer] {
      case .dense: moment.cursor.unit == nil ? LayerView.self : WeightedSumView.self
      case .activation(.softmax): SoftmaxView.self
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
