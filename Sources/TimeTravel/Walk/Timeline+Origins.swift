// Following a number back to where it comes from, and on to what becomes of it.

extension Timeline {
  /// Goes to where another factor of the number under the cursor comes from, counted from 1; false
  /// where there is no such place.
  @discardableResult
  public mutating func toOtherOrigin(_ number: Int) -> Bool {
    let origins = moment.otherOrigins
    return follow(origins.indices.contains(number - 1) ? origins[number - 1] : nil)
  }

  /// Goes to where the number under the cursor comes from; false where there is no such place.
  @discardableResult
  public mutating func toOrigin() -> Bool { follow(moment.origin) }

  /// Goes to what becomes of the number under the cursor; false where there is no such place.
  @discardableResult
  public mutating func toConsequence() -> Bool { follow(moment.consequence) }

  private mutating func follow(_ target: Target?) -> Bool {
    guard let target else { return false }
    do {
      try go(to: target)
      return true
    } catch {
      // A trace can leave the place out; a parameter that is held has no update.
      return false
    }
  }
}
