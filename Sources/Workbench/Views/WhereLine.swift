import CellCanvas
import NeuralCore
import TimeTravel

/// The top line: step, example, the path into the network, and at the right the optimizer.
enum WhereLine {
  static func draw(
    _ moment: Moment, in rect: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) {
    let right =
      rect.width >= 100 ? "\(moment.optimizer) · seed \(moment.seed) " : "\(moment.optimizer) "
    var room = rect
    let setting = room.takeRight(right.columns)
    canvas.put(right, in: setting, align: .right, style: context.theme.faint)
    let parts = [steps(moment, isWide: rect.width >= 100), example(moment), path(moment)]
    canvas.put(" " + parts.joined(separator: " │ "), in: room, style: context.theme.strong)
  }

  private static func steps(_ moment: Moment, isWide: Bool) -> String {
    let plan = moment.plan
    let epoch = plan.epoch(ofStep: moment.cursor.step)
    let step = Numerals.count(plan.batch(ofStep: moment.cursor.step) + 1)
    var text = "step \(step) of \(Numerals.count(plan.stepsPerEpoch))"
    if epoch > 0 { text = "epoch \(epoch + 1) · " + text }
    return isWide ? text + " · batch of \(moment.rows)" : text
  }

  private static func example(_ moment: Moment) -> String {
    let row = moment.rows > 1 ? "row \(moment.cursor.row) · " : ""
    let label = moment.label.map { moment.target.count > 1 ? " (a \($0))" : " (\($0))" } ?? ""
    return "\(row)example \(Numerals.count(moment.example))\(label)"
  }

  private static func path(_ moment: Moment) -> String {
    guard moment.depth > .step else { return "from step to step" }
    let phase =
      switch moment.cursor.place.phase {
      case .forward: "forward"
      case .loss: "loss"
      case .backward: "backward"
      case .update: "update"
      case .again: "look again"
      }
    var path = [phase]
    switch moment.cursor.place {
    case .input: path.append("input")
    case .forward(let layer), .blame(let layer):
      path.append(Wording.layer(layer, in: moment.network))
    case .gradient(let parameter), .update(let parameter):
      path.append(moment.network.parameters[parameter].name)
    case .loss, .again: break
    }
    if let unit = moment.cursor.unit {
      path.append(moment.cursor.place == .input ? "pixel \(unit)" : "neuron \(unit)")
    }
    if let term = moment.cursor.term { path.append("term \(term)") }
    return path.joined(separator: " › ")
  }
}
