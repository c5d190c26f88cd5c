/// A canvas as a picture in SVG: the cells in a grid, words as text, blocks as rectangles.
///
/// The same canvas gives the same bytes.
public struct CanvasSVG {
  private let canvas: Canvas
  private let title: String
  private let paper: Paper

  /// A picture of `canvas` on a dark or a light ground; `title` is what it is called.
  public init(_ canvas: Canvas, title: String, background: Background) {
    self.canvas = canvas
    self.title = title
    paper = Paper(background)
  }

  /// The cells' width and height, in units of the picture.
  static let cell = Size(width: 9, height: 18)

  /// The whole file.
  public var text: String {
    let (width, height) = (
      canvas.size.width * Self.cell.width, canvas.size.height * Self.cell.height
    )
    let head = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(width) \#(height)" "#
        + #"width="\#(width)" height="\#(height)" font-family="monospace" font-size="15">"#,
      "<title>\(Self.escaped(title))</title>",
      #"<rect width="\#(width)" height="\#(height)" fill="\#(Self.hex(paper.ground))"/>"#,
    ]
    let rows = 0..<canvas.size.height
    return (head + rows.flatMap(rects) + rows.flatMap(texts) + ["</svg>", ""])
      .joined(separator: "\n")
  }

  // MARK: Rectangles

  /// The grounds and the blocks of a row, equal neighbours in one.
  private func rects(ofRow y: Int) -> [String] {
    var runs: [(x: Int, count: Int, blocks: [Block])] = []
    for x in 0..<canvas.size.width {
      let blocks = blocks(canvas[x, y], after: x > 0 ? canvas[x - 1, y] : nil)
      if let last = runs.last, last.blocks == blocks, blocks.allSatisfy(\.isAsWideAsACell) {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((x, 1, blocks))
      }
    }
    return runs.flatMap { run in run.blocks.map { rect($0, x: run.x, y: y, count: run.count) } }
  }

  private func rect(_ block: Block, x: Int, y: Int, count: Int) -> String {
    let (cell, part) = (Self.cell, block.part)
    let left = Self.number(Double(x * cell.width) + part.x * Double(cell.width))
    let top = Self.number(Double(y * cell.height) + part.y * Double(cell.height))
    let width = Self.number((part.width + Double(count - 1)) * Double(cell.width))
    let height = Self.number(part.height * Double(cell.height))
    let opacity = part.opacity == 1 ? "" : #" fill-opacity="\#(Self.number(part.opacity))""#
    return #"<rect x="\#(left)" y="\#(top)" width="\#(width)" height="\#(height)" "#
      + #"fill="\#(Self.hex(block.color))"\#(opacity)/>"#
  }

  /// What is filled of a cell: its ground where that is not the paper's, and its block.
  private func blocks(_ cell: Cell, after left: Cell?) -> [Block] {
    // The second half of a wide glyph lies on the ground of the first.
    let style = cell.width == 0 ? left?.style ?? cell.style : cell.style
    let ink = paper.ink(style)
    let ground = ink.ground == paper.ground ? [] : [Block(part: .whole, color: ink.ground)]
    return ground + BlockPart.parts(of: cell.scalar).map { Block(part: $0, color: ink.glyph) }
  }

  private struct Block: Equatable {
    let part: BlockPart
    let color: Color

    var isAsWideAsACell: Bool { part.x == 0 && part.width == 1 }
  }

  // MARK: Words

  /// The words of a row: one text for each run of cells of one style.
  private func texts(ofRow y: Int) -> [String] {
    var texts: [String] = []
    var x = 0
    while x < canvas.size.width {
      let style = canvas[x, y].style
      let start = x
      var run = ""
      while x < canvas.size.width, canvas[x, y].style == style || canvas[x, y].width == 0 {
        let cell = canvas[x, y]
        run += BlockPart.parts(of: cell.scalar).isEmpty ? cell.text : " "
        x += 1
      }
      if let text = text(run, style, x: start, y: y, columns: x - start) { texts.append(text) }
    }
    return texts
  }

  private func text(_ run: String, _ style: Style, x: Int, y: Int, columns: Int) -> String? {
    guard run.contains(where: { $0 != " " }) else { return nil }
    let (cell, ink) = (Self.cell, paper.ink(style))
    var form = ""
    if style.attributes.contains(.bold) { form += #" font-weight="bold""# }
    if style.attributes.contains(.underline) { form += #" text-decoration="underline""# }
    if style.attributes.contains(.dim) { form += #" fill-opacity="0.65""# }
    return #"<text x="\#(x * cell.width)" y="\#(y * cell.height + 14)" "#
      + #"textLength="\#(columns * cell.width)" lengthAdjust="spacingAndGlyphs" "#
      + #"xml:space="preserve" fill="\#(Self.hex(ink.glyph))"\#(form)>"#
      + Self.escaped(run) + "</text>"
  }

  // MARK: Writing

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// `#rrggbb`.
  private static func hex(_ color: Color) -> String {
    let digits = String(color.code & 0xFF_FFFF, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// A number without a fraction that is 0.
  private static func number(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(whole)" }
    let digits = "\(rest / 10)\(rest % 10)"
    return "\(whole).\(digits.hasSuffix("0") ? String(digits.prefix(1)) : digits)"
  }
}

/// The ground of a picture and the colour of words on it.
private struct Paper {
  let ground: Color
  let words: Color

  init(_ background: Background) {
    (ground, words) =
      background == .dark
      ? (.rgb(0x12, 0x12, 0x12), .rgb(0xE4, 0xE4, 0xE4))
      : (.rgb(0xFF, 0xFF, 0xFF), .rgb(0x1C, 0x1C, 0x1C))
  }

  /// The colours of a style.
  func ink(_ style: Style) -> (glyph: Color, ground: Color) {
    let glyph = style.foreground == .terminal ? words : style.foreground
    let ground = style.background == .terminal ? self.ground : style.background
    return style.attributes.contains(.reverse) ? (ground, glyph) : (glyph, ground)
  }
}

/// A part of a cell that a block fills, in shares of the cell.
struct BlockPart: Equatable {
  let x: Double
  let y: Double
  let width: Double
  let height: Double
  var opacity = 1.0

  static let whole = BlockPart(x: 0, y: 0, width: 1, height: 1)

  /// What a block element of Unicode fills, U+2580 to U+259F; nothing of any other character.
  static func parts(of scalar: Unicode.Scalar) -> [BlockPart] {
    switch scalar.value {
    case 0x2580: [BlockPart(x: 0, y: 0, width: 1, height: 0.5)]
    case 0x2581...0x2588: [lower(Double(scalar.value - 0x2580) / 8)]
    case 0x2589...0x258F:
      [BlockPart(x: 0, y: 0, width: Double(0x2590 - scalar.value) / 8, height: 1)]
    case 0x2590: [BlockPart(x: 0.5, y: 0, width: 0.5, height: 1)]
    case 0x2591...0x2593:
      [BlockPart(x: 0, y: 0, width: 1, height: 1, opacity: Double(scalar.value - 0x2590) / 4)]
    case 0x2594: [BlockPart(x: 0, y: 0, width: 1, height: 0.125)]
    case 0x2595: [BlockPart(x: 0.875, y: 0, width: 0.125, height: 1)]
    case 0x2596...0x259F: quadrants[Int(scalar.value) - 0x2596].map(quadrant)
    default: []
    }
  }

  private static func lower(_ share: Double) -> BlockPart {
    BlockPart(x: 0, y: 1 - share, width: 1, height: share)
  }

  /// The quarters of U+2596 to U+259F: 0 and 1 above, 2 and 3 below.
  private static let quadrants = [
    [2], [3], [0], [0, 2, 3], [0, 3], [0, 1, 2], [0, 1, 3], [1], [1, 2], [1, 2, 3],
  ]

  private static func quadrant(_ index: Int) -> BlockPart {
    BlockPart(x: Double(index % 2) / 2, y: Double(index / 2) / 2, width: 0.5, height: 0.5)
  }
}
