/// Checks what a page says of all, of none or of most of what moves in the network, and what it says is more or
/// fewer than something else: the page declares each as a condition, and the condition holds.
struct ClaimCheck {
  let session: LessonSession

  /// Words that say of how many something is true.
  private static let amounts: Set = ["all", "none", "most"]
  /// What it may be said of, where the network decides whether it is.
  private static let things = counted.union(states)
  /// What is counted of a network.
  private static let counted: Set = ["weights", "biases", "neurons", "gradients"]
  /// What some of it does, and the rest does not.
  private static let states: Set = ["move", "moved", "moves", "dead", "saturated"]

  /// Words that say that something is more than something else.
  private static let comparisons: Set = ["more", "fewer", "less"]
  /// Words before them that make another sense of them: “no more”, “once more”, “one or more”.
  private static let idioms: Set = ["any", "no", "nothing", "once", "one", "or"]
  /// How many words behind them “than” is looked for.
  private static let reach = 5

  /// Sentences that have no claim, each wanting one of its own, and claims that do not hold.
  var faults: [LessonError] {
    let page = session.page
    let told = sentences.filter(Self.isClaim).dropFirst(page.show.claims.count).first
    let missing = told.map {
      fault(
        page.line,
        "“\($0)” says how many or how much; “claims” in “show” says what must hold for it")
    }
    return [missing].compactMap(\.self) + page.show.claims.compactMap(fault)
  }

  private static func isClaim(_ sentence: String) -> Bool {
    let words = sentence.lowercased().split { !$0.isLetter }.map(String.init)
    let saysHowMany =
      !amounts.isDisjoint(with: words) && !things.isDisjoint(with: words)
    return saysHowMany || words.indices.contains { compares(words, at: $0) }
  }

  /// Whether a word begins a comparison: “more sure than”, or “more weights moved”.
  private static func compares(_ words: [String], at index: Int) -> Bool {
    guard comparisons.contains(words[index]),
      index == 0 || !idioms.contains(words[index - 1])
    else { return false }
    let behind = words[(index + 1)...].prefix(reach)
    return behind.contains("than")
      || behind.first.map(counted.contains) == true && !states.isDisjoint(with: behind)
  }

  /// What the page itself says, sentence by sentence.
  private var sentences: [String] {
    let page = session.page
    let texts =
      page.blocks.filter(\.isProse).map(\.inlines) + page.predictions.map(\.explanation)
      + page.tasks.map(\.explanation)
    return texts.flatMap { text in
      text.prose.split { ".!?:;\n".contains($0) }.map { String($0).onOneLine }
    }
  }

  private func fault(_ claim: Condition) -> LessonError? {
    let facts = session.facts(at: session.stage.moment.ofWholeStep)
    do throws(FactError) {
      return switch try facts.holds(claim) {
      case true?: nil
      case false?: fault(claim.line, "the claim does not hold here: “\(claim.text)”")
      case nil: fault(claim.line, "the claim is not known in this step: “\(claim.text)”")
      }
    } catch {
      return fault(claim.line, error.message)
    }
  }

  private func fault(_ line: Int, _ message: String) -> LessonError {
    LessonError(file: session.lesson.file, line: line, message: message)
  }
}

extension Block {
  /// Whether it is running text.
  fileprivate var isProse: Bool {
    switch self {
    case .paragraph, .list, .note: true
    case .heading, .code, .table, .curve, .blank, .compare, .prediction, .task: false
    }
  }
}
