import CellCanvas

/// Which panes there is room for, and where each stands: in rows from the top, the most important
/// first, beside one another where they are narrow.
package struct PaneArrangement {
  /// Where a pane stands.
  package struct Place {
    /// The pane.
    package let pane: any TrainingPane
    /// Its room.
    package let rect: Rect
  }

  private struct Row {
    var panes: [(pane: any TrainingPane, width: Int)]
    var height: Int
    var wanted: Int
    var standsApart: Bool
    var above = 0

    var width: Int { panes.reduce(-PaneArrangement.gap) { $0 + $1.width + PaneArrangement.gap } }
  }

  private let watched: WatchedTraining
  private let rect: Rect
  private var rows: [Row] = []
  /// Whether one had no room: none that is less important gets rows in its place.
  private var isFull = false

  private static let gap = 2

  /// Arranges in `rect` those of the panes that fit in it.
  package init(_ panes: [any TrainingPane], of watched: WatchedTraining, in rect: Rect) {
    self.watched = watched
    self.rect = rect
    for pane in panes { admit(pane) }
    share()
  }

  /// Beside another pane that is high enough, or else as a row of its own.
  private mutating func admit(_ pane: any TrainingPane) {
    let (least, wanted) = (pane.smallest(watched), pane.wanted(watched))
    let width = min(max(least.width, wanted.width), rect.width)
    let beside = rows.firstIndex {
      $0.height >= least.height && $0.width + Self.gap + least.width <= rect.width
    }
    if let beside {
      let room = rect.width - rows[beside].width - Self.gap
      rows[beside].panes.append((pane, min(width, room)))
      rows[beside].wanted = max(rows[beside].wanted, wanted.height)
    } else if !isFull, least.width <= rect.width, least.height <= spare {
      rows.append(
        Row(
          panes: [(pane, width)], height: least.height, wanted: wanted.height,
          standsApart: pane.standsApart))
    } else {
      isFull = true
    }
  }

  /// How many rows of the rectangle are given to no pane.
  private var spare: Int { rows.reduce(rect.height) { $0 - $1.height - $1.above } }
}

// MARK: - Sharing out

extension PaneArrangement {
  /// Gives away the rows that are left: for panes as high as they want to be and for air between them;
  /// the first takes the rest.
  private mutating func share() {
    guard !rows.isEmpty else { return }
    if grow([0]), leaveRoom(above: rows.indices.filter { rows[$0].standsApart }) {
      _ = grow(rows.indices.dropFirst())
    }
    rows[0].height += spare
  }

  /// Makes rows as high as they want to be; false where one cannot be, which stays as it is.
  private mutating func grow(_ indices: some Collection<Int>) -> Bool {
    for index in indices {
      let more = max(0, rows[index].wanted - rows[index].height)
      guard more <= spare else { return false }
      rows[index].height += more
    }
    return true
  }

  /// Leaves a row free above each of some rows, or above none.
  private mutating func leaveRoom(above indices: some Collection<Int>) -> Bool {
    guard indices.count(where: { rows[$0].above == 0 }) <= spare else { return false }
    for index in indices { rows[index].above = 1 }
    return true
  }

  /// The panes that fit, with their rooms.
  package var places: [Place] {
    var rest = rect
    return rows.flatMap { row in
      _ = rest.takeTop(row.above)
      var room = rest.takeTop(row.height)
      return row.panes.map { pane, width in
        defer { _ = room.takeLeft(Self.gap) }
        return Place(pane: pane, rect: room.takeLeft(width))
      }
    }
  }
}
