/// A word of plain mode, and what it does.
struct PlainWord {
  /// What is typed; an empty line is a word too.
  let words: [String]
  /// Whether it is heard while a question is open, whose answer the line is otherwise.
  var isHeardWhileAsked = false
  /// Whether it means something with what stands behind it.
  var takes: (_ rest: String) -> Bool = { _ in true }
  /// What it does with what stands behind it.
  let act: (inout PlainWalk, _ rest: String) -> PlainWalk.Reply

  /// All of them.
  static var all: [PlainWord] { anytime + moves + stops + supposing }

  private static var anytime: [PlainWord] {
    [
      always("quit") { walk, _ in PlainWalk.Reply(lines: walk.farewell, ends: true) },
      always("why") { walk, _ in PlainWalk.Reply(lines: PlainView.lines(of: walk.walk)) },
      always("help", "?") { _, _ in PlainWalk.Reply(lines: [PlainWalk.words]) },
      PlainWord(words: ["ask"], isHeardWhileAsked: true, takes: { $0 == "on" }) { walk, _ in
        walk.ask()
      },
      PlainWord(words: ["ask"], isHeardWhileAsked: true, takes: { $0 == "off" }) { walk, _ in
        walk.askNoMore()
      },
    ]
  }

  private static var moves: [PlainWord] {
    [
      move("", "next", move: .later), move("back", move: .earlier), move("in", move: .into),
      move("out", move: .outOf),
      move("origin", move: .origin), move("becomes", move: .consequence),
      PlainWord(words: ["factor"], takes: { $0.isEmpty || Int($0) != nil }) { walk, rest in
        walk.walk.repeatCount = Int(rest)
        return walk.move(.factor)
      },
      PlainWord(words: ["example"], takes: \.isEmpty) { walk, _ in walk.move(.nextExample) },
      PlainWord(words: ["example"], takes: { $0 == "back" }) { walk, _ in
        walk.move(.previousExample)
      },
      PlainWord(words: ["goto"]) { $0.go(to: $1) },
      PlainWord(words: ["view"]) { walk, _ in walk.view() },
      PlainWord(words: ["digits"]) { walk, _ in PlainWalk.Reply(lines: [walk.walk.digits]) },
      PlainWord(words: ["receipt"]) { walk, _ in
        PlainWalk.Reply(lines: [walk.receipt ?? walk.noReceipt])
      },
      PlainWord(words: ["nudge"], takes: { $0 == "up" }) { walk, _ in walk.turn(by: 1) },
      PlainWord(words: ["nudge"], takes: { $0 == "down" }) { walk, _ in walk.turn(by: -1) },
      PlainWord(words: ["nudge", "more", "less"]) { _, _ in
        PlainWalk.Reply(lines: [aboutNudging])
      },
    ]
  }

  private static let aboutNudging =
    "“nudge up” and “nudge down” change the number here, or turn what the view offers; "
    + "“why” tells more of this place, “digits” its numbers in full."

  private static var stops: [PlainWord] {
    [
      PlainWord(words: ["stop"]) { walk, rest in
        let line = walk.walk.setStop(rest)
        return walk.keepingStops([line])
      },
      PlainWord(words: ["unstop"]) { walk, rest in
        let line = walk.walk.clearStop(rest)
        return walk.keepingStops([line])
      },
      PlainWord(words: ["toggle"]) { walk, rest in
        let line = walk.walk.toggleStop(rest)
        return walk.keepingStops([line])
      },
      PlainWord(words: ["stops"]) { walk, _ in PlainWalk.Reply(lines: walk.walk.stopLines) },
      PlainWord(words: ["continue"]) { $0.seek($1) },
    ]
  }

  private static var supposing: [PlainWord] {
    [
      PlainWord(words: ["what-if"]) { $0.suppose($1) },
      PlainWord(words: ["undo"]) { walk, _ in
        let taken = walk.walk.takeBack()
        return PlainWalk.Reply(lines: taken.map { [$0] + walk.here } ?? ["Nothing was supposed."])
      },
    ]
  }

  private static func always(
    _ words: String..., act: @escaping (inout PlainWalk, String) -> PlainWalk.Reply
  ) -> PlainWord {
    PlainWord(words: words, isHeardWhileAsked: true, act: act)
  }

  private static func move(_ words: String..., move: Move) -> PlainWord {
    PlainWord(words: words) { walk, _ in walk.move(move) }
  }
}
