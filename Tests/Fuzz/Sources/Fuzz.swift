import Foundation
import FuzzedReaders

/// libFuzzer's loop: makes bytes up from those of a corpus, by what they reach in the program.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ try: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Fuzzes the reader that `READER` names in the environment; takes libFuzzer's arguments.
@main
enum Fuzz {
  // In the environment, because libFuzzer hands its arguments on to processes of its own.
  private static let reader: FuzzedReader = {
    let name = ProcessInfo.processInfo.environment["READER"] ?? ""
    if let reader = FuzzedReader(rawValue: name) { return reader }
    print(FuzzedReader.allCases.map(\.rawValue).joined(separator: " "))
    exit(name.isEmpty ? 0 : 64)
  }()

  static func main() {
    // What a reader sets up with its first file is none of that file's memory.
    reader.read([])
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &arguments) { start, count in
        let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
        let memory = Fuzz.reader.memory(reading: bytes)
        let limit = Fuzz.reader.memoryLimit(for: count)
        precondition(memory <= limit, "\(memory) bytes of memory for \(count), and not \(limit)")
        return 0
      })
  }
}
