import ModelFiles
import NeuralCore
import TimeTravel

/// The stops of a walk, those that are switched off among them.
struct StopList: Equatable {
  /// A stop, and whether it is looked for.
  struct Entry: Equatable {
    var stop: Stop
    var isOn = true
    /// Whether it is kept as one that is on; nil for one that was set from outside, for this walk only.
    fileprivate var isKeptOn: Bool?
  }

  private(set) var entries: [Entry] = []
  /// Those that are kept and that this network does not have.
  private var others: [KeptStop] = []

  /// Sets stops for this walk only, all switched on.
  init(_ stops: [Stop] = []) {
    for stop in stops { add(stop, isKept: false) }
  }

  /// Sets the stops that are kept, and behind them those of this walk only.
  ///
  /// A kept one whose text is no stop of this network is left out, and kept all the same.
  init(kept: [KeptStop], in session: Session, and stops: [Stop] = []) {
    for one in kept {
      guard let stop = try? Stop(one.text, in: session) else {
        others.append(one)
        continue
      }
      let index = add(stop)
      entries[index].isOn = one.isOn
      entries[index].isKeptOn = one.isOn
    }
    for stop in stops { add(stop, isKept: false) }
  }

  /// The stops that are switched on.
  var active: [Stop] { entries.filter(\.isOn).map(\.stop) }

  /// What is kept of them: not those of this walk only, but those that other networks have.
  func kept(in network: Sequential) -> [KeptStop] {
    entries.compactMap { entry in
      entry.isKeptOn.map { KeptStop(entry.stop.text(in: network), isOn: $0) }
    } + others
  }

  /// Adds a stop, or switches it on where it is listed, and returns its number in the list.
  @discardableResult
  mutating func add(_ stop: Stop, isKept: Bool = true) -> Int {
    let index = entries.firstIndex { $0.stop == stop } ?? entries.count
    if index == entries.count { entries.append(Entry(stop: stop)) }
    entries[index].isOn = true
    if isKept { entries[index].isKeptOn = true }
    return index
  }

  /// Puts another stop in the place of one, and returns where it is listed.
  mutating func replace(_ index: Int, with stop: Stop) -> Int {
    guard entries.indices.contains(index) else { return add(stop) }
    if let other = entries.firstIndex(where: { $0.stop == stop }), other != index {
      remove(index)
      return add(stop)
    }
    entries[index] = Entry(stop: stop, isKeptOn: true)
    return index
  }

  /// Switches a stop on or off.
  mutating func toggle(_ index: Int) {
    guard entries.indices.contains(index) else { return }
    entries[index].isOn.toggle()
    if entries[index].isKeptOn != nil { entries[index].isKeptOn = entries[index].isOn }
  }

  /// Takes a stop off the list.
  mutating func remove(_ index: Int) {
    if entries.indices.contains(index) { entries.remove(at: index) }
  }
}

extension Walk {
  /// The stops that are to be kept from now on; nil where that changes nothing.
  func keptStops(after kept: [KeptStop]) -> [KeptStop]? {
    guard isOfStep else { return nil }
    let now = stops.kept(in: moment.network)
    return now == kept ? nil : now
  }
}
