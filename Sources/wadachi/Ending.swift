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
    case let error as FileError where !error.remedy.isEmpty:
      Console.say("Error: \(error)")
      for line in error.remedy { Console.say("    \(line)") }
      return 1
    case let error as Misuse:
      Console.say("Error: \(error.sentence)")
      Console.say("See “\(error.help)”.")
      return 64
    case let text as ParserText: return written(text.text)
    case let code as ExitCode: return code.rawValue
    default:
      Console.say("Error: \(sentence(of: error))")
      return 1
    }
  }

  private static func written(_ text: String) -> Int32 {
    do {
      try Console.write(text + "\n")
      return 0
    } catch {
      return told(error)
    }
  }

  /// What an error says of itself, in one line.
  private static func sentence(of error: any Error) -> String {
    Wadachi.message(for: error).split(separator: "\n").joined(separator: " ")
  }
}
