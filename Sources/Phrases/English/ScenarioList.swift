/// The list of scenarios in English.
struct EnglishScenarioList: ScenarioListPhrases {
  let title = "Scenarios"
  let nothing = "There are no scenarios beside the lessons."
  let plainHelp = "Type a scenario's number or name, such as xor, or quit."

  func entry(_ number: Int, _ name: String, titled title: String) -> String {
    "\(number) \(name): \(title)"
  }

  let about = "Text files in lessons/scenarios: copy one, edit it, and open it by its path."
}
