/// Checks what a page says of all, of none or of most of what moves in the network: the page declares it as
/// a condition, and the condition holds.
struct ClaimCheck {
  let session: LessonSession

  /// Words that say of how many something is true.
  private static let amounts: Set = ["all", "none", "most"]
  /// What it may be said of, where the network decides whether it is.
  private static let things: Set = [
    "weights", "biases", "neurons", "gradients", "move", "moved", "moves", "dead", "saturated",
  ]

  /// Sentences that have no claim, and claims that do not hold.
  var faults: [LessonError] {
    let page = session.page
    let told = page.show.claims.isEmpty ? sentences.first(where: Self.isClaim) : nil
    let missing = told.map {
      fault(page.line, "“\($0)” says how many; “claims” in “show” says what must hold for it")
    }
    return [missing].compactMap(\.self) + page.show.claims.compactMap(fault)
  }

  private static func isClaim(_ sentence: String) -> Bool {
    let words = Set(sentence.lowercased().split { !$0.isLetter }.map(String.init))
    return !words.isDisjoint(with: amounts) && !words.isDisjoint(with: things)
  }

  /// What the page itself says, sentence by sentence.
  private var sentences: [String] {
    let page = session.page
    let texts = page.blocks.filter(\.isProse).map(\.inlines) + page.predictions.map(\.explanation)
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
