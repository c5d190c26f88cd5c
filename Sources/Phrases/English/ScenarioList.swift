/// The list of scenarios in English.
struct EnglishScenarioList: ScenarioListPhrases {
  let title = "Scenarios"
  let nothing = "There are no scenarios beside the lessons."
  let about = "Text files in lessons/scenarios: copy one, edit it, and open it by its path."
}
