import CellCanvas

extension StepRoom {
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<WalkHit>] {
    let frame = house.frame
    return WalkDrawing.draw(
      walk, typed: typed, in: frame, body: frame.body, on: &canvas, look: house.look,
      curtain: Curtain(isConcealed: question != nil), hasKeys: question == nil && !isSearching
    )
  }
}
