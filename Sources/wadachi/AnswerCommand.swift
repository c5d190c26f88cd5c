import ArgumentParser
import Foundation
import LessonKit
import ModelFiles
import Notation
import Phrases
import Workbench

/// `wadachi answer`: judges a number that somebody reckoned for a place.
struct AnswerCommand: Command {
  static let page = CommandPage(
    name: "answer", abstract: "Judge a number that somebody reckoned for a place of a step.",
    examples: """
      wadachi answer --at "blame dense 17" 0.0023
      wadachi answer --scenario mazur --at "gradient dense/kernel 0,1" -0.02
      while IFS=, read -r name number; do
        echo "$name: $(wadachi answer --at "dense 17" "$number")"
      done < class.csv
      """,
    notes: """
      One sentence says whether it is right, and of a wrong one with which common slip it comes out. A number may \
      be a sum: “0.25*0.25”.
      The options are those of “wadachi step”.
      """,
    statuses: [
      ExitStatus(status: "0", meaning: "right"),
      ExitStatus(status: "1", meaning: "wrong, or failed, which a sentence says"),
      ExitStatus(status: "64", meaning: "the command line cannot be meant so"),
    ])

  @OptionGroup var step: Step

  @Argument(help: ArgumentHelp("What was reckoned; a negative one as it is.", valueName: "number"))
  var number: String

  @Flag(help: "Print an object: right, value, and the ideas it comes of.")
  var json = false

  func run() throws {
    let (state, language) = try step.openedAtNumber()
    guard let asked = state.askedNumber else {
      throw UsageError(
        description:
          "No number is reckoned at that place; one is at a neuron of a layer, its blame, a "
          + "gradient, an update, or the loss.")
    }
    guard let judgement = Judgement(number, of: asked) else {
      throw UsageError(
        description:
          "What was reckoned is a number such as 0.25, -1/4 or 0.1*2.5; “\(number)” was given.")
    }
    let phrases = language.phrases.ideas
    try json
      ? Console.printObject(Self.object(judgement, phrases))
      : Console.print(Self.sentence(judgement, number, phrases))
    if !judgement.isRight { throw ExitCode.failure }
  }

  private static func sentence(
    _ judgement: Judgement, _ given: String, _ phrases: any IdeaPhrases
  ) -> String {
    judgement.isRight
      ? phrases.right(Numerals.figures(judgement.value))
      : phrases.wrong(given, ideas: judgement.ideas, isAmbiguous: judgement.isAmbiguous)
  }

  private static func object(_ judgement: Judgement, _ phrases: any IdeaPhrases) throws -> String {
    struct Idea: Encodable {
      let id: String
      let says: String
    }
    struct Answer: Encodable {
      let right: Bool
      let value: Double
      let ideas: [Idea]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let answer = Answer(
      right: judgement.isRight, value: judgement.value,
      ideas: judgement.ideas.map { Idea(id: $0.rawValue, says: phrases.says($0)) })
    return String(decoding: try encoder.encode(answer), as: UTF8.self)
  }
}

extension [String] {
  /// The arguments of `answer` with a negative number told from an option: by its true minus sign.
  var withNegativeNumbers: [String] {
    guard first == "answer" else { return self }
    return enumerated().map { index, argument in
      let isValue = index > 0 && self[index - 1].hasPrefix("--") && self[index - 1] != "--json"
      guard !isValue, argument.first == "-", let second = argument.dropFirst().first,
        second.isNumber || second == "." || second == "("
      else { return argument }
      return "\u{2212}" + argument.dropFirst()
    }
  }
}
