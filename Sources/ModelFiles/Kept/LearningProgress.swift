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
  /// The lessons of which every question and task was closed.
  public var finished: Set<String> = []
  /// What was answered and done in each lesson.
  public internal(set) var lessons: [String: KeptLesson] = [:]
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

  enum CodingKeys: String, CodingKey {
    case version, lastLesson, pages, finished, lessons, walk
  }

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
    lessons = try container.decodeIfPresent([String: KeptLesson].self, forKey: .lessons) ?? [:]
    lessons = lessons.filter { KeptText.isName($0.key) && $0.value.isPossible }
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
    try container.encode(lessons, forKey: .lessons)
    try container.encodeIfPresent(walk, forKey: .walk)
  }

  /// Where to go on: the lesson that was open last and its page from 0; nil for a newcomer.
  public var continuation: (lesson: String, page: Int)? {
    lastLesson.map { ($0, pages[$0] ?? 0) }
  }

  /// Remembers that a page of a lesson is open.
  public mutating func opened(_ lesson: String, page: Int) {
    lastLesson = lesson
    pages[lesson] = page
  }

  /// Remembers what was done in a lesson; it is finished once all is closed.
  public mutating func keep(_ kept: KeptLesson, of lesson: String) {
    lessons[lesson] = kept
    if kept.isFinished { finished.insert(lesson) }
  }

  /// Whether anything of a lesson is remembered.
  public func has(_ lesson: String) -> Bool {
    lessons[lesson] != nil || pages[lesson] != nil || finished.contains(lesson)
  }

  /// Forgets what was done in a lesson, and where in it the learner was.
  public mutating func reset(_ lesson: String) {
    lessons[lesson] = nil
    pages[lesson] = nil
    finished.remove(lesson)
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
