import CellCanvas
import Testing

@Suite struct InputDecoderTests {
  static let keys: [(String, String)] = [
    ("a", "a"), ("日", "日"), (" ", "space"), ("\r", "Enter"), ("\n", "Enter"), ("\t", "Tab"),
    ("\u{7F}", "Backspace"), ("\u{08}", "Backspace"), ("\u{03}", "C-c"), ("\u{1A}", "C-z"),
    ("\u{00}", "C-space"), ("\u{1C}", "C-\\"), ("\u{1B}[A", "Up"), ("\u{1B}OA", "Up"),
    ("\u{1B}[C", "Right"), ("\u{1B}OD", "Left"), ("\u{1B}[1;5C", "C-Right"),
    ("\u{1B}[1;2A", "S-Up"), ("\u{1B}[1;3D", "M-Left"), ("\u{1B}[H", "Home"), ("\u{1B}OF", "End"),
    ("\u{1B}[1~", "Home"), ("\u{1B}[4~", "End"), ("\u{1B}[5~", "PgUp"), ("\u{1B}[6~", "PgDn"),
    ("\u{1B}[3~", "Delete"), ("\u{1B}[2~", "Insert"), ("\u{1B}OP", "F1"), ("\u{1B}[15~", "F5"),
    ("\u{1B}[24~", "F12"), ("\u{1B}[[B", "F2"), ("\u{1B}[Z", "S-Tab"), ("\u{1B}x", "M-x"),
    ("\u{1B}\r", "M-Enter"), ("\u{1B}[99;5u", "C-c"), ("\u{1B}[27;5;99~", "C-c"),
    ("\u{1B}OM", "Enter"),
  ]

  @Test(arguments: keys)
  func `reads keys`(bytes: String, name: String) throws {
    let key = try #require(Key(name: name))
    var decoder = InputDecoder()
    #expect(decoder.feed(bytes.utf8) == [.key(key)])
    #expect(decoder.silence == nil)
  }

  @Test(arguments: keys)
  func `reads keys byte by byte`(bytes: String, name: String) throws {
    let key = try #require(Key(name: name))
    var decoder = InputDecoder()
    #expect(bytes.utf8.flatMap { decoder.feed([$0]) } == [.key(key)])
  }

  static let reports: [(String, TerminalReport)] = [
    (
      "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", .background(.light, color: "rgb:ffff/ffff/ffff")
    ),
    ("\u{1B}]11;rgb:0000/0000/0000\u{07}", .background(.dark, color: "rgb:0000/0000/0000")),
    ("\u{1B}]11;rgb:1e/1e/2e\u{07}", .background(.dark, color: "rgb:1e/1e/2e")),
    ("\u{1B}]11;rgb:f/d/a\u{07}", .background(.light, color: "rgb:f/d/a")),
    (
      "\u{1B}]11;rgba:fdfd/f6f6/e3e3/ffff\u{1B}\\",
      .background(.light, color: "rgba:fdfd/f6f6/e3e3/ffff")
    ),
    ("\u{1B}[?997;1n", .background(.dark)), ("\u{1B}[?997;2n", .background(.light)),
    ("\u{1B}[?2026;2$y", .synchronizes(true)), ("\u{1B}[?2026;0$y", .synchronizes(false)),
    ("\u{1B}[?64;1;2c", .attributes("64;1;2")),
    ("\u{1B}P>|XTerm(379)\u{1B}\\", .name("XTerm(379)")),
    ("\u{1B}[7;3R", .cursor(row: 7, column: 3)),
  ]

  @Test(arguments: reports)
  func `reads what a terminal says of itself, in pieces too`(bytes: String, report: TerminalReport)
  {
    var decoder = InputDecoder()
    #expect(decoder.feed(bytes.utf8) == [.report(report)])
    #expect(bytes.utf8.flatMap { decoder.feed([$0]) } == [.report(report)])
    #expect(decoder.silence == nil)
  }

  @Test(arguments: [
    "\u{1B}]11;?\u{07}", "\u{1B}]11;rgb:ffff/ffff\u{07}", "\u{1B}]11;rgb:fffff/0/0\u{07}",
    "\u{1B}]11;rgb:+f/0/0\u{07}", "\u{1B}]10;rgb:ffff/ffff/ffff\u{07}", "\u{1B}]11\u{07}",
    "\u{1B}]\u{07}", "\u{1B}[?997;3n", "\u{1B}[?25;1$y", "\u{1B}[?1;2R",
  ])
  func `what it says of other things is nothing, and never typing`(bytes: String) {
    var decoder = InputDecoder()
    #expect(decoder.feed(bytes.utf8).isEmpty)
    #expect(decoder.silence == nil)
  }

  @Test func `a lone Esc is the key once nothing follows`() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.silence != nil)
    #expect(decoder.flush() == [.key(Key(.escape))])
    #expect(decoder.feed([0x1B, 0x1B, 0x5B, 0x43]) == [.key(Key(.escape)), .key(Key(.right))])
    #expect(decoder.feed("\u{1B}[".utf8).isEmpty)
    #expect(decoder.flush() == [.key(Key(.character("["), .alt))])
  }

  @Test(arguments: [
    "\u{1B}[>62;4c", "\u{1B}[I", "\u{1B}[>0;276;0c", "\u{1B}]10;rgb:0/0/0\u{07}",
    "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[38:2:1q", "\u{1B}[201~", "\u{1B}[<0;1M",
    "\u{1B}[99~",
  ])
  func `swallows what it does not know, whole`(sequence: String) {
    var decoder = InputDecoder()
    #expect(decoder.feed((sequence + "q").utf8) == [.key(.character("q"))])
  }

  @Test func `drops bytes that are no UTF-8`() {
    var decoder = InputDecoder()
    let bytes: [UInt8] = [0xFF, 0xC0, 0x80, 0xE3, 0x41, 0xED, 0xA0, 0x80, 0xC2, 0x9B, 0x42]
    #expect(decoder.feed(bytes) == [.key(.character("A")), .key(.character("B"))])
  }

  @Test func `reads the mouse`() {
    var decoder = InputDecoder()
    let at = Point(x: 4, y: 9)
    #expect(
      decoder.feed(
        "\u{1B}[<0;5;10M\u{1B}[<32;5;10M\u{1B}[<0;5;10m\u{1B}[<64;5;10M\u{1B}[<69;5;10M".utf8)
        == [
          .mouse(MouseEvent(.press(.left), at: at)), .mouse(MouseEvent(.drag(.left), at: at)),
          .mouse(MouseEvent(.release(.left), at: at)), .mouse(MouseEvent(.wheelUp, at: at)),
          .mouse(MouseEvent(.wheelDown, at: at, .shift)),
        ])
    #expect(
      decoder.feed("\u{1B}[M %*".utf8) == [.mouse(MouseEvent(.press(.left), at: at))])
    #expect(decoder.feed("\u{1B}[<35;5;10M\u{1B}[<0;0;0M".utf8).isEmpty)
  }

  @Test func `a paste is one event, however it is cut`() {
    let text = "line one\nline two \u{1B}[A 日本"
    let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~x".utf8)
    for piece in [1, 2, 3, 7, 100] {
      var decoder = InputDecoder()
      var events: [InputEvent] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        events += decoder.feed(rest.prefix(piece))
        rest = rest.dropFirst(piece)
      }
      #expect(events == [.paste(text), .key(.character("x"))])
    }
  }

  @Test func `no bytes upset it, and how they are cut makes no difference`() {
    var random = SeededRandom(2)
    let likely: [UInt8] = Array("\u{1B}[<;:0123456789MmOPA~uu200~201]\\\u{07}\r".utf8)
    for _ in 0..<3000 {
      let bytes = (0..<random.next(below: 40)).map { _ in
        random.next(below: 4) == 0
          ? UInt8(random.next(below: 256)) : likely[random.next(below: likely.count)]
      }
      var whole = InputDecoder()
      var pieces = InputDecoder()
      let atOnce = whole.feed(bytes)
      let oneByOne = bytes.flatMap { pieces.feed([$0]) }
      #expect(atOnce == oneByOne, "\(bytes)")
      #expect(whole.flush() == pieces.flush())
    }
  }

  @Test(arguments: ["", "abc", "two\nlines \u{1B}[A", "cut\u{1B}[20"])
  func `a paste without an end is over after a silence`(text: String) {
    var decoder = InputDecoder()
    #expect(decoder.feed("\u{1B}[200~\(text)".utf8).isEmpty)
    #expect(decoder.silence == 500)
    let kept = text.hasPrefix("cut") ? "cut" : text
    #expect(decoder.flush() == [.paste(kept)])
    #expect(decoder.silence == nil)
    #expect(decoder.feed("q".utf8) == [.key(.character("q"))])
  }

  @Test func `a paste is over at its limit, and the rest of it is dropped`() {
    var decoder = InputDecoder()
    _ = decoder.feed("\u{1B}[200~".utf8)
    let piece = Array(repeating: UInt8(ascii: "a"), count: 1 << 16)
    let events = (0..<40).flatMap { _ in decoder.feed(piece) }
    #expect(events == [.paste(String(repeating: "a", count: 1 << 20))])
    #expect(decoder.feed("\u{1B}[201~q".utf8) == [.key(.character("q"))])
  }

  @Test(arguments: [
    "\u{1B}[200~abc", "\u{1B}[200~abc\u{1B}[201", "\u{1B}]0;title", "\u{1B}P1$r0m", "\u{1B}_x",
    "\u{1B}[1;", "\u{1B}[M", "\u{1B}[M ", "\u{1B}O", "\u{1B}[<0;1", "\u{1B}", "\u{1B}[[",
  ])
  func `Ctrl-C is heard inside of whatever has no end`(beginning: String) {
    var decoder = InputDecoder()
    _ = decoder.feed(beginning.utf8)
    #expect(decoder.feed([0x03]).last == .key(Key(.character("c"), .control)))
    #expect(decoder.feed("q".utf8) == [.key(.character("q"))])
  }

  @Test func `Ctrl-C is heard after any bytes, at once and after a silence`() {
    var random = SeededRandom(7)
    let likely: [UInt8] = Array("\u{1B}[<;:0123456789MmOP]_X^A~u\\\u{07}\r".utf8)
    let starts = ["", "\u{1B}[200~", "\u{1B}[M", "\u{1B}]", "日"].map { Array($0.utf8) }
    for round in 0..<3000 {
      let bytes = (0..<random.next(below: 40)).map { _ in
        random.next(below: 4) == 0
          ? UInt8(random.next(below: 256)) : likely[random.next(below: likely.count)]
      }
      for isSilent in [false, true] {
        var decoder = InputDecoder()
        _ = decoder.feed(starts[round % starts.count] + bytes)
        if isSilent { _ = decoder.flush() }
        #expect(decoder.feed([0x03]).last == .key(Key(.character("c"), .control)), "\(bytes)")
        #expect(decoder.silence == nil)
      }
    }
  }

  @Test func `an endless sequence is given up`() {
    var decoder = InputDecoder()
    _ = decoder.feed("\u{1B}]".utf8)
    for _ in 0..<50 { #expect(decoder.feed(Array(repeating: 0x41, count: 100)).count < 101) }
    _ = decoder.flush()
    #expect(decoder.feed("q".utf8) == [.key(.character("q"))])
  }
}

@Suite struct KeyNameTests {
  @Test(arguments: ["Right", "Enter", "Esc", "a", "A", "C-c", "PgDn", "S-Tab", "F12", "space", "−"])
  func `are read back`(name: String) {
    #expect(Key(name: name)?.name == name)
  }

  @Test func `are forgiving in words and strict in letters`() {
    #expect(Key(name: "pagedown") == Key(.pageDown))
    #expect(Key(name: "C-Right") == Key(.right, .control))
    #expect(Key(name: "-") == .character("-"))
    #expect(Key(name: "Rigth") == nil)
    #expect(Key(name: "F13") == nil)
    #expect(Key(name: "") == nil)
  }
}

@Suite struct KeyScriptTests {
  @Test func `become steps`() throws {
    let script = try KeyScript(
      "# a walk\nRight*3\n\n text:120 \nresize:100x30\nclick:12,5\n*\n:\n#\nC-c\n")
    #expect(
      script.steps.map(\.name)
        == ["Right", "Right", "Right", "text", "resize", "click", "*", ":", "#", "C-c"])
    #expect(script.steps[3].events == "120".map { .key(.character($0)) })
    #expect(script.steps[4].events == [.resize(Size(width: 100, height: 30))])
  }

  @Test(arguments: [
    ("Right\nRigth", 2, "“Rigth” is not a step"), ("Right*0", 1, "not “0” times"),
    ("resize:big", 1, "“big”"), ("click:1", 1, "“1”"), ("say:x", 1, "“say:”"),
  ])
  func `say which line is wrong, and why`(text: String, line: Int, part: String) {
    let error = #expect(throws: KeyScriptError.self) { try KeyScript(text) }
    #expect(error?.line == line)
    #expect(error?.description.contains(part) == true)
  }
}
