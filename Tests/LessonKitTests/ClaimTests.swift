import LessonKit
import Testing

/// What a page says of all, none or most of something, what it compares, and numbers about many numbers.
@Suite struct ClaimTests {
  private func faults(_ page: String) throws -> [String] {
    let lesson = try Lesson(SmallLesson.page(page), file: "lesson.md")
    return LessonCheck(sources: try Shipped.sources()).faults(of: lesson)
      .filter { !$0.message.hasPrefix("a lesson ") }.map(\.message)
  }

  private func page(_ text: String, claims: String? = nil) -> String {
    let claims = claims.map { "claims: [\($0)]\n" } ?? ""
    return "```show\nat: dense\nexample: 1\n\(claims)do: look\n```\n\n\(text)"
  }

  @Test func aSentenceAboutAllWantsAClaim() throws {
    let found = try faults(page("All weights moved."))
    #expect(found.count == 1 && found[0].contains("“claims”"), "\(found)")
    #expect(try faults(page("All is well.")).isEmpty)
  }

  @Test(arguments: [
    "More weights moved.", "Fewer neurons are dead.", "It is more sure than before.",
    "It moved more\nthan half of them.", "Its p is less than a tenth.",
    "No digit comes more often than this.",
  ])
  func aComparisonWantsAClaim(_ sentence: String) throws {
    let found = try faults(page(sentence))
    #expect(found.count == 1 && found[0].contains("“claims”"), "\(found)")
    #expect(try faults(page(sentence, claims: "moved > 0")).isEmpty)
  }

  @Test(arguments: [
    "Both do no more than one neuron could.", "Look at it once more.",
    "With one more it is larger.",
    "There is more below.", "By chance more or less.", "More neurons do not help.",
    "It is `more than` that.", "Rather this than that.",
  ])
  func whatComparesNothingWantsNone(_ sentence: String) throws {
    #expect(try faults(page(sentence)).isEmpty)
  }

  @Test func eachSentenceWantsAClaimOfItsOwn() throws {
    let text = "All weights moved. More weights moved than before."
    let found = try faults(page(text, claims: "moved > 0"))
    #expect(found.count == 1 && found[0].hasPrefix("“More weights moved"), "\(found)")
    #expect(try faults(page(text, claims: "moved > 0, rows = 1")).isEmpty)
  }

  @Test func aClaimHolds() throws {
    #expect(try faults(page("All weights moved.", claims: "moved > 0")).isEmpty)
    let found = try faults(page("All weights moved.", claims: "moved = 1000"))
    #expect(found == ["the claim does not hold here: “moved = 1000”"])
  }

  @Test(arguments: [
    "epoch = 1", "rows = 1", "norm dense/kernel > 0", "mean relu >= 0", "variance dense >= 0",
    "norm gradient:dense/kernel >= 0", "bin dense 0 >= 1", "dead relu + active relu = units relu",
    "saturated relu = dead relu", "accuracy 4 <= 1",
  ])
  func aNumberAboutManyIsKnown(_ claim: String) throws {
    #expect(try faults(page("All weights moved.", claims: claim)).isEmpty)
  }

  @Test func aSlotIsTheOptimizers() throws {
    let found = try faults(page("All weights moved.", claims: "slot velocity dense/bias 0 = 0"))
    #expect(found == ["the optimizer here keeps no “velocity”; it keeps nothing"])
  }
}
