extension Compare {
  /// Reads the YAML text of the block that opens on `line`.
  init(_ yaml: String, line: Int, inlines: InlineReader) throws(LessonError) {
    let fields = try Fields(
      yaml, what: "compare", allowed: LessonKeys.compare, line: line, offset: line,
      file: inlines.file)
    names = try fields.list("names")
    guard names.count == 2 else {
      throw fields.error(
        "names", "“names” are two, for the page's network and the other one, not \(names.count)")
    }
    var rows: [Row] = []
    for (line, row) in try fields.texts("rows") {
      guard row.count == 2 else {
        throw LessonError(
          file: fields.file, line: line,
          message: "a row of “compare” is what a number is called, and the number")
      }
      rows.append(
        Row(
          name: inlines.marks.inlines(row[0]),
          number: try LiveNumber(row[1], line: line, file: fields.file)))
    }
    showsViews = try fields.yes("views")
    guard !rows.isEmpty || showsViews else {
      throw fields.error("rows", "“compare” lacks “rows”, or “views: yes”")
    }
    self.rows = rows
    self.line = line
  }
}
