import ArgumentParser
import Datasets
import Foundation

/// How the program ends: what is said last, and the status that the shell is given.
enum Ending {
  /// Runs `body`, says what went wrong, and returns the status.
  ///
  /// 0: all is well; 1: it failed, or a part of what it had to say was lost; 64: the arguments cannot
  /// be meant so; 128 and a signal's number: it was ended by that.
  static func status(_ body: () throws -> Void) -> Int32 {
    let status: Int32
    do {
      try body()
      status = 0
    } catch {
      status = told(error)
    }
    guard let fault = Console.fault else { return status }
    Console.say("Error: \(fault)")
    return status == 0 ? 1 : status
  }

  /// Says what an error says and returns its status.
  private static func told(_ error: any Error) -> Int32 {
    switch error {
    case let error as OutputError:
      if error.code == EPIPE { StandardStreams.endByClosedPipe() }
      return 1
    case is UsageError:
      Console.say("Error: \(error)")
      return 64
    case let error as FileError where !error.remedy.isEmpty:
      Console.say("Error: \(error)")
      for line in error.remedy { Console.say("    \(line)") }
      return 1
    default: return toldByParser(error)
    }
  }

  /// Help, versions and what is wrong with the arguments are the parser's texts.
  private static func toldByParser(_ error: any Error) -> Int32 {
    let status = Wadachi.exitCode(for: error).rawValue
    if status != 0 {
      say(Wadachi.message(for: error))
      if let hint = hint(for: error) { Console.say(hint) }
      return status
    }
    do {
      try Console.write(Wadachi.fullMessage(for: error) + "\n")
      return 0
    } catch {
      return told(error)
    }
  }

  private static func say(_ message: String) {
    if message.isEmpty { return }
    Console.say("Error: " + message.split(separator: "\n").joined(separator: " "))
  }

  /// Where the right arguments are told: the last line of the parser's full text, if it says that.
  ///
  /// A command that was not named, since it is what the program does without one, is left out.
  private static func hint(for error: any Error) -> String? {
    let lines = Wadachi.fullMessage(for: error).split(separator: "\n")
    guard let last = lines.last?.drop(while: \.isWhitespace), last.hasPrefix("See '") else {
      return nil
    }
    let given = CommandLine.arguments.dropFirst().prefix(2)
    return last.split(separator: " ").filter { word in
      !["home", "browse"].contains(word) || given.contains(String(word))
    }.joined(separator: " ")
  }
}
