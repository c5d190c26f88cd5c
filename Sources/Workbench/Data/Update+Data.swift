import CellCanvas
import Datasets

extension AppState {
  /// Opens the digits where they were left.
  mutating func openData() -> [Effect] { orNotice { try $0.openDigits() } }

  /// Opens the digits; throws when those that are looked at cannot be read.
  mutating func openDigits() throws -> [Effect] {
    try data.digitSet.digits(of: mnist).check()
    show(.data)
    return []
  }

  /// Shows the other set, if it can be read.
  private mutating func showOtherSet() throws -> [Effect] {
    let other = data.digitSet.other
    try other.digits(of: mnist).check()
    data.digitSet = other
    return []
  }

  /// What a key does among the digits: it moves to another, or over the pixels of this one.
  mutating func performData(_ command: Command) -> [Effect] {
    switch command {
    case .leave: return leave()
    case .link: notice = data.link
    case .goTo: overlay = .prompt(Prompt(purpose: .goToDigit, text: ""))
    case .otherSet: return orNotice { try $0.showOtherSet() }
    case .nextPane: data.isInPicture.toggle()
    case .close: data.isInPicture = false
    case _ where data.isInPicture: moveOverPixels(command)
    default: moveOverDigits(command)
    }
    return []
  }

  private mutating func moveOverDigits(_ command: Command) {
    let digits = data.digitSet.digits(of: mnist)
    let layout = DataLayout(Frame(size).body)
    let target: Int? =
      switch command {
      case .later: data.index + 1
      case .earlier: data.index - 1
      case .down: data.index + layout.line
      case .up: data.index - layout.line
      case .pageDown: data.index + layout.page
      case .pageUp: data.index - layout.page
      case .first: 0
      case .last: digits.count - 1
      default: nil
      }
    guard let target else { return }
    if target == data.index + 1 && target == digits.count {
      notice = "This is the last \(digits.noun) of the \(data.digitSet.words)."
    } else if target == -1 && data.index == 0 {
      notice = "This is the first \(digits.noun) of the \(data.digitSet.words)."
    }
    data.select(target, of: digits.count)
  }

  private mutating func moveOverPixels(_ command: Command) {
    let digits = data.digitSet.digits(of: mnist)
    switch command {
    case .later: data.movePixel(down: 0, right: 1, in: digits)
    case .earlier: data.movePixel(down: 0, right: -1, in: digits)
    case .down: data.movePixel(down: 1, right: 0, in: digits)
    case .up: data.movePixel(down: -1, right: 0, in: digits)
    default: break
    }
  }

  /// A click: on a small digit shows it, on the large one moves to the pixel.
  mutating func clickOnData(_ point: Point) {
    let layout = DataLayout(Frame(size).body)
    if let pixel = layout.pixel(at: point) {
      data.select(pixel)
    } else if let place = layout.placeOnSheet(at: point) {
      let target = data.index / layout.page * layout.page + place
      let count = data.digitSet.digits(of: mnist).count
      if target < count { data.select(target, of: count) }
    }
  }
}
