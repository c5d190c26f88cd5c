import NeuralCore

/// One recorded step: its events sorted by what they are about, and the sessions on both sides.
///
/// A class because it is shared: moments of the same step hold the one record, and copying a moment
/// copies a reference. Nothing in it changes.
final class StepRecord: Sendable {
  /// The session before the step.
  let before: Session
  /// The session after it.
  let after: Session
  /// The places of the step in order.
  let walk: [Place]
  /// The batch, as it went in.
  let batch: Batch
  /// What was told, without the updates: `before` and `after` hold them.
  let events: [Event]

  /// Which other numbers are known, of a step of a trace; nil where all are.
  let holdings: TraceHoldings?

  /// What leaves each layer, [rows, width]; of a dropout layer what its mask lets through.
  let outputs: [Tensor?]
  /// The masks of the dropout layers, [rows, width].
  let masks: [Tensor?]
  /// ∂L/∂ what leaves each layer, [rows, width].
  let blames: [Tensor?]
  /// ∂L/∂ each parameter.
  let gradients: [[Float]?]
  /// The mean loss of the batch.
  let meanLoss: Float
  /// The loss of each row.
  let losses: [Float]
  /// What the regularisers add to the mean.
  let penalty: Float

  /// Takes the step that follows `session` on this batch and keeps what happens.
  convenience init(after session: Session, batch: Batch, masks: MaskSource?) {
    let workspace = Workspace(for: session.network, rows: batch.rows)
    var recorder = Recorder(keepingUpdates: false)
    var next = session
    if let masks {
      next.step(batch, in: workspace, masks: masks, observer: &recorder)
    } else {
      next.step(batch, in: workspace, observer: &recorder)
    }
    self.init(before: session, after: next, batch: batch, events: recorder.events)
  }

  init(
    before: Session, after: Session, batch: Batch, events: [Event], holdings: TraceHoldings? = nil
  ) {
    self.before = before
    self.after = after
    self.batch = batch
    self.events = events
    self.holdings = holdings
    let sorted = SortedEvents(events, network: before.network, batch: batch)
    outputs = sorted.outputs
    masks = sorted.masks
    blames = sorted.blames
    gradients = sorted.gradients
    meanLoss = sorted.meanLoss
    losses = sorted.losses
    penalty = sorted.penalty
    let places = Place.walk(of: before)
    walk =
      holdings.map { holdings in
        places.filter { sorted.tells(of: $0, batch, holdings) }
      } ?? places
  }

  /// The place of this step that is nearest to one that another step has.
  func place(nearest place: Place) -> Place {
    if walk.contains(place) { return place }
    let earlier = walk.last { $0.phase <= place.phase }
    return (place == .input ? walk.first : earlier ?? walk.first) ?? place
  }

  /// The same events over other weights.
  func replacing(before session: Session) -> StepRecord {
    StepRecord(
      before: session, after: after, batch: batch, events: events, holdings: holdings)
  }
}

extension StepRecord: Equatable {
  /// Two records are equal when the same happened between the same sessions.
  static func == (left: StepRecord, right: StepRecord) -> Bool {
    left === right
      || left.before == right.before && left.after == right.after && left.events == right.events
  }
}

/// Events by layer and parameter.
private struct SortedEvents {
  var outputs: [Tensor?]
  var masks: [Tensor?]
  var blames: [Tensor?]
  var gradients: [[Float]?]
  var meanLoss: Float = 0
  var losses: [Float] = []
  var penalty: Float = 0

  init(_ events: [Event], network: Sequential, batch: Batch) {
    outputs = Array(repeating: nil, count: network.layers.count)
    masks = outputs
    blames = outputs
    gradients = Array(repeating: nil, count: network.parameters.count)
    for event in events {
      switch event {
      case .preactivation(let layer, let tensor), .activation(let layer, let tensor),
        .softmax(let layer, let tensor):
        outputs[layer] = tensor
      case .mask(let layer, let tensor):
        masks[layer] = tensor
        let inputs = layer == 0 ? batch.inputs : outputs[layer - 1]?.values ?? []
        guard inputs.count == tensor.values.count else { continue }
        outputs[layer] = Tensor(
          shape: tensor.shape, values: zip(inputs, tensor.values).map { $0 * $1 })
      case .activationGradient(let layer, let tensor): blames[layer] = tensor
      case .gradient(let parameter, let values): gradients[parameter] = values
      case .loss(let mean, let perExample, let penalty):
        meanLoss = mean
        losses = perExample
        self.penalty = penalty
      case .stepBegan, .input, .target, .preactivationGradient, .update, .stepEnded: break
      }
    }
  }

  /// Whether there is anything to see at a place.
  func tells(of place: Place, _ batch: Batch, _ holdings: TraceHoldings) -> Bool {
    switch place {
    case .input: batch.inputWidth > 0
    case .forward(let layer): outputs[layer] != nil || masks[layer] != nil
    case .loss: !losses.isEmpty
    case .blame(let layer): blames[layer] != nil
    case .gradient(let parameter): gradients[parameter] != nil
    case .update(let parameter): holdings.updates[parameter]
    case .again: false
    }
  }
}
