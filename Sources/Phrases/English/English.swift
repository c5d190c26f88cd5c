/// English grammar: plurals, ordinals, articles, capitals; and the names that sentences use.
package enum English {
  /// The names of a network's parts.
  static let names: any NamePhrases = EnglishNames()
  /// The words of losses.
  static let losses: any LossPhrases = EnglishLosses()
}
