import NeuralCore
import TimeTravel

/// The stops of a walk, those that are switched off among them.
struct StopList: Equatable {
  /// A stop, and whether it is looked for.
  struct Entry: Equatable {
    var stop: Stop
    var isOn = true
  }

  private(set) var entries: [Entry] = []

  /// Sets stops, all switched on.
  init(_ stops: [Stop] = []) {
    for stop in stops { add(stop) }
  }

  /// The stops that are switched on.
  var active: [Stop] { entries.filter(\.isOn).map(\.stop) }

  /// Adds a stop, or switches it on where it is listed, and returns its number in the list.
  @discardableResult
  mutating func add(_ stop: Stop) -> Int {
    if let index = entries.firstIndex(where: { $0.stop == stop }) {
      entries[index].isOn = true
      return index
    }
    entries.append(Entry(stop: stop))
    return entries.count - 1
  }

  /// Puts another stop in the place of one, and returns where it is listed.
  mutating func replace(_ index: Int, with stop: Stop) -> Int {
    guard entries.indices.contains(index) else { return add(stop) }
    if let other = entries.firstIndex(where: { $0.stop == stop }), other != index {
      remove(index)
      return add(stop)
    }
    entries[index] = Entry(stop: stop)
    return index
  }

  /// Switches a stop on or off.
  mutating func toggle(_ index: Int) {
    if entries.indices.contains(index) { entries[index].isOn.toggle() }
  }

  /// Takes a stop off the list.
  mutating func remove(_ index: Int) {
    if entries.indices.contains(index) { entries.remove(at: index) }
  }
}
