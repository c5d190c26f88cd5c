import CellCanvas
import MomentViews
import Testing
import TimeTravel
import Workbench

/// The arrow keys within grids, masks and pictures.
@Suite struct PictureKeysTests {
  private func program(at place: String, _ keys: String...) throws -> Program {
    var program = try Program()
    program.press("s", ":", "text:\(place)", "Enter")
    for key in keys { program.press(key) }
    return program
  }

  @Test func arrowsMoveByPixelsAndSayTheNumber() throws {
    var program = try program(at: "pixel 5,12", "Up", "Tab")
    #expect(program.sentence.hasPrefix("pixel (5,12): x = "))
    #expect(program.keys.contains("← → ↑ ↓ choose  Enter in  Esc back"))
    program.press("Right", "Down")
    #expect(program.sentence.hasPrefix("pixel (6,13): x = "))
    program.press("3", "Left")
    #expect(program.sentence.hasPrefix("pixel (6,10): x = "))
    program.press("Up*9")
    #expect(program.sentence.hasPrefix("pixel (0,10): x = "))
    #expect(program.lines[0].contains("input") && !program.lines[0].contains("dense"))
  }

  @Test func escGivesTheArrowsBackToTime() throws {
    var program = try program(at: "dense", "Tab", "Esc")
    #expect(!program.keys.contains("choose"))
    program.press("Right")
    #expect(program.lines[0].contains("relu"))
  }

  @Test func aJumpAwayGivesThemBackToo() throws {
    var program = try program(at: "dense", "Tab", "o", "Backspace")
    #expect(program.lines[0].contains("forward › dense"))
    #expect(!program.keys.contains("choose"))
    // Another step of the same place keeps them.
    program.press("Tab", "]")
    #expect(program.keys.contains("← → ↑ ↓ choose"))
  }

  @Test func enterGoesIntoWhatIsChosen() throws {
    var program = try program(at: "dense 17", "Up", "Tab", "Down", "Right", "Enter")
    #expect(program.lines[0].contains("dense › neuron 68"))
    // What was chosen stays chosen, and the arrows lead through the neurons again.
    program.press("Right")
    #expect(program.lines[0].contains("dense › neuron 69"))
  }

  @Test func masksAndClassesAreChosenToo() throws {
    var mask = try program(at: "dropout 79", "Up", "Tab", "Down", "Left")
    #expect(mask.sentence.hasPrefix("dropout, neuron 128: before = "))
    mask.press("Esc", "Right")
    var classes = try program(at: "softmax 5", "Up", "Tab", "Down")
    #expect(classes.sentence.hasPrefix("softmax, digit 6: z = "))
    classes.press("Down*9")
    #expect(classes.sentence.hasPrefix("softmax, digit 9: z = "))
  }

  @Test func aWeightIsChosenInItsPicture() throws {
    var program = try program(at: "update dense/kernel 208,31", "v", "Tab", "Right", "Down")
    #expect(
      program.sentence.hasPrefix("dense weight from pixel (8,13) to neuron 31: before = "))
    program.press("Esc", "Right")
    #expect(!program.sentence.isEmpty)
  }

  @Test func whereThereIsNoPictureTabDoesNothing() throws {
    let program = try program(at: "loss", "Tab")
    #expect(program.sentence.contains("does nothing here"))
  }

  @Test func aClickOnAWeightMarksIt() throws {
    var program = try program(at: "update dense/kernel 208,31", "v")
    let (x, y) = (33, 6)
    program.click(x, y)
    #expect(program.lines[0].contains("neuron 31 › from pixel ("), "\(program.lines[0])")
  }

  // MARK: The picture and what is drawn

  @Test func aMoveAndItsWayBackLeadHome() {
    for count in [2, 7, 50, 64, 200, 784] {
      for columns in [1, 8, 28, 50] {
        let picture = PointedPicture(kind: .units, columns: columns, count: count)
        for index in 0..<count {
          let right = picture.index(from: index, across: 1, down: 0)
          #expect(right == index || right == index + 1 && right % columns != 0)
          let below = picture.index(from: index, across: 0, down: 1)
          #expect(below == index || below == index + columns || below == count - 1)
          #expect((0..<count).contains(picture.index(from: index, across: -99, down: 99)))
        }
      }
    }
  }

  /// Wherever a view draws something that can be pointed at, the arrow keys find the same neighbours.
  @Test func theKeysMoveAsThePictureIsDrawn() throws {
    let walk = try ViewsFixture.tutorial()
    var seen = 0
    for name in [
      "input", "dense", "dense 17", "relu", "relu 3", "dropout", "softmax", "softmax 3",
      "blame dense_1", "gradient dense/kernel", "gradient dense/bias", "update dense/kernel 208,31",
    ] {
      let moment = try ViewsFixture.moment(walk, at: name)
      for lens in [Lens.event] + Lens.offered(by: moment) {
        for size in [Size(width: 62, height: 18), Size(width: 86, height: 34)] {
          var canvas = Canvas(size)
          let spots = EventView.draw(
            moment, in: canvas.bounds, on: &canvas,
            ViewContext(look: Look(), language: .english, isConcealed: false, later: "", lens: lens)
          )
          guard let picture = lens.picture(of: moment) else { continue }
          for spot in spots where spot.kind == picture.kind {
            for y in spot.rect.y..<spot.rect.maxY {
              for x in spot.rect.x..<spot.rect.maxX - 1 {
                guard let here = spot.index(at: Point(x: x, y: y)),
                  let beside = spot.index(at: Point(x: x + 1, y: y)), beside != here
                else { continue }
                seen += 1
                #expect(
                  picture.index(from: here, across: 1, down: 0) == beside, "\(name) \(lens) \(size)"
                )
              }
            }
          }
        }
      }
    }
    #expect(seen > 5_000)
  }
}
