import CellCanvas

/// The reader of what a terminal sends; in which pieces it comes must make no difference.
enum TerminalReader {
  static func read(_ bytes: [UInt8]) {
    var (whole, byByte) = (InputDecoder(), InputDecoder())
    let atOnce = whole.feed(bytes) + whole.flush()
    let inPieces = bytes.flatMap { byByte.feed(CollectionOfOne($0)) } + byByte.flush()
    // A sequence that is longer makes no sense, and is given up with all that came in one piece with it.
    if bytes.count > 4_096 { return }
    precondition(atOnce == inPieces, "\(atOnce) in pieces is \(inPieces)")
  }
}
