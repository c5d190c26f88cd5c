/// What is said in plain text, in English.
struct EnglishPlain: PlainPhrases {
  let help =
    "Type next, back, in, out, why, view, nudge up, nudge down, digits, receipt, origin, factor, becomes, "
    + "goto PLACE, example, example back, stop CONDITION, stops, toggle NUMBER, unstop NUMBER, "
    + "continue, continue back, what-if SETTING, undo, ask on or off, or quit; Enter alone is next."
  let aboutNudging =
    "“nudge up” and “nudge down” change the number here, or turn what the view offers; "
    + "“why” tells more of this place, “digits” its numbers in full."
  let noStop = "No stop is set: “stop loss > 2.5” sets one."

  func forms(of word: PlainWord) -> [String] {
    switch word {
    case .next: ["", "next"]
    case .back: ["back"]
    case .into: ["in"]
    case .outOf: ["out"]
    case .why: ["why"]
    case .view: ["view"]
    case .nudgeUp: ["nudge up"]
    case .nudgeDown: ["nudge down"]
    case .nudge: ["nudge", "more", "less"]
    case .digits: ["digits"]
    case .receipt: ["receipt"]
    case .origin: ["origin"]
    case .factor: ["factor"]
    case .slip: ["slip"]
    case .becomes: ["becomes"]
    case .goTo: ["goto"]
    case .example: ["example"]
    case .exampleBack: ["example back"]
    case .stop: ["stop"]
    case .stops: ["stops"]
    case .toggle: ["toggle"]
    case .unstop: ["unstop"]
    case .goOn: ["continue"]
    case .whatIf: ["what-if"]
    case .undo: ["undo"]
    case .askOn: ["ask on"]
    case .askOff: ["ask off"]
    case .skip: ["skip"]
    case .hint: ["hint"]
    case .nextPage: ["next"]
    case .redo: ["redo"]
    case .later: ["later"]
    case .earlier: ["earlier"]
    case .help: ["help", "?"]
    case .quit: ["quit"]
    case .otherSet: ["other set"]
    case .pixels: ["pixels"]
    case .labels: ["labels"]
    case .classes: ["classes"]
    case .ofClass: ["class"]
    case .run: ["run"]
    case .pause: ["pause"]
    case .epoch: ["epoch"]
    case .epochBack: ["epoch back"]
    case .epochs: ["epochs"]
    case .askTest: ["test"]
    case .evaluate: ["evaluate"]
    case .trainOn: ["train on"]
    case .again: ["again"]
    case .save: ["save"]
    }
  }

  func unknown(_ line: String, help: String) -> String { "“\(line)” is no command. \(help)" }

  func place(_ place: String, _ sentence: String) -> String { "\(place): \(sentence)" }

  func scenario(_ title: String) -> String { "\(title)." }

  func warning(_ sentence: String) -> String { "! \(sentence)" }

  func view(_ title: String) -> String { "\(title):" }
}

// MARK: - Stops

extension EnglishPlain {
  func noWay(_ way: String) -> String {
    "“continue” goes on and “continue back” goes back, not “\(way)”."
  }

  func isSet(_ number: Int, _ stop: String) -> String {
    "Stop \(number): \(stop). continue goes on to it."
  }

  func isGone(_ number: Int, _ stop: String) -> String { "Stop \(number) is gone: \(stop)." }

  func isSwitched(_ number: Int, _ stop: String, on isOn: Bool) -> String {
    "Stop \(number) is \(isOn ? "on" : "off"): \(stop)."
  }

  func noStop(_ text: String, for word: PlainWord, of count: Int) -> String {
    guard count > 0 else { return "No stop is set." }
    let word = forms(of: word)[0]
    return "“\(word)” wants the number of a stop, 1–\(count); “\(text)” was given."
  }

  func entry(_ number: Int, _ stop: String, isOn: Bool) -> String {
    "Stop \(number): \(stop)" + (isOn ? "" : " (off)")
  }
}
