import CellCanvas
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The picture of a canvas: well-formed, and the same words at the same places.
@Suite struct CanvasSVGTests {
  private func canvas() -> Canvas {
    var canvas = Canvas(Size(width: 24, height: 6))
    let theme = Theme(Look())
    canvas.box(canvas.bounds, title: "a < b & c", style: theme.border, titleStyle: theme.title)
    canvas.put("z = Σ w·x ▲ 漢字 ▇▁", x: 2, y: 1, style: theme.positive)
    canvas.put("chosen", x: 2, y: 2, style: theme.selection)
    canvas.put("faint", x: 10, y: 2, style: .dim)
    let map = HeatMap(rows: 4, columns: 6, values: (0..<24).map(Float.init), scale: .unsigned(23))
    canvas.draw(map, x: 2, y: 3, look: Look(depth: .direct))
    return canvas
  }

  /// What an SVG file says: its title, its texts on the grid, and how many rectangles it has.
  private final class Reader: NSObject, XMLParserDelegate {
    var title = ""
    var rects = 0
    var fills: Set<String> = []
    var texts: [(x: Int, y: Int, text: String)] = []
    private var path: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      path.append(name)
      if name == "rect" { rects += 1 }
      if let fill = attributes["fill"] { fills.insert(fill) }
      if name == "text", let x = attributes["x"].flatMap(Int.init),
        let y = attributes["y"].flatMap(Int.init)
      {
        texts.append((x / 9, y / 18, ""))
      }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) { path.removeLast() }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if path.last == "title" { title += string }
      if path.last == "text" { texts[texts.count - 1].text += string }
    }
  }

  private func read(_ svg: String) throws -> Reader {
    let (reader, parser) = (Reader(), XMLParser(data: Data(svg.utf8)))
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reader
  }

  @Test func theWordsStandWhereTheyStandOnTheCanvas() throws {
    let canvas = canvas()
    let reader = try read(CanvasSVG(canvas, title: "<Words>", background: .dark).text)
    #expect(reader.title == "<Words>")
    var again = Canvas(canvas.size)
    for (x, y, text) in reader.texts { again.put(text, x: x, y: y) }
    let isBlock = { (scalar: Unicode.Scalar) in (0x2580...0x259F).contains(scalar.value) }
    let words = String(
      String.UnicodeScalarView(canvas.text.unicodeScalars.map { isBlock($0) ? " " : $0 }))
    func trimmed(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map {
        String($0.reversed().drop { $0 == " " }.reversed())
      }
    }
    #expect(trimmed(again.text) == trimmed(words))
  }

  @Test func blocksAreRectanglesInTheirColours() throws {
    let reader = try read(CanvasSVG(canvas(), title: "", background: .dark).text)
    // The ground, ▇ and ▁, the chosen word, and the picture.
    #expect(reader.rects > 5)
    #expect(reader.fills.contains("#ffaf00"))
    var block = Canvas(Size(width: 2, height: 1))
    block.put("▄▐", x: 0, y: 0, style: Style(.rgb(1, 2, 3), on: .rgb(4, 5, 6)))
    let svg = CanvasSVG(block, title: "", background: .light).text
    #expect(svg.contains(##"<rect x="0" y="9" width="9" height="9" fill="#010203"/>"##))
    #expect(svg.contains(##"<rect x="13.5" y="0" width="4.5" height="18" fill="#010203"/>"##))
    #expect(svg.contains(##"<rect x="0" y="0" width="9" height="18" fill="#040506"/>"##))
  }

  @Test func theSameCanvasGivesTheSameFile() {
    let canvas = canvas()
    func svg(_ background: Background) -> String {
      CanvasSVG(canvas, title: "", background: background).text
    }
    #expect(svg(.dark) == svg(.dark))
    #expect(svg(.dark) != svg(.light))
  }
}
