import CellCanvas

/// Where the digits screen has its parts in a rectangle of a given size.
package struct DataLayout: Hashable, Sendable {
  /// The digit that is looked at.
  let digit: Rect
  /// The labels counted.
  let counts: Rect
  /// Many small digits; empty where there is no room.
  let sheet: Rect

  /// A digit's picture in half blocks.
  static let picture = Size(width: 28, height: 14)
  /// A small digit with the line below it and the gap beside it.
  static let smallDigit = Size(width: 16, height: 8)

  /// How many digits make a page where no sheet is shown.
  private static let pageWithoutSheet = 10

  package init(_ rect: Rect) {
    var rest = rect
    let isLarge = rect.width >= 112 && rect.height >= 36
    sheet = rest.takeBottom(isLarge ? (rect.height - 18) / 8 * 8 + 2 : 0)
    digit = rest.takeLeft(isLarge ? 66 : max(56, rect.width - 24))
    counts = rest
  }

  /// How many small digits stand in a row of the sheet.
  var columns: Int { max(1, (sheet.width - 2) / Self.smallDigit.width) }

  /// How many rows of small digits there are.
  var rows: Int { max(0, (sheet.height - 2) / Self.smallDigit.height) }

  /// How many digits a page has.
  var page: Int { sheet.isEmpty ? Self.pageWithoutSheet : columns * rows }

  /// How many digits one row further is.
  var line: Int { sheet.isEmpty ? Self.pageWithoutSheet : columns }
}
