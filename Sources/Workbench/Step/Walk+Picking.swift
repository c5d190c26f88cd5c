import MomentViews
import NeuralCore
import TimeTravel

/// The arrow keys within a picture: they choose a neuron, a pixel or a weight by rows and columns.
extension Walk {
  /// The picture that is shown and in which the arrow keys can move; nil where there is none.
  var picture: PointedPicture? { lens.picture(of: moment) }

  /// Whether the arrow keys move in the picture.
  var isPicking: Bool { picture != nil && pickedPlace == moment.cursor.place }

  /// Gives the arrow keys to the picture.
  mutating func beginPicking() {
    isRunning = false
    pickedPlace = moment.cursor.place
  }

  /// Gives them back to time.
  mutating func endPicking() { pickedPlace = nil }

  /// The number that is chosen, with all its digits; where the picture is of slopes, its slope.
  var chosenNumber: String { lens.shown(for: moment) == .ink ? sentences : digits }

  /// Marks what lies so many columns and rows from what is marked, as often as it is repeated.
  mutating func pick(across: Int, down: Int) {
    guard let picture else { return }
    let times = max(1, repeatCount ?? 1)
    repeatCount = nil
    let marked = picture.kind == .units ? moment.unitInFocus : moment.pickedTerm
    let index = picture.index(from: marked ?? 0, across: across * times, down: down * times)
    travel { timeline in
      switch picture.kind {
      case .units: timeline.mark(unit: index)
      case .terms: timeline.mark(term: index)
      // In the picture of a whole kernel one points with the mouse.
      case .weights: false
      }
    }
    // A term that was marked from outside its neuron has been gone into: the picture is the same.
    beginPicking()
  }
}

extension Cursor {
  /// Whether it stands at the same place as another one, as deep in it.
  func isAtGrain(of other: Cursor) -> Bool {
    place == other.place && (unit == nil) == (other.unit == nil)
      && (term == nil) == (other.term == nil)
  }
}

extension Moment {
  /// The term of the marked neuron that a picture marks.
  fileprivate var pickedTerm: Int? {
    switch cursor.place {
    case .gradient(let parameter), .update(let parameter):
      gradient(parameter: parameter).map {
        WeightFocus(self, parameter: parameter, values: $0).input
      } ?? nil
    case .input, .forward, .loss, .blame, .again: termInFocus
    }
  }
}
