import CellCanvas

/// Where a lesson stands: at the right of the network where both fit, else below a strip with the
/// essence of the view.
struct LearnLayout {
  /// The network and the view.
  let walk: Rect
  /// The strip above the text; nil where the network stands beside it.
  let strip: Rect?
  /// The lesson: its box beside the network, or what the strip leaves.
  let lesson: Rect

  /// `codeWidth` are the columns of the lesson's widest line of code, which is never cut.
  init(_ size: Size, codeWidth: Int) {
    var body = Frame(size).body
    if size.width >= Self.wide {
      strip = nil
      let text = max(min(Self.widestText, max(Self.narrowestText, codeWidth)), size.width / 4 - 4)
      lesson = body.takeRight(text + Self.around)
      walk = body
    } else {
      walk = body
      var rest = Rect(size)
      _ = rest.takeTop(1)
      _ = rest.takeBottom(1)
      strip = rest.takeTop(Self.stripHeight)
      lesson = rest
    }
  }

  /// Whether both fit side by side.
  var isWide: Bool { strip == nil }

  /// From this width on both fit.
  private static let wide = 110
  /// A strip has a border, and seven rows of the view.
  private static let stripHeight = 9
  /// The columns of text beside the network, by the code in it.
  static let (narrowestText, widestText) = (36, 44)
  /// The columns of a box around its text.
  private static let around = 4

  /// The room of the text, its head included.
  var inside: Rect { lesson.inset(horizontal: isWide ? 2 : 1, vertical: isWide ? 1 : 0) }

  /// The columns of the lesson's text.
  var textWidth: Int { max(0, inside.width) }

  /// The rows of the lesson's text, without its head.
  var textHeight: Int { max(1, inside.height - headHeight) }

  /// The rows above the text: below a strip the page's title; in a box the lesson and the page, the
  /// title, a blank.
  var headHeight: Int { isWide ? 3 : 1 }
}
