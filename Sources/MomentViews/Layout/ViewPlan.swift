import CellCanvas

/// Which views stand beside each other in a room, and how wide each is: what they show decides.
struct ViewPlan: Hashable {
  /// A view and its columns.
  struct Column: Hashable {
    /// Its index among the views that were offered.
    let view: Int
    /// Where it stands, as high as the room.
    let rect: Rect
  }

  /// The first view, and those beside it.
  let columns: [Column]
  /// The view that must find room below the first one, which leaves it these rows; nil where one stands
  /// beside it, or none does.
  let below: (view: Int, rows: Int)?

  /// Blank, rule, blank between two columns.
  static let gap = 3

  /// Places the first view, and of the others the first one that fits beside it.
  ///
  /// Where there is room for both at their widest, one more stands there. Where none fits beside it, the
  /// first one that fits stands below.
  init(_ offered: [ViewRoom], in rect: Rect) {
    // The first one also says what all of them are about.
    let views =
      offered.prefix(1).map {
        ViewRoom(max($0.least.width, Self.head), $0.least.height, widest: $0.widest)
      } + offered.dropFirst()
    var chosen = [0]
    var most = 0
    if Self.isWide(rect.size) {
      for view in views.indices.dropFirst() where chosen.count < Self.mostColumns {
        // A third one takes nothing from the first two.
        let taken = chosen.count == 1 ? views[0].least.width : most
        let room = Size(width: rect.width - taken - Self.gap, height: rect.height)
        guard taken < rect.width, views[view].fits(room) else { continue }
        chosen.append(view)
        most = chosen.reduce(-Self.gap) { $0 + Self.gap + min(views[$1].widest, rect.width) }
      }
    }
    columns = Self.columns(chosen, views, in: rect)
    below = chosen.count > 1 ? nil : Self.below(views, in: rect.size)
  }

  static func == (one: ViewPlan, other: ViewPlan) -> Bool {
    one.columns == other.columns && one.below?.view == other.below?.view
      && one.below?.rows == other.below?.rows
  }

  func hash(into hasher: inout Hasher) { hasher.combine(columns) }

  /// Whether more than one view is shown in a room: from windows of 120 columns, and in tall ones.
  static func isRoomy(_ size: Size) -> Bool { isWide(size) || size.height >= 40 }

  private static func isWide(_ size: Size) -> Bool { size.width >= 82 }

  private static let mostColumns = 3
  /// What the line takes that says what the views are about.
  private static let head = 54

  /// Each view its least width; what is left over goes to them in order, as far as they use it.
  private static func columns(
    _ chosen: [Int], _ views: [ViewRoom], in rect: Rect
  ) -> [Column] {
    guard chosen.count > 1 else { return [Column(view: 0, rect: rect)] }
    let least = chosen.reduce((chosen.count - 1) * gap) { $0 + views[$1].least.width }
    var spare = rect.width - least
    var rest = rect
    return chosen.enumerated().map { index, view in
      let more = min(spare, views[view].widest - views[view].least.width)
      spare -= more
      let isLast = index == chosen.count - 1
      defer { _ = rest.takeLeft(gap) }
      return Column(
        view: view, rect: isLast ? rest : rest.takeLeft(views[view].least.width + more))
    }
  }

  private static func below(_ views: [ViewRoom], in size: Size) -> (view: Int, rows: Int)? {
    guard isRoomy(size), let first = views.first else { return nil }
    return views.indices.dropFirst().lazy.map { ($0, views[$0].least) }
      .first { _, least in
        least.width <= size.width && first.least.height + 1 + least.height <= size.height
      }
      .map { (view: $0, rows: $1.height + 1) }
  }
}
