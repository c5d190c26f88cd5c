extension English {
  /// A number from 0 as a noun with its article: `a 5`, `an 8`, `an 11`, `an 18`, `an 80`.
  ///
  /// "an" stands before what is spoken with a vowel first: eight, eleven, eighteen, eighty.
  package static func withArticle(_ number: Int) -> String {
    var leading = number
    while leading >= 1000 { leading /= 1000 }
    let isVowel = [8, 11, 18].contains(leading) || leading / 10 == 8 || leading / 100 == 8
    return "\(isVowel ? "an" : "a") \(number)"
  }
}
