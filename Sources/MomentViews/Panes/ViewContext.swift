import CellCanvas
import Phrases
import TimeTravel

/// What a view must know besides the moment: how the terminal looks, and what may be shown.
package struct ViewContext: Hashable, Sendable {
  /// Glyphs, colours and background of the terminal.
  package let look: Look
  /// The styles of words for that look.
  package let theme: Theme
  /// The language of all words.
  package let language: Language
  /// Whether a question is open: sums, z, p and whatever comes after the cursor show `?`.
  package var isConcealed: Bool
  /// Whether nothing of the place is shown yet, because a later page of a lesson asks about it.
  package var isForLater = false
  /// Whether the place's other views stand beside the one that is open, where there is room.
  package var hasBeside = true
  /// What → will do, such as "next layer"; shown at the view's top right.
  package var later: String
  /// The stops that the timeline marks.
  package var stops: [Stop] = []
  /// The places that the learner has marked, with their letters.
  package var marks: [Place: String] = [:]
  /// Which view of the place is wanted; the event's where the place has no such view.
  package var lens: Lens
  /// How many steps the network had behind it where the walk begins; 0 of a new one.
  package var stepsBefore = 0
  /// Whether another example can be taken.
  package var takesOthers = true
  /// Whether the learner types words, not keys.
  package var isPlain = false
  /// Whether no other view stands in the same box.
  var isAlone = true
  /// Whether it stands beside or below the view that was asked for, which says what both are about.
  var isCompanion = false
  /// What is turned in views that have something to turn.
  package var dials = Dials()
  /// The place from which on an open question hides what the step brings; nil for where we stand alone.
  package var hiddenFrom: Place?
  /// What is known of the life of what the cursor is about; nil where its view is not open.
  package var life: LifeReport?
  /// The scales that are held from step to step; nil where each moment has its own.
  package var held: HeldScale?
  /// The numbers that the learner keeps in sight.
  package var pins: [PinReport] = []
  /// The first examples of the walk's data, where the view shows them.
  package var examples: [ShownExample] = []
  /// How the masks of a dropout layer fell; nil where the view of that is not open.
  package var masks: MaskReport?

  /// A context for terminals of that look.
  package init(
    look: Look, language: Language, isConcealed: Bool = false, later: String = "",
    lens: Lens = .event
  ) {
    self.look = look
    self.language = language
    theme = Theme(look)
    self.isConcealed = isConcealed
    self.later = later
    self.lens = lens
  }

  /// All that views say.
  package var phrases: ViewPhrases { language.phrases.views }

  /// What the learner presses, or the word that plain mode has for it.
  func key(_ key: String, _ word: PlainKey) -> String {
    isPlain ? phrases.common.word(word) : key
  }

  /// Whether a place lies beyond the one that an open question asks about, so that even what it starts from
  /// is hidden.
  func isBeyondQuestion(_ moment: Moment) -> Bool {
    guard isConcealed, let from = hiddenFrom.flatMap({ moment.walk.firstIndex(of: $0) }),
      let here = moment.walk.firstIndex(of: moment.cursor.place)
    else { return false }
    return here > from
  }

  /// `text`, or `?` while a question is open.
  func revealed(_ text: String) -> String { isConcealed ? "?" : text }
}
