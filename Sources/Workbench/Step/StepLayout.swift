import CellCanvas

/// Where the network and the view stand in what a walk may draw on.
struct StepLayout {
  /// The network's box.
  let networkBox: Rect
  /// The view's box.
  let viewBox: Rect
  /// The box of a question, below the view's; empty where there is none.
  let questionBox: Rect

  init(_ body: Rect, questionHeight: Int = 0) {
    var rest = body
    networkBox = rest.takeLeft(body.width >= Self.wideBody ? Self.wideNetwork : Self.narrowNetwork)
    questionBox = rest.takeBottom(questionHeight)
    viewBox = rest
  }

  /// The room inside of the network's box.
  var network: Rect { networkBox.inset(horizontal: 1, vertical: 1) }

  /// From this width on the network pane shows strips and the example.
  private static let wideBody = 88
  private static let wideNetwork = 30
  private static let narrowNetwork = 15
}
