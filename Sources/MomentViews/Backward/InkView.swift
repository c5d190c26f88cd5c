import CellCanvas
import Phrases
import TimeTravel

/// What a little more ink would do: the slope of the loss with respect to each pixel, beside the picture.
struct InkView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    guard let grid = PixelGrid(moment.arrangement, inputs: moment.network.inputs) else {
      return ViewRoom(0, 0)
    }
    let one = grid.columns + Picture.gap
    return ViewRoom(
      one, grid.cells.height + Picture.words + 3, widest: 2 * one)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let slopes = moment.shownInputSlopes,
      let grid = PixelGrid(moment.arrangement, inputs: moment.network.inputs)
    else { return }
    let phrases = pane.phrases.input
    // What the slopes are of is never left out: below the picture there may be no row for it.
    let isTold = !pane.isTight
    let local = phrases.inkIsLocal(moment)
    pane.head(
      phrases.inkQuestion, note: local.first { $0.columns <= pane.rect.width } ?? local.last)
    guard !pane.context.isConcealed else {
      pane.line("?", pane.theme.faint)
      return
    }
    // The picture first where there is room for both.
    let both = pane.rect.width >= 2 * grid.columns + Picture.gap
    let digit = Picture(title: phrases.picture, values: moment.input, scale: .unsigned(1))
    let ink = Picture(title: phrases.inkSlopes, values: slopes, scale: .signed(fitting: slopes))
    let pictures = (both ? [digit] : []) + [ink]
    let isPointed = moment.cursor.place == .input
    PictureGallery(
      pictures: pictures, grid: grid, cursor: isPointed ? moment.chosenUnit : nil,
      pointsAt: isPointed ? .units : nil
    )
    .draw(on: &pane)
    // What it says stands below the frame too; that it is a slope stands nowhere else.
    if pane.rowsLeft > 4 {
      pane.gap()
      pane.prose(sentence(moment, phrases) ?? "")
    }
    if !isTold { pane.prose(local.first ?? "", pane.theme.faint) }
  }

  /// Where a little more ink would help most, and where it would harm most; of a pixel that was chosen, what
  /// it would do there.
  static func sentence(_ moment: Moment, _ phrases: any InputViewPhrases) -> String? {
    guard let slopes = moment.shownInputSlopes,
      let helps = slopes.indices.min(by: { slopes[$0] < slopes[$1] }),
      let harms = slopes.indices.max(by: { slopes[$0] < slopes[$1] })
    else { return nil }
    if moment.cursor.place == .input, let chosen = moment.chosenUnit {
      return phrases.ink(at: chosen, slopes[chosen], moment.arrangement)
    }
    return phrases.ink(
      helps: (helps, slopes[helps]), harms: (harms, slopes[harms]), moment.arrangement)
  }
}
