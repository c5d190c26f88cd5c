import LessonKit
import Notation
import TimeTravel

/// What is said of a walk, in English.
struct EnglishWalk: WalkPhrases {
  let network = "Network"
  let hidden = "A question is open: guess first."
  let hiddenStop = "A stop holds here; guess first."
  let recorded = "A trace is what was recorded: nothing in it can be otherwise."
  let nothingToTurn = "Nothing in this view can be turned."
  let nothingToNudge =
    "Nothing here can be turned; a weight, an input or a target can be nudged."
  let nothingChosen = "Choose a pixel first: Tab leads into the picture, ↓ to the pixels."
  let atItsEnd = "A pixel goes from 0 to 1, and no further."
  let nothingGiven =
    "Nothing is given here: go to the input, to a weight or a bias, or to the loss's target."
  let noNumber = "There is no single number under the cursor."
  let naming = (
    label: "Go to", example: "such as: dense 17, loss, pixel 5,21, step 120, example 7"
  )
  let supposing = (
    label: "What if", example: "such as: rate 0.5, optimizer adam(0.001), dropout 0.5, seed 8"
  )
  func looksOn(isPlain: Bool) -> String {
    "Looking, not learning: no update follows. (Keras's predict stops at the answer; "
      + "\(isPlain ? "“next”" : "→") goes on back.)"
  }
  func noLine(of walk: WalkWithoutLine) -> String {
    switch walk {
    case .training:
      "A training's walk has no line of its own: w in Train saves its network for step --model."
    case .unsaved(let line): "Once w in Train has saved its network as FILE: \(line)"
    case .drawing:
      "A drawing's walk has no line of its own: w in Draw saves it for predict."
    case .examples:
      "No option of step names these examples, so this walk has no line of its own."
    }
  }

  let helpOnSigns = HelpSection(
    "The signs",
    [
      ("▶", "here: the layer, the row, the line that is marked"),
      ("✓ ✗", "done, or right · wrong"),
      ("● ◆", "on the line of time: here · where a stop looks or holds"),
      ("≈", "equal but for digits that are not shown"),
      ("·", "in pictures and strips: exactly 0"),
      ("░ ▒ ▓ █", "in pictures without colours: the larger, the fuller"),
      ("▲ ▼", "has grown · has shrunk"),
      ("?", "hidden while a question is open"),
    ])

  func row(_ row: WalkRow) -> KeyText {
    switch row {
    case .later: KeyText("later, by the depth we are at", hint: "→ later")
    case .earlier: KeyText("earlier: time runs both ways", hint: "← back")
    case .inAndOut: KeyText("in: epoch → step → layer → neuron → term · out again")
    case .origin:
      KeyText("where this number comes from · what becomes of it")
    case .factor: KeyText("where its other factor comes from: x, mask, slope, w")
    case .view: KeyText("another view of this place; the bottom line names it")
    case .toPicture:
      KeyText(
        "choose in the picture with the arrow keys", hint: "Tab picture")
    case .picking: KeyText("left · right · up · down in the picture", hint: "← → ↑ ↓ choose")
    case .intoPicked: KeyText("into what is chosen", hint: "Enter in")
    case .outOfPicture: KeyText("out of the picture", hint: "Esc back")
    case .bookmarks: KeyText("mark this place by a letter · go back to a marked place")
    case .turning: KeyText("turn what the view offers, or nudge the number here")
    case .digits: KeyText("all digits of the number under the cursor")
    case .steps: KeyText("a step back · a step on; among steps an epoch")
    case .examples:
      KeyText("another example for this same step · the one before", hint: "n p example")
    case .ends: KeyText("to the first, to the last")
    case .naming:
      KeyText("go to a place by name: dense 17, loss, step 120", hint: ": go to")
    case .stops: KeyText("the list of stops", hint: "b stops")
    case .toStops: KeyText("on to the next stop, back to the last")
    case .stopping: KeyText("stop it, as any other key does", hint: "Esc stops it")
    case .repeating: KeyText("a number before a key: so many times")
    case .back: KeyText("where I was before the last jump")
    case .supposing: KeyText("change this number · what if … · undo it")
    case .running: KeyText("run or pause")
    case .pace: KeyText("faster, slower; over steps up to 100 a frame", hint: "+ − pace")
    case .fitting: KeyText("fit the scales that are held to what is shown now")
    }
  }

  func hintOfDepth(canGoIn: Bool, canGoOut: Bool) -> String? {
    canGoIn ? canGoOut ? "↓ ↑ in, out" : "↓ in" : canGoOut ? "↑ out" : nil
  }

  let hintOfRows = "Enter goes there"

  func hintOfTurning(isList: Bool) -> String { isList ? "< > choose" : "< > turn" }

  func hintOfView(_ title: String) -> String { "v \(title.lowercased())" }

  func hintOfOrigin(_ title: String) -> String { "o \(title)" }

  func hintOfFactors(_ titles: [String]) -> String {
    titles.enumerated().map { $0 == 0 ? "x \($1)" : "\($0 + 1) x \($1)" }
      .joined(separator: ", ")
  }

  func hintOfRunning(isRunning: Bool) -> String { isRunning ? "space pause" : "space run" }

  func running(_ pace: WalkPace, overSteps: Bool) -> String {
    "running, \(words(pace, overSteps))"
  }

  func willRun(_ pace: WalkPace, overSteps: Bool) -> String {
    "space runs; it moves \(words(pace, overSteps))."
  }

  private func words(_ pace: WalkPace, _ overSteps: Bool) -> String {
    let often =
      switch pace {
      case .slow: "every 2 seconds"
      case .normal: "every second"
      case .quick: "2.5 times a second"
      case .fast, .tens, .hundreds: "7 times a second"
      }
    return overSteps ? "\(English.counted(pace.stepsAFrame, "step")) \(often)" : often
  }

  func fitted(atStep step: Int?) -> String {
    step.map { "The scales are fitted to step \(Numerals.count($0)) and stay so." }
      ?? "The scales of this view fit each step."
  }

  func view(_ title: String) -> String { "the view “\(title)”" }

  func other(example: Int) -> String { "example \(Numerals.count(example)) for this same step" }

  func row(ofBatch row: Int) -> String { "row \(row) of the batch" }

  func start(_ step: Int) -> String { "step \(Numerals.count(step))" }

  func endOfTrace(_ step: Int) -> String { "step \(Numerals.count(step)) ends the trace" }

  var firstLook: String { "first example" }

  func endOfLook(_ examples: Int) -> String { "last of \(English.counted(examples, "example"))" }

  func end(_ latest: Int, before: Int, epoch: Int, stepsOfEpoch: Int) -> String {
    let reached = "\(Numerals.count(latest)) reached"
    return before > 0
      ? "\(reached) │ after \(Numerals.count(before)) of training"
      : "\(reached) │ epoch \(Numerals.count(epoch)) of \(English.counted(stepsOfEpoch, "step"))"
  }
}

// MARK: - What takes long

extension EnglishWalk {
  func searching(_ direction: StopSearch.Direction, at step: Int) -> String {
    "Looking for \(direction == .later ? "the next" : "the last") stop: step "
      + "\(Numerals.count(step)) …  Any key stops it."
  }

  func approaching(_ step: Int, stepsLeft: Int) -> String {
    "\(English.counted(stepsLeft, "step")) before step \(Numerals.count(step)) … "
      + " Any key stops it."
  }

  func stoppedLooking(at step: Int, here: Int) -> String {
    "Stopped looking at step \(Numerals.count(step)); this is still step \(Numerals.count(here))."
  }

  func stoppedOnTheWay(here: Int) -> String {
    "Stopped on the way; this is still step \(Numerals.count(here))."
  }

  func stop(_ reason: String, more: Int) -> String {
    more > 0 ? "\(reason) \(more) more stop here." : reason
  }

  func noStop(_ direction: StopSearch.Direction, in steps: ClosedRange<Int>) -> String {
    let (first, last) = (Numerals.count(steps.lowerBound), Numerals.count(steps.upperBound))
    return direction == .later
      ? "No stop after this in steps \(first)–\(last); you are where you were."
      : "No stop before this, back to step \(first); you are where you were."
  }
}

// MARK: - Where a move ends

extension EnglishWalk {
  func endInside(isLast: Bool, isPlain: Bool) -> String {
    "This is the \(isLast ? "last" : "first") one in here; \(isPlain ? "“out”" : "↑") leads out."
  }

  func endOfTrace(_ end: TraceEnd) -> String {
    switch end {
    case .last: "The trace ends here: a trace runs no network."
    case .first: "The trace begins here."
    case .examples: "A trace runs no network: it has no other examples than its own."
    case .gap: "The trace leaves out the place that this key leads to."
    }
  }

  func end(_ end: WalkEnd) -> String {
    switch end {
    case .last: "This is the last place of the walk."
    case .first: "This is the first place of the walk; before it is state 0."
    case .finest: "There is nothing finer inside this."
    case .coarsest: "This is the coarsest grain."
    case .given: "This number is given: it comes from nothing that is computed here."
    case .noFactor: "There is no other factor here whose origin could be shown."
    case .noConsequence: "Nothing further becomes of this number in this step."
    case .oneView: "This place has one view only."
    case .noJump: "There was no jump to go back from."
    case .oneExample: "There is no other example."
    }
  }

  func keeps(_ kept: KeptByScenario) -> String {
    let words =
      switch kept {
      case .example: "example"
      case .learningRate: "learning rate"
      case .optimizer: "optimizer"
      case .dropout: "dropout rate"
      case .seed: "seed"
      case .numbers: "weights, inputs and targets"
      }
    return "Here the \(words) cannot be changed."
  }
}

// MARK: - Places that are marked

extension EnglishWalk {
  var noBookmarks: String { "No place is marked yet: m and a letter marks one." }

  func bookmarks(_ use: BookmarkUse) -> String {
    switch use {
    case .mark: "A letter marks this place"
    case .goBack: "A letter goes to its place"
    }
  }

  func letter(_ use: BookmarkUse) -> KeyText {
    switch use {
    case .mark: KeyText("mark this place by it", hint: "a–z marks")
    case .goBack: KeyText("go to the place that it marks", hint: "a–z goes there")
    }
  }

  func marked(_ letter: Character, _ place: String) -> String {
    "Marked “\(letter)”: \(place). ' and \(letter) comes back."
  }

  func noBookmark(_ letter: Character) -> String {
    "“\(letter)” marks no place: m \(letter) would."
  }
}

// MARK: - What if

extension EnglishWalk {
  func supposedForAStep(_ supposition: String, isPlain: Bool) -> String {
    let (view, undo) = isPlain ? ("“view”", "“undo”") : ("v", "u")
    return "\(supposition), beside the real step and for this one step; \(view) shows the step "
      + "itself, \(undo) takes it back."
  }

  func changed(_ supposition: String, isOfOneStep: Bool, isPlain: Bool) -> String {
    let (view, undo) = isPlain ? ("“view”", "“undo”") : ("v", "u")
    let span = isOfOneStep ? "in this step" : "from here on"
    return "\(supposition) \(span); \(view) compares, \(undo) takes it back."
  }

  func takenBack(_ supposition: String) -> String { "Taken back: \(supposition)." }

  func nothingToTakeBack(isPlain: Bool) -> String {
    isPlain ? "Nothing was supposed." : "Nothing was changed or supposed that could be undone."
  }
}
