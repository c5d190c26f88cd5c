import CellCanvas
import Datasets
import LessonKit
import ModelFiles
import NeuralCore
import Phrases
import TimeTravel

/// Everything the program shows and remembers while it runs: one value, changed by `update` alone.
public struct AppState {
  /// What all rooms share.
  public var house: House
  /// The rooms that were opened one from another; the last is shown, the first is never left.
  var path: [any Room] = [HomeRoom()]
  /// Whether a command opened a room at once: leaving it leaves the program, back to the shell.
  var isOpenedByCommand = false
  /// What plain text told last of the room that is open.
  var lastTold: [String] = []
  /// How the last room of each kind was left.
  private var left: [ObjectIdentifier: any Room] = [:]

  /// Begins on the home screen.
  public init(
    size: Size, look: Look, language: Language = .english, mnist: MNIST, course: Course,
    progress: LearningProgress, settings: Settings = Settings()
  ) {
    house = House(
      size: size, look: look, language: language, mnist: mnist, course: course,
      progress: progress, settings: settings)
    // Home shows the first digit; what is wrong with its file is said there, and by what needs it.
    try? mnist.train.check()
  }

  /// The room that is shown.
  var room: any Room { path[top] }

  /// Where it is on the path.
  var top: Int { path.count - 1 }

  /// The question that waits for an answer; nil when none does.
  package var question: Question? { (room as? any AskingRoom)?.question }

  /// The words over the keys that hold now, which say what has them.
  package var titleOfKeys: String { room.titleOfKeys(in: house.phrases) }

  /// The keys that are offered now.
  package var keys: [KeyWords] { room.keyWords(in: house).grouped }

  /// That what was learnt is lost where the program ends now; nil where nothing is.
  public var lostTraining: String? {
    guard !house.isUnwatched || house.isPlain else { return nil }
    let batches = path.compactMap { ($0 as? TrainRoom)?.train.unsavedBatches }.max() ?? 0
    return batches > 0 ? house.phrases.train.lost(batches: batches) : nil
  }

  /// How often `Action.tick` is wanted, in milliseconds; nil while nothing moves by itself.
  public var tickMilliseconds: Int? { room.passesTime ? room.tickMilliseconds : nil }

  /// Opens the stepper on a walk that was made elsewhere, as a command does.
  package mutating func open(_ timeline: Timeline, of scenario: Scenario? = nil) throws {
    let walk = Walk(
      timeline, of: scenario.map { .scenario($0) } ?? .newNetwork, in: house.language)
    isOpenedByCommand = true
    _ = try open(StepRoom.door(into: walk) { _, _, _ in })
  }

  /// The number of the open walk as a Python script that works it out; nil where there is none.
  public var receipt: String? {
    (room as? StepRoom).flatMap { Receipt($0.walk.moment)?.text }
  }

  /// The number of the open walk that somebody can be asked for; nil where none is reckoned there.
  public var askedNumber: AskedNumber? {
    (room as? StepRoom).flatMap { AskedNumber($0.walk.moment) }
  }

  /// That a place has no number with a receipt.
  public var noReceipt: String { house.phrases.receipts.none }

  /// Supposes in the open walk what texts say; throws at the first that says nothing that can be.
  public mutating func suppose(_ texts: [String]) throws(DescriptionError) {
    guard var step = room as? StepRoom else { return }
    for text in texts { house.notice = try step.walk.suppose(Setting(text)) ?? house.notice }
    path[top] = step
  }

  /// Shows the place of the open walk as options name it; throws at the first that names nothing that
  /// is there.
  public mutating func show(_ showing: Showing) throws(DescriptionError) {
    guard var step = room as? StepRoom else { return }
    try step.walk.show(showing)
    path[top] = step
  }
}

// MARK: - The path

extension AppState {
  /// Opens a room over those that are open; one of its kind that lies under it is left for it.
  ///
  /// Throws, and changes nothing, where the room cannot be made.
  mutating func open(_ door: Door) throws -> [Effect] {
    let under = path.firstIndex { door.leads(to: $0) }
    var room = try door.room(after: under.map { path[$0] } ?? left[door.kind], in: &house)
    if let under { path.remove(at: under) }
    left[door.kind] = nil
    let requests = room.enter(in: &house)
    path.append(room)
    return perform(requests)
  }

  /// Does what a room asked for, and returns what the outside has to do.
  mutating func perform(_ requests: [Request]) -> [Effect] {
    requests.flatMap { request -> [Effect] in
      switch request {
      case .perform(let effect): [effect]
      case .open(let door): pass(door)
      case .instead(let door): pass(door, leaving: top)
      case .leave: leave()
      case .again(let events): events.flatMap { perform(take($0)) }
      }
    }
  }

  /// Opens a room, or says in one sentence why it cannot be opened and stays where one is.
  private mutating func pass(_ door: Door) -> [Effect] {
    do {
      return try open(door)
    } catch {
      house.notice = "\(error)"
      return []
    }
  }

  /// Opens a room in the place of the one that asks, which is left where that can be.
  private mutating func pass(_ door: Door, leaving place: Int) -> [Effect] {
    let kind = ObjectIdentifier(type(of: path[place]))
    let effects = pass(door)
    let under = path.count - 2
    if under >= 0, door.leads(to: path[top]), ObjectIdentifier(type(of: path[under])) == kind {
      left[kind] = path.remove(at: under)
    }
    return effects
  }

  /// Whether leaving the room that is open leaves the program.
  var isLowest: Bool { path.count <= (isOpenedByCommand ? 2 : 1) }

  /// Goes back to the room from which this one was opened; from the first one, out of the program.
  private mutating func leave() -> [Effect] {
    guard !isLowest else {
      return [.saveProgress(house.progress), .quit(0)]
    }
    let room = path.removeLast()
    left[ObjectIdentifier(type(of: room))] = room
    return [.saveProgress(house.progress)]
  }
}

extension AppState {
  /// The program on a screen of the smallest size that nobody sees, at the beginning of a course.
  init(unseenOn mnist: MNIST, in course: Course) {
    self.init(
      size: Size(width: 80, height: 24), look: Look(glyphs: .unicode, depth: .none), mnist: mnist,
      course: course, progress: .init())
  }
}
