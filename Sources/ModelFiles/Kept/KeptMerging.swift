/// How two programs' values meet: field by field, what one changed counts.
enum KeptMerging {
  /// A field that was changed is the own one; one that was not is as others left it.
  static func field<Field: Equatable>(_ there: Field, own: Field, since base: Field) -> Field {
    own == base ? there : own
  }

  /// Entry by entry: changed, added and removed ones are as the own, all others as they are there.
  static func entries<Key, Value: Equatable>(
    _ there: [Key: Value], own: [Key: Value], since base: [Key: Value]
  ) -> [Key: Value] {
    var merged = there
    for key in Set(own.keys).union(base.keys) where own[key] != base[key] { merged[key] = own[key] }
    return merged
  }
}

extension LearningProgress {
  /// Finished lessons are joined, pages and what was done are the own where they were turned or changed;
  /// the lesson and the walk
  /// that were open last are those of the last writer.
  public func merged(with own: Self, since base: Self) -> Self {
    var merged = self
    merged.pages = KeptMerging.entries(pages, own: own.pages, since: base.pages)
    // What others finished stays, but for what is begun anew here.
    merged.finished.subtract(base.finished.subtracting(own.finished))
    merged.finished.formUnion(own.finished)
    merged.lessons = KeptMerging.entries(lessons, own: own.lessons, since: base.lessons)
    let hasTurned = own.pages != base.pages || own.lastLesson != base.lastLesson
    if hasTurned { merged.lastLesson = own.lastLesson }
    merged.walk = KeptMerging.field(walk, own: own.walk, since: base.walk)
    return merged
  }
}

extension Settings {
  /// Each choice is the own where it was made; stops are added, changed and removed one by one.
  public func merged(with own: Self, since base: Self) -> Self {
    var merged = self
    merged.theme = KeptMerging.field(theme, own: own.theme, since: base.theme)
    merged.asksFirst = KeptMerging.field(asksFirst, own: own.asksFirst, since: base.asksFirst)
    merged.stops = Self.merged(stops, own: own.stops, since: base.stops)
    return merged
  }

  /// The own stops in their order, with those that others added, without those that others removed.
  private static func merged(
    _ there: [KeptStop], own: [KeptStop], since base: [KeptStop]
  ) -> [KeptStop] {
    if there == base { return own }
    let (known, others) = (Set(base.map(\.text)), Set(there.map(\.text)))
    let theirs = Dictionary(there.map { ($0.text, $0) }) { first, _ in first }
    let kept = own.filter { !known.contains($0.text) || others.contains($0.text) }
      .map { base.contains($0) ? theirs[$0.text] ?? $0 : $0 }
    let mine = Set(own.map(\.text))
    return kept + there.filter { !mine.contains($0.text) && !known.contains($0.text) }
  }
}
