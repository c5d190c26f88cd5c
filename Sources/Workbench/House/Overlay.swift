import CellCanvas
import NeuralCore
import Phrases

/// Something that lies over a room and has its keys: help, a typed line, a list, a question.
protocol Overlay<Below> {
  /// The room that it lies over.
  associatedtype Below: Room

  /// The words over its keys in the help.
  func title(in phrases: Phrases) -> String
  /// Its keys; they change the room below, and with it what lies over it.
  var rows: [KeyRow<Below>] { get }
  /// What is typed in it; nil where characters are keys.
  var line: TypedLine? { get set }
  /// The keys that the wheel stands for; nil where it does nothing.
  var wheel: Wheel? { get }
  /// What is wrong with what was typed in it; nil where nothing is.
  var fault: DescriptionError? { get }
  /// Whether a sentence in the narration's place is seen beside it.
  var leavesNotice: Bool { get }
  /// Whether time passes in the room below: what it shows may still be read.
  var letsTimePass: Bool { get }

  /// Draws itself over the room, and returns the lines that can be clicked, by their numbers.
  func draw(over room: Below, on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>]
  /// Does what a click on one of its lines means.
  func click(line: Int, in room: inout Below, _ house: inout House) -> [Request]
}

extension Overlay {
  var line: TypedLine? {
    get { nil }
    set {}
  }
  var wheel: Wheel? { nil }
  var fault: DescriptionError? { nil }
  var leavesNotice: Bool { false }
  var letsTimePass: Bool { false }

  func click(line: Int, in room: inout Below, _ house: inout House) -> [Request] { [] }
}

/// A click on a line of what lies over a room.
struct OverlayLine: Sendable {
  /// The line's number among those that were drawn to be clicked.
  let number: Int
}

/// A question of the program, and what a yes does.
struct Confirmation<Below: Room>: Overlay {
  /// What is asked.
  let question: String
  /// Another way out than yes and no.
  let instead: [KeyRow<Below>]
  /// What a yes does.
  let yes: KeyRow<Below>.Act

  func title(in phrases: Phrases) -> String { phrases.app.confirmationTitle }

  var rows: [KeyRow<Below>] {
    let yes = yes
    return instead + [
      KeyRow(
        "y Enter", \.app.yes,
        .keys(
          "y", "Enter",
          asks: { room, house in
            room.overlay = nil
            return yes(&room, &house)
          })),
      KeyRow("n", \.app.no, .keys("n", does: { room, _ in room.overlay = nil })),
      .escape { room, _ in
        room.overlay = nil
        return []
      },
    ]
  }

  func draw(over room: Below, on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let frame = house.frame
    canvas.fill(frame.narration)
    canvas.put(" \(question)", in: frame.narration, style: house.theme.strong)
    return []
  }
}
