import ArgumentParser
import ModelFiles
import Phrases
import Workbench

/// `wadachi receipt`: a number of a step as a Python script that works it out.
struct ReceiptCommand: Command {
  static let page = CommandPage(
    name: "receipt", abstract: "Print a number of a step as a Python script that works it out.",
    examples: """
      wadachi receipt --at "dense 17"
      wadachi receipt --at "step 2 update dense_1/kernel 3,17" | python3
      """,
    notes: """
      The script needs nothing but Python itself, and prints two numbers: what it worked out, and what was \
      recorded. The options are those of “wadachi step”.
      """)

  @OptionGroup var step: Step

  func run() throws {
    let (state, _) = try step.openedAtNumber()
    guard let text = state.receipt else {
      throw UsageError(description: state.noReceipt)
    }
    try Console.write(text)
  }
}

extension Step {
  /// The program in the walk that the options name, where a place of it has to be named; and its language.
  func openedAtNumber() throws -> (state: AppState, language: Language) {
    guard at != nil || scenario != nil else {
      throw UsageError(description: "--at PLACE says which number is meant; it is missing.")
    }
    let screens = try screens(opening())
    var state = try plainState(
      of: screens, try Materials(screens.options), LearningProgress(), Settings())
    _ = try state.open(screens.opening)
    try screens.settle(&state)
    return (state, try screens.options.spoken())
  }
}
