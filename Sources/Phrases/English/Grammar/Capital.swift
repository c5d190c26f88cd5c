extension String {
  /// The text with a capital first letter, to begin a sentence with; symbols such as δ stay.
  var capitalizedFirst: String {
    first?.isASCII == true ? prefix(1).uppercased() + dropFirst() : self
  }

  /// The text with a small first letter, to go on after a colon with.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
