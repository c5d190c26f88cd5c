extension Target {
  /// The target that leads back to what a moment shows: its cursor, and what it looks at again.
  public init(_ moment: Moment) {
    self.init(moment.cursor)
    if moment.cursor.place == .again {
      unit = moment.again.flatMap { $0.isOther ? $0.example : nil }
    }
  }
}
