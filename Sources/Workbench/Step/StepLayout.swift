import CellCanvas
import MomentViews

/// Where the network and the view stand in what a walk may draw on.
struct StepLayout {
  /// The network's box.
  let networkBox: Rect
  /// The view's box.
  let viewBox: Rect
  /// The box of what changed since the last press, at the right of the view's; empty where there is no
  /// room for it.
  let changesBox: Rect
  /// The box of a question, below the view's; empty where there is none.
  let questionBox: Rect

  /// `hasTwoViews` where the view is shown of two networks.
  init(_ body: Rect, questionHeight: Int = 0, hasTwoViews: Bool = false) {
    var rest = body
    let hasNetwork = !hasTwoViews || body.width >= Self.doubleBody
    networkBox = rest.takeLeft(hasNetwork ? Self.networkWidth(in: body) : 0)
    changesBox = rest.takeRight(body.width >= Self.widestBody ? ChangesPane.width + 4 : 0)
    questionBox = rest.takeBottom(questionHeight)
    viewBox = rest
  }

  /// The room inside of the network's box.
  var network: Rect { networkBox.inset(horizontal: 1, vertical: 1) }

  /// In a window too small for both the view stands alone.
  private static func networkWidth(in body: Rect) -> Int {
    if body.width >= wideBody { return wideNetwork }
    return body.width >= narrowBody ? narrowNetwork : 0
  }

  /// From this width on the network has a pane.
  private static let narrowBody = 80
  /// From this width on the network pane shows strips and the example.
  private static let wideBody = 88
  /// From this width on the network has a pane beside two views.
  private static let doubleBody = 140
  /// From this width on there is a column for what changed.
  private static let widestBody = 180
  private static let wideNetwork = 30
  private static let narrowNetwork = 15
}
