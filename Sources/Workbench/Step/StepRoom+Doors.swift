import ModelFiles
import NeuralCore
import TimeTravel

extension StepRoom {
  /// The newcomer's walk, where the learner left it; a training's walk stays in its training.
  static var door: Door {
    Door { (left: StepRoom?, house) in
      if let left, left.walk.isOfStep { return left }
      let timeline = try StepOpening().timeline(on: house.mnist.train)
      return StepRoom(
        Walk(resumed(in: house) ?? timeline, of: .newNetwork, in: house.language), after: left,
        in: house)
    }
  }

  /// The way into a walk; `settle` does what is left to do in the room.
  static func door(
    into walk: Walk, settle: @escaping (inout StepRoom, _ left: StepRoom?, inout House) -> Void
  ) -> Door {
    Door { (left: StepRoom?, house) in
      var room = StepRoom(walk, after: left, in: house)
      settle(&room, left, &house)
      return room
    }
  }

  /// The walk of another day; nil when there is none, or when its place is no longer there.
  private static func resumed(in house: House) -> Timeline? {
    guard let place = house.progress.walk else { return nil }
    let session = Session.tutorial(seed: place.seed)
    guard let target = try? Target(place.at, in: session) else { return nil }
    var timeline = try? StepOpening(session: session, example: place.example, target: target)
      .timeline(on: house.mnist.train)
    // A neuron that one stood in was gone into.
    timeline?.goOverLike()
    return timeline
  }

  /// Says what stops that were set from outside are for.
  func tellStops(in house: inout House) {
    guard !walk.stops.active.isEmpty else { return }
    house.notice = house.phrases.step.hasStops
  }
}
