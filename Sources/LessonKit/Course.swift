import Foundation

/// The whole course in a language, in the order in which that language's `SUMMARY.md` lists it.
///
/// The lessons of a language lie in a folder of its name: `en/08-…/lesson.md`. What is not translated
/// is taken from the English course.
public struct Course: Sendable, Equatable {
  /// One lesson of the list, written or still to come.
  public struct Entry: Sendable, Equatable {
    /// The lesson's number, which never changes: `"08"`.
    public let id: String
    /// Its title, without the number.
    public let title: String
    /// The part of the course it stands in; empty before the first heading.
    public let part: String
    /// Its file below the course's folder; nil while it is not written.
    public let path: String?
    /// The language that it can be read in, such as `en`.
    public let language: String

    /// True when the lesson can be opened.
    public var exists: Bool { path != nil }
  }

  /// The folder that holds a folder for each language.
  public let root: URL
  /// The language that was asked for, such as `en`.
  public let language: String
  /// The lessons in order.
  public let entries: [Entry]
  /// What is wrong with the list, where there are no lessons because of it.
  public let fault: LessonError?
  /// The minutes that each written lesson says it takes, by its number.
  public let minutes: [String: Int]

  /// The tutorial's network as its training left it, below the folder of the lessons.
  public static let trainedNetwork = "scenarios/tutorial-trained.safetensors"

  /// The language in which every lesson is written first.
  public static let original = "en"

  /// Reads the lists of lessons in `root`; where one cannot be understood, the course has no lessons
  /// and says why: everything else goes on.
  public static func opened(root: URL, language: String = original) -> Course {
    do {
      return try Course(root: root, language: language)
    } catch {
      return Course(root: root, language: language, fault: error)
    }
  }

  private init(root: URL, language: String, fault: LessonError) {
    self.root = root
    self.language = language
    self.fault = fault
    entries = []
    minutes = [:]
  }

  /// Reads the lists of lessons in `root`; every lesson that they link to must be there.
  ///
  /// Where the language has no list, the English one stands.
  public init(root: URL, language: String = original) throws(LessonError) {
    self.root = root
    self.language = language
    let original = try CourseList(of: Self.original, in: root)
    let isTranslated = language != Self.original && CourseList.exists(for: language, in: root)
    entries =
      isTranslated
      ? try CourseList(of: language, in: root).completed(by: original).entries : original.entries
    minutes = Self.minutes(of: entries, in: root)
    fault = nil
  }

  /// Reads what stands at the head of each lesson; one that does not say it is left out.
  private static func minutes(of entries: [Entry], in root: URL) -> [String: Int] {
    var minutes: [String: Int] = [:]
    for entry in entries {
      guard let path = entry.path,
        let file = try? FileHandle(forReadingFrom: root.appendingPathComponent(path)),
        let head = try? file.read(upToCount: longestHead)
      else { continue }
      let line = String(decoding: head, as: UTF8.self).split(separator: "\n")
        .first { $0.hasPrefix("minutes:") }
      minutes[entry.id] = line.flatMap { Int($0.dropFirst(8).filter { $0 != " " }) }
    }
    return minutes
  }

  /// So many bytes of a lesson hold its number, its title and its minutes.
  private static let longestHead = 600

  /// The entry with this number, if the course has it; `"8"` is `"08"`.
  public func entry(_ id: String) -> Entry? {
    entries.first { $0.id == id } ?? entries.first { $0.id == "0" + id }
  }

  /// The lines that the learner has typed in, in the language that was asked for, else in English; nil
  /// where neither can be read.
  public var tutorial: Tutorial? {
    (try? Tutorial(of: language, in: root)) ?? (try? Tutorial(of: Self.original, in: root))
  }

  /// Whether a lesson cannot be read in the language that was asked for.
  public func lacksTranslation(of entry: Entry) -> Bool {
    entry.exists && entry.language != language
  }

  /// The next written lesson after this one, in the course's order.
  public func next(after id: String) -> Entry? {
    guard let index = entries.firstIndex(where: { $0.id == id }) else { return nil }
    return entries[(index + 1)...].first { $0.exists }
  }

  /// Reads the lesson with this number; a page of it that cannot be made says so in its place.
  public func lesson(_ id: String) throws(LessonError) -> Lesson {
    if let fault { throw fault }
    guard let entry = entry(id) else {
      throw fault("there is no lesson “\(id.cleaned)”; those that are: \(written)")
    }
    guard let path = entry.path else {
      throw fault(
        "lesson \(entry.id), “\(entry.title)”, is not written yet; those that are: \(written)")
    }
    return try Lesson(
      contentsOf: root.appendingPathComponent(path), keepsBrokenPages: true)
  }

  /// Which lessons can be opened.
  private var written: String {
    entries.filter(\.exists).map(\.id).joined(separator: ", ")
  }

  private func fault(_ message: String) -> LessonError {
    LessonError(file: CourseList.file(of: language), line: 0, message: message)
  }
}
