import LessonKit

// Code of a page that the learner takes along.
extension LearnRoom {
  /// The page's blocks of code, as far as they are seen.
  private var code: [String] {
    session.blocks.compactMap { block in
      guard case .code(let language, let text, _) = block, language != .text else { return nil }
      return text.plainText
    }
  }

  /// The key that copies one block after the other.
  var copying: KeyRow<LearnRoom> {
    KeyRow(
      "C", \.learn.copying, when: { !$0.code.isEmpty }, .keys("C", asks: { $0.copyCode(in: &$1) })
    ).inGroup(.places)
  }

  private mutating func copyCode(in house: inout House) -> [Request] {
    let blocks = code
    guard !blocks.isEmpty else { return [] }
    let block = blocks[copied % blocks.count]
    copied += 1
    house.notice = house.phrases.learn.copied(lines: block.split(separator: "\n").count)
    return [.perform(.copy(block))]
  }
}
