import Foundation
import NeuralCore

/// How far a learner has come: places in lessons, what was finished, where the walk stood.
public struct LearningProgress: KeptValue, Hashable {
  /// The number of this format.
  public private(set) var version = 1
  /// The lesson that was open last, by its ID; nil for a newcomer.
  public var lastLesson: String?
  /// The page of each lesson that was opened, counted from 0.
  public var pages: [String: Int] = [:]
  /// The lessons that were read to their end.
  public var finished: Set<String> = []
  /// Where the walk of Step stood; nil when it was never opened.
  public var walk: WalkPlace?

  /// Where a walk stood, in the words of `wadachi step`.
  public struct WalkPlace: Codable, Hashable, Sendable {
    /// The seed of the session.
    public var seed: UInt64
    /// The number of the example.
    public var example: Int
    /// The place in its text form, such as `step 3 dense 17`.
    public var at: String

    /// Names a place of the walk.
    public init(seed: UInt64, example: Int, at: String) {
      self.seed = seed
      self.example = example
      self.at = at
    }

    /// Whether some session may have it: no example of a data set is numbered higher.
    var isPossible: Bool { (0..<1 << 31).contains(example) && KeptText.isName(at) }
  }

  /// A newcomer's.
  public init() {}

  enum CodingKeys: String, CodingKey { case version, lastLesson, pages, finished, walk }

  /// Reads it; what an older file does not have is as for a newcomer.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    version = try container.decode(Int.self, forKey: .version)
    lastLesson = try container.decodeIfPresent(String.self, forKey: .lastLesson)
    if lastLesson.map(KeptText.isName) == false { lastLesson = nil }
    pages = try container.decodeIfPresent([String: Int].self, forKey: .pages) ?? [:]
    pages = pages.filter { KeptText.isName($0.key) && Bounds.page.contains($0.value) }
    finished = try container.decodeIfPresent(Set<String>.self, forKey: .finished) ?? []
    finished = finished.filter(KeptText.isName)
    walk = try container.decodeIfPresent(WalkPlace.self, forKey: .walk)
    if walk?.isPossible == false { walk = nil }
  }

  /// Writes it; the finished lessons in order, so that equal progress gives equal files.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encodeIfPresent(lastLesson, forKey: .lastLesson)
    try container.encode(pages, forKey: .pages)
    try container.encode(finished.sorted(), forKey: .finished)
    try container.encodeIfPresent(walk, forKey: .walk)
  }

  /// Where to go on: the lesson that was open last and its page from 0; nil for a newcomer.
  public var continuation: (lesson: String, page: Int)? {
    lastLesson.map { ($0, pages[$0] ?? 0) }
  }

  /// Remembers that a page of a lesson is open, and whether it is the last.
  public mutating func opened(_ lesson: String, page: Int, isLast: Bool = false) {
    lastLesson = lesson
    pages[lesson] = page
    if isLast { finished.insert(lesson) }
  }
}

extension KeptFile where Value == LearningProgress {
  /// The progress of the learner whose folders these are.
  ///
  /// Nil where there is no place to keep it.
  public static func progress(in folders: KeptFolders = .ofProcess) -> Self? {
    folders.progress.map { Self($0.appendingPathComponent("progress.json")) }
  }
}
