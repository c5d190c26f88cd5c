import ArgumentParser
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
    default: return toldByParser(error)
    }
  }

  /// Help, versions and what is wrong with the arguments are the parser's texts.
  private static func toldByParser(_ error: any Error) -> Int32 {
    let status = Wadachi.exitCode(for: error).rawValue
    let text = Wadachi.fullMessage(for: error)
    if text.isEmpty { return status }
    if status != 0 {
      Console.say(text)
      return status
    }
    do {
      try Console.print(text)
      return 0
    } catch {
      return told(error)
    }
  }
}
