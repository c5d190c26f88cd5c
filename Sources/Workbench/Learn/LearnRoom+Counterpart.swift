import LessonKit
import MomentViews

// The page's other network, where its view stands beside the page's own.
extension LearnRoom {
  /// The other network where the learner stands; nil where the page does not compare views.
  var counterpart: Counterpart? {
    guard let compare = session.page.comparedViews, let other = session.stage.other else {
      return nil
    }
    return Counterpart(names: compare.names, moment: other.moment(inStepWith: walk.moment))
  }

  /// What is told of both where the learner stands, one after the other; where it differs, that is marked.
  func tell(_ counterpart: Counterpart) -> [String] {
    let (plain, frame) = (walk.phrases.plain, walk.phrases.views.frame)
    let here = walk.told(of: walk.moment, behind: curtain)
    let there =
      counterpart.moment.map { walk.told(of: $0, behind: curtain) } ?? frame.isNotInOther
    let sign = here == there ? "=" : "≠"
    return zip(counterpart.names, [here, there]).map { "\(sign) \(plain.place($0, $1))" }
  }
}
