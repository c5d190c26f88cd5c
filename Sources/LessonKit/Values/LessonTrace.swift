import Foundation
import ModelFiles

/// A recorded walk that a page shows, also one that went wrong: the program itself never errs.
public struct LessonTrace: Sendable, Equatable {
  /// Its file.
  public let url: URL
  /// What it holds.
  public let walk: TraceWalk

  /// Whether it is the same file.
  public static func == (left: LessonTrace, right: LessonTrace) -> Bool { left.url == right.url }
}
