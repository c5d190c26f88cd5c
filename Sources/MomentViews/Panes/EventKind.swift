import NeuralCore
import TimeTravel

/// The kinds of event that have a view of their own: the view that was last looked at is remembered for
/// each of them.
package enum EventKind: CaseIterable, Hashable, Sendable {
  case input, layer, sum, softmax, activation, dropout, loss, blame, gradient, update, again

  /// The kind of the event under the cursor.
  package init(_ moment: Moment) {
    switch moment.cursor.place {
    case .input: self = .input
    case .forward(let layer):
      switch moment.network.layers[layer] {
      case .dense: self = moment.cursor.unit == nil ? .layer : .sum
      case .activation(let activation): self = activation.mixesUnits ? .softmax : .activation
      case .dropout: self = .dropout
      }
    case .loss: self = .loss
    case .blame: self = .blame
    case .gradient: self = .gradient
    case .update: self = .update
    case .again: self = .again
    }
  }
}
