import CellCanvas

/// Draws the whole screen: a function of the state alone.
public func render(_ state: AppState) -> Picture {
  let house = state.house
  guard house.size.width >= Frame.smallest.width, house.size.height >= Frame.smallest.height
  else {
    var canvas = Canvas(house.size)
    let (size, smallest) = (house.size, Frame.smallest)
    canvas.putWrapped(
      house.phrases.app.tooSmall(
        (size.width, size.height), smallest: (smallest.width, smallest.height)),
      in: canvas.bounds, style: house.theme.text)
    return Picture(canvas: canvas, targets: [])
  }
  return state.room.picture(in: house)
}
