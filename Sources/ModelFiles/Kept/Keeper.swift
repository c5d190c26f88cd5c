import Datasets
import Foundation

/// Keeps one value of a running program: knows what it read, and writes what changed since.
///
/// Where nothing can be kept, that is said once and the program goes on.
public final class Keeper<Value: KeptValue> {
  private let file: KeptFile<Value>?
  /// What was read or written last: what others changed meanwhile is theirs.
  private var base = Value()
  private var hasSaidWhy = false

  /// Keeps in a file; nil where there is no place for one.
  public init(_ file: KeptFile<Value>?) { self.file = file }

  /// The value as it was kept, and a sentence where there is something to say about that.
  public func load() -> (value: Value, note: String?) {
    guard let file else { return (base, nil) }
    let (value, note, isOurs) = file.read()
    base = value
    hasSaidWhy = !isOurs
    return (value, note)
  }

  /// Keeps a value; returns a sentence where that failed for the first time, or a file was set aside.
  public func keep(_ value: Value) -> String? {
    guard value != base else { return nil }
    guard let file else { return once(Self.homeless) }
    do throws(FileError) {
      let note = try file.save(value, since: base)
      base = value
      return note
    } catch {
      return once("\(error).")
    }
  }

  /// A sentence where it can be told beforehand that nothing will be kept.
  public func obstacle() -> String? {
    guard let file else { return once(Self.homeless) }
    return file.obstacle.flatMap { once("Nothing is kept from day to day: \($0).") }
  }

  private static var homeless: String {
    "Nothing is kept from day to day: $HOME names no folder, and the system knows none of this user."
  }

  private func once(_ reason: String) -> String? {
    defer { hasSaidWhy = true }
    return hasSaidWhy ? nil : reason
  }
}
