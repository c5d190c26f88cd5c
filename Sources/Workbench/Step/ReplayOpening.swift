import CellCanvas
import ModelFiles
import NeuralCore
import TimeTravel

/// The walk through a trace.
public struct ReplayOpening: Sendable {
  /// The file, as it was named.
  public let file: String
  /// What it holds.
  public let trace: TraceWalk
  /// The name of the place to go to; nil is the beginning.
  public let place: String?
  /// What to stop at.
  public var stops: [Stop]

  /// Names a beginning.
  public init(file: String, trace: TraceWalk, place: String? = nil, stops: [Stop] = []) {
    self.file = file
    self.trace = trace
    self.place = place
    self.stops = stops
  }

  /// The walk, standing at the place; throws when it is not there.
  public func timeline() throws(DescriptionError) -> Timeline {
    var timeline = Timeline(trace.training)
    if let place {
      let moment = timeline.moment
      try timeline.go(to: Target(place, in: moment.sessionBefore, moment.arrangement))
    }
    return timeline
  }
}
