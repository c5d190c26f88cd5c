import CellCanvas

/// One row of the key table: some keys that ask for the same thing in some modes.
public struct Binding: Sendable {
  /// Where the row holds.
  public let modes: [Mode]
  /// The keys, and what each asks for.
  public let keys: [(key: Key, command: Command)]
  /// The keys as help shows them: `→ l`.
  public let shown: String
  /// What they do, in the words of the help overlay and the README.
  public let words: String
  /// The word in the line of keys at the bottom; nil keeps a row out of it.
  public let hint: String?
}

/// The one table of keys: the handler, the help overlay, the bottom line and the README read it.
public enum KeyTable {
  /// What a key asks for in a mode; nil when it means nothing there.
  public static func command(for key: Key, in mode: Mode) -> Command? {
    for binding in bindings where binding.modes.contains(mode) {
      if let hit = binding.keys.first(where: { $0.key == key }) { return hit.command }
    }
    return nil
  }

  /// The rows that hold in a mode, in the order of the table.
  public static func bindings(in mode: Mode) -> [Binding] {
    bindings.filter { $0.modes.contains(mode) }
  }

  /// All rows.
  public static let bindings: [Binding] =
    lessons + walking + stops + training + digits + lists + everywhere

  private static let walking: [Binding] = [
    row(
      [.step, .learn], "→ l", "later, by the depth we are at", hint: "→ later",
      ("Right", .later), ("l", .later)),
    row(
      [.step, .learn], "← h", "earlier: time runs both ways", hint: "← earlier",
      ("Left", .earlier), ("h", .earlier)),
    row(
      [.step], "↓ j Enter ↑ k", "in: epoch → step → layer → neuron → term · out again",
      hint: "↓ ↑ in, out",
      ("Down", .into), ("j", .into), ("Enter", .into), ("Up", .outOf), ("k", .outOf)),
    row(
      [.learn], "↓ j ↑ k", "in: layer → neuron → term · out again", hint: "↓ ↑ in, out",
      ("Down", .into), ("j", .into), ("Up", .outOf), ("k", .outOf)),
    row(
      [.step, .learn], "o O", "where this number comes from · what becomes of it",
      hint: "o origin", ("o", .origin), ("O", .consequence)),
    row(
      [.step, .learn], "x", "where its other factor comes from: x, mask, slope, w",
      ("x", .factor)),
    row(
      [.step, .learn], "v", "another view of this place; the title names it", hint: "v view",
      ("v", .otherView)),
    row(
      [.step, .learn], "< >", "turn what the view offers, or nudge the number here",
      ("<", .less), (">", .more)),
    row([.step, .learn], ".", "all digits of the number under the cursor", (".", .digits)),
    row(
      [.step, .learn], "[ ]", "a whole step back or on; among steps an epoch",
      ("[", .earlierStep), ("]", .laterStep)),
    row(
      [.step, .learn], "n p", "another example for this same step", hint: "n p example",
      ("n", .nextExample), ("p", .previousExample)),
    row(
      [.step, .learn], "g G", "to the first, to the last",
      ("g", .first), ("G", .last), ("Home", .first), ("End", .last)),
    row(
      [.step], "0–9", "repeat: 5 → goes five times",
      ("0", .digit(0)), ("1", .digit(1)), ("2", .digit(2)), ("3", .digit(3)), ("4", .digit(4)),
      ("5", .digit(5)), ("6", .digit(6)), ("7", .digit(7)), ("8", .digit(8)), ("9", .digit(9))),
    row(
      [.step, .learn], ":", "go to a place by name: dense 17, loss, step 120",
      hint: ": go to", (":", .goTo)),
    row([.step], "Backspace", "where I was before the last jump", ("Backspace", .back)),
    row([.learn], "Backspace", "back to the page's own place", ("Backspace", .back)),
    row(
      [.step, .guess, .guessNumber], "a", "ask me first: guess before each reveal; on or off",
      hint: "a ask first", ("a", .askFirst)),
    row(
      [.step], "e w u", "change this number · what if … · undo it",
      ("e", .change), ("w", .whatIf), ("u", .undo)),
    row([.step, .learn], "b", "the list of stops", hint: "b stops", ("b", .stops)),
    row(
      [.step, .learn], "c C", "on to the next stop, back to the last",
      ("c", .nextStop), ("C", .lastStop)),
    row([.step, .learn, .train], "space", "run or pause", hint: "space run", ("space", .run)),
    row(
      [.step, .learn, .train], "+ −", "faster, slower", hint: "+ − pace",
      ("+", .faster), ("=", .faster), ("-", .slower)),
    row(
      [.step, .learn, .train, .data, .pixels], "y", "a line for the shell that reopens this place",
      ("y", .link)),
  ]

  private static let lessons: [Binding] = [
    row(
      [.learn], "Enter", "do what the page offers, or turn to the next page",
      hint: "Enter next page", ("Enter", .proceed)),
    row(
      [.learn, .choice, .number], "PgDn PgUp", "turn the lesson's page", hint: "PgDn PgUp page",
      ("PgDn", .pageDown), ("PgUp", .pageUp)),
    row(
      [.learn, .choice, .number], "Tab", "the lesson or the network, where both do not fit",
      hint: "Tab pane", ("Tab", .nextPane)),
    row(
      [.choice, .guess], "1–4", "choose an answer", hint: "1–4 choose",
      ("1", .choose(1)), ("2", .choose(2)), ("3", .choose(3)), ("4", .choose(4))),
    row(
      [.choice, .number, .guess, .guessNumber], "Enter",
      "give the answer (a number is typed first)",
      hint: "Enter answers", ("Enter", .answer)),
    row(
      [.choice, .number, .guess, .guessNumber], "Esc", "skip the question", hint: "Esc skips",
      ("Esc", .skip)),
  ]

  private static let stops: [Binding] = [
    row(
      [.stops], "c C", "on to the next stop, back to the last", hint: "c C to a stop",
      ("c", .nextStop), ("C", .lastStop)),
    row([.stops], "a", "add a stop", hint: "a add", ("a", .add)),
    row([.stops], "space", "on or off", hint: "space off", ("space", .toggle)),
    row([.stops], "e Enter", "change it", hint: "e edit", ("e", .edit), ("Enter", .edit)),
    row([.stops], "d Delete", "delete it", hint: "d delete", ("d", .delete), ("Delete", .delete)),
    row([.stops], "Esc b", "close the list", hint: "Esc closes", ("Esc", .close), ("b", .close)),
  ]

  private static let training: [Binding] = [
    row(
      [.train], "→ l", "one batch", hint: "→ batch",
      ("Right", .nextBatch), ("l", .nextBatch)),
    row([.train], "e", "to the end of the epoch", hint: "e epoch", ("e", .wholeEpoch)),
    row(
      [.train], "s Enter", "step into the next batch with the network as it stands",
      hint: "s step", ("s", .stepInto), ("Enter", .stepInto)),
  ]

  private static let digits: [Binding] = [
    row(
      [.data], "→ l ← h", "the next picture, the one before", hint: "→ ← picture",
      ("Right", .later), ("l", .later), ("Left", .earlier), ("h", .earlier)),
    row(
      [.data], "↓ j ↑ k", "a row on, a row back (ten where there are no rows)",
      ("Down", .down), ("j", .down), ("Up", .up), ("k", .up)),
    row(
      [.data], "] [ PgDn PgUp", "a page on, a page back", hint: "] [ page",
      ("]", .pageDown), ("PgDn", .pageDown), ("[", .pageUp), ("PgUp", .pageUp)),
    row(
      [.data], "g G", "the first picture, the last",
      ("g", .first), ("G", .last), ("Home", .first), ("End", .last)),
    row([.data], ":", "a picture by its number: 17, test 17", hint: ": number", (":", .goTo)),
    row(
      [.data, .pixels], "t", "the test set, the training set", hint: "t test set",
      ("t", .otherSet)),
    row(
      [.data, .pixels], "Tab Enter", "into the picture, out of it", hint: "Tab pixels",
      ("Tab", .nextPane), ("Enter", .nextPane)),
    row(
      [.pixels], "← h → l ↑ k ↓ j", "the pixel beside, above, below", hint: "← → ↑ ↓ pixel",
      ("Left", .earlier), ("h", .earlier), ("Right", .later), ("l", .later),
      ("Up", .up), ("k", .up), ("Down", .down), ("j", .down)),
  ]

  private static let lists: [Binding] = [
    row(
      [.home, .lessons, .scenarios, .stops], "↓ j", "the next line", hint: "↓ ↑ choose",
      ("Down", .down), ("j", .down)),
    row([.home, .lessons, .scenarios, .stops], "↑ k", "the line before", ("Up", .up), ("k", .up)),
    row(
      [.home, .lessons, .scenarios], "Enter →", "open it", hint: "Enter opens",
      ("Enter", .open), ("Right", .open)),
    row(
      [.home], "l s c t d", "Learn, Step, Scenarios, Train, Data at once",
      ("l", .item(1)), ("s", .item(2)), ("c", .item(3)), ("t", .item(4)), ("d", .item(5))),
    row([.train, .confirm], "w", "save the network to a file", hint: "w save", ("w", .save)),
    row([.prompt], "Enter", "take what was typed", hint: "Enter takes it", ("Enter", .answer)),
    row([.confirm], "y Enter", "yes", hint: "y yes", ("y", .confirm), ("Enter", .confirm)),
    row([.confirm], "n", "no", hint: "n no", ("n", .close)),
  ]

  private static let everywhere: [Binding] = [
    row(
      Mode.ofScreens, "?", "this help", hint: "? help", ("?", .help)),
    row(
      [
        .home, .lessons, .scenarios, .step, .learn, .train, .data, .pixels, .prompt, .help,
        .confirm,
      ], "Esc", "close what is open", ("Esc", .close)),
    row(
      [.searching], "Esc", "stop it, as any other key does", hint: "Esc stops it", ("Esc", .close)),
    row(
      [.help], "↓ j ↑ k", "the next rows, those before",
      ("Down", .down), ("j", .down), ("Up", .up), ("k", .up)),
    row(
      [.help], "PgDn space PgUp", "a page on, a page back",
      ("PgDn", .pageDown), ("space", .pageDown), ("PgUp", .pageUp)),
    row(
      [.help], "g G", "the first rows, the last",
      ("g", .first), ("G", .last), ("Home", .first), ("End", .last)),
    row([.help], "? q", "close the help", ("?", .close), ("q", .close)),
    row(
      Mode.ofScreens, "q", "leave; at home the program (your place is kept)", hint: "q leave",
      ("q", .leave)),
    row(
      Mode.allCases, "Ctrl-C Z L", "end · suspend (fg brings it back) · draw anew",
      ("C-c", .interrupt), ("C-z", .suspend), ("C-l", .redraw)),
  ]

  /// Writes a row with its keys by name; a name that is none would be a slip in this table, which
  /// the table's test finds.
  private static func row(
    _ modes: [Mode], _ shown: String, _ words: String, hint: String? = nil,
    _ keys: (name: String, command: Command)...
  ) -> Binding {
    Binding(
      modes: modes,
      keys: keys.compactMap { pair in Key(name: pair.name).map { ($0, pair.command) } },
      shown: shown, words: words, hint: hint)
  }
}
