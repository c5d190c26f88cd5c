import Legibility

/// One lesson: pages of text, each beside a place in a live network.
///
/// A value with everything resolved that can be resolved without running the network; the numbers in
/// its text stay questions (`LiveNumber`) until a `Moment` answers them.
public struct Lesson: Sendable, Equatable {
  /// The lesson's number in the syllabus, which never changes: `"08"`.
  public let id: String
  /// Its title, without the number.
  public let title: String
  /// How long it takes, in minutes, as promised to the learner.
  public let minutes: Int
  /// What the learner can do afterwards, one phrase each.
  public let goals: [String]
  /// The network and the data of every page that does not say otherwise.
  public let setup: Setup
  /// Numbers that may be typed into the text because nothing in the network decides them.
  public let constants: [String]
  /// The pages in reading order, never empty.
  public let pages: [Page]
  /// The file it was read from, for messages.
  public let file: String

  /// The columns of its widest line of code, which no pane should cut; 0 without code.
  public var widestCode: Int {
    pages.flatMap(\.blocks).compactMap { block -> Int? in
      guard case .code(_, let text, let links) = block else { return nil }
      let widest = text.typical.split(separator: "\n").map { $0.columnCount }.max()
      return widest.map { $0 + (links.isEmpty ? 0 : CodeLink.columns) }
    }.max() ?? 0
  }
}

extension Page {
  /// The curve with a point that the learner moves; nil where there is none.
  public var curve: Curve? {
    blocks.lazy.compactMap { block -> Curve? in
      guard case .curve(let curve) = block, curve.point != nil else { return nil }
      return curve
    }.first
  }

  /// The comparison that shows the view of both networks; nil where none does.
  public var comparedViews: Compare? {
    blocks.lazy.compactMap { block -> Compare? in
      guard case .compare(let compare) = block, compare.showsViews else { return nil }
      return compare
    }.first
  }

  /// The lines of its code that belong to places of the walk, in reading order.
  public var links: [CodeLink] {
    blocks.flatMap { block in
      if case .code(_, _, let links) = block { links } else { [CodeLink]() }
    }
  }

  /// The keys that it opens beside those that a lesson always has.
  public var keys: Set<String> { Set(show.keys + tasks.flatMap(\.keys)) }
}

/// One page: what it says, where the live view stands meanwhile, and what it asks.
public struct Page: Sendable, Equatable {
  /// The page's heading.
  public let title: String
  /// What stands on it, top to bottom; a question's place is marked by `Block.prediction`.
  public let blocks: [Block]
  /// Where the live view stands when the page is opened.
  public let show: Show
  /// Its questions, in the order of `Block.prediction`'s indices.
  public let predictions: [Prediction]
  /// What there is to do on it, in the order of `Block.task`'s indices.
  public let tasks: [LessonTask]
  /// The line of its heading in the lesson's file.
  public let line: Int
  /// What is wrong with it, so that nothing else stands on it; nil where it could be made.
  public private(set) var fault: LessonError?
}

extension Page {
  /// The page of which nothing could be made but its title: it says what is wrong, beside a network that
  /// stands at its beginning.
  init(broken fault: LessonError, title: String, line: Int, on setup: Setup) {
    self.init(
      title: title, blocks: [], show: Show(startOf: setup, line: line), predictions: [], tasks: [],
      line: line, fault: fault)
  }
}
