import CellCanvas
import Testing

@Suite struct CanvasTests {
  @Test func `clips text at every edge`() {
    var canvas = Canvas(Size(width: 5, height: 2))
    canvas.put("hello world", x: -2, y: 0)
    canvas.put("below", x: 0, y: 2)
    canvas.put("above", x: 0, y: -1)
    canvas.put("clip", x: 0, y: 1, clip: Rect(x: 1, y: 0, width: 2, height: 9))
    #expect(canvas.lines == ["llo w", " li"])
  }

  @Test(arguments: [
    ("short", "short"), ("a longer line", "a lon…"), ("日本語日本", "日本 …"), ("日本語", "日本語"),
    ("blank     ", "blank"), ("exact6", "exact6"), ("x日本語", "x日本…"),
  ])
  func `text within a rectangle that is cut ends in an ellipsis`(_ text: String, _ shown: String) {
    var canvas = Canvas(Size(width: 9, height: 1))
    canvas.put(text, x: 1, y: 0, within: Rect(x: 0, y: 0, width: 7, height: 1))
    #expect(canvas.lines == [" " + shown])
    var pieces = Canvas(Size(width: 7, height: 1))
    let halves = [StyledText(String(text.prefix(2))), StyledText(String(text.dropFirst(2)))]
    #expect(pieces.put(halves, x: 1, y: 0, within: pieces.bounds) == text.columns)
    #expect(pieces.lines == canvas.lines)
  }

  @Test(arguments: [
    ("one two", ["one", "two"]), ("one two three", ["one", "two…"]),
    ("abcdef ghijkl mno", ["abcdef", "ghijk…"]), ("日本語日本語日", ["日本語", "日本…"]),
  ])
  func `wrapped text that is cut ends in an ellipsis`(_ text: String, _ shown: [String]) {
    var canvas = Canvas(Size(width: 6, height: 3))
    let rect = Rect(x: 0, y: 0, width: 6, height: 2)
    #expect(canvas.putWrapped(text, in: rect) == wrap(text, width: 6).count)
    #expect(canvas.lines == shown + [""])
  }

  @Test(arguments: [("short", "short"), ("a longer line", "…line"), ("日本語日本", "…日本")])
  func `the end of a text begins with an ellipsis where it is cut`(_ text: String, _ end: String) {
    #expect(text.end(of: 5) == end)
  }

  @Test func `keeps the halves of wide characters together`() {
    var canvas = Canvas(Size(width: 6, height: 1))
    canvas.put("日本語", x: 0, y: 0)
    #expect(canvas.lines == ["日本語"])
    canvas.put("x", x: 1, y: 0)
    #expect(canvas.lines == [" x本語"])
    canvas.put("字", x: 3, y: 0)
    #expect(canvas.lines == [" x 字"])
    canvas.put("y", x: 3, y: 0)
    #expect(canvas.lines == [" x y"])
  }

  @Test func `shows a blank where only half of a wide character fits`() {
    var canvas = Canvas(Size(width: 3, height: 1), style: .plain)
    canvas.put("日本", x: 0, y: 0, style: .reverse)
    #expect(canvas.lines == ["日"])
    #expect(canvas[2, 0].style == .reverse)
    canvas.put("日本", x: -1, y: 0)
    #expect(canvas.lines == [" 本"])
  }

  @Test func `never lets a control character through`() {
    var canvas = Canvas(Size(width: 12, height: 1))
    let columns = canvas.put("a\u{1B}[2J\r\n\u{9B}\u{7F}\u{2028}z", x: 0, y: 0)
    #expect(canvas.lines == ["a\u{FFFD}[2J\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}z"])
    #expect(columns == 10)
  }

  @Test func `keeps one combining mark and drops joiners`() {
    var canvas = Canvas(Size(width: 6, height: 1))
    canvas.put("e\u{301}か\u{3099}❤\u{FE0F}", x: 0, y: 0)
    #expect(canvas.lines == ["e\u{301}か\u{3099}❤"])
    #expect(canvas[0, 0].mark == "\u{301}")
  }

  @Test func `puts a title into the upper line of a box`() {
    var canvas = Canvas(Size(width: 14, height: 3))
    let inside = canvas.box(canvas.bounds, title: "Network")
    #expect(inside == Rect(x: 1, y: 1, width: 12, height: 1))
    #expect(canvas.lines == ["┌ Network ───┐", "│            │", "└────────────┘"])
    canvas.box(canvas.bounds, title: "A title too long", border: .heavy)
    #expect(canvas.lines[0] == "┏ A title t… ┓")
  }

  @Test func `a box without room is not drawn`() {
    var canvas = Canvas(Size(width: 1, height: 1))
    #expect(canvas.box(canvas.bounds, title: "x").isEmpty)
    #expect(canvas.lines == [""])
  }

  @Test func `aligns text in a rectangle`() {
    var canvas = Canvas(Size(width: 9, height: 3))
    canvas.put("left", in: canvas.bounds, row: 0)
    canvas.put("mid", in: canvas.bounds, row: 1, align: .center)
    canvas.put("too long by far", in: canvas.bounds, row: 2, align: .right)
    #expect(canvas.lines == ["left", "   mid", "too long…"])
  }

  @Test func `copies another canvas and clips it`() {
    var small = Canvas(Size(width: 4, height: 1))
    small.put("日本", x: 0, y: 0)
    var canvas = Canvas(Size(width: 5, height: 2))
    canvas.draw(small, x: 2, y: 1)
    #expect(canvas.lines == ["", "  日"])
  }

  @Test func `a cell takes sixteen bytes`() {
    #expect(MemoryLayout<Cell>.size == 16 && MemoryLayout<Cell>.stride == 16)
  }

  @Test func `replaces what ASCII does not have`() {
    var canvas = Canvas(Size(width: 30, height: 2))
    canvas.put("┌─┐ → ▓█▌ −0.5 × δ 日 é ⣀⠉", x: 0, y: 0)
    #expect(canvas.presented(in: .ascii).lines == ["+-+ > *#: -0.5 x d ?? e _\"", ""])
    #expect(canvas.presented(in: .unicode) == canvas)
  }
}

@Suite struct RectTests {
  @Test func `are taken apart from every side`() {
    var rest = Rect(x: 0, y: 0, width: 80, height: 24)
    #expect(rest.takeTop(1) == Rect(x: 0, y: 0, width: 80, height: 1))
    #expect(rest.takeBottom(3) == Rect(x: 0, y: 21, width: 80, height: 3))
    #expect(rest.takeLeft(15) == Rect(x: 0, y: 1, width: 15, height: 20))
    #expect(rest.takeRight(100) == Rect(x: 15, y: 1, width: 65, height: 20))
    #expect(rest.isEmpty)
  }

  @Test func `split into columns without a gap or an overlap`() {
    let columns = Rect(x: 2, y: 0, width: 20, height: 5).columns(3, gap: 1)
    #expect(columns.map(\.x) == [2, 9, 16])
    #expect(columns.map(\.width) == [6, 6, 6])
  }

  @Test func `intersect to nothing when apart`() {
    let left = Rect(x: 0, y: 0, width: 3, height: 3)
    #expect(left.intersection(Rect(x: 5, y: 5, width: 3, height: 3)).isEmpty)
    #expect(left.centered(Size(width: 1, height: 9)) == Rect(x: 1, y: 0, width: 1, height: 3))
  }
}
