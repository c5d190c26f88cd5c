import TimeTravel

/// A picture, a grid or a list in which the arrow keys can move: what it holds lies row by row.
package struct PointedPicture: Hashable, Sendable {
  /// What one of its places is.
  package enum Kind: Hashable, Sendable {
    /// A neuron, a class or an input of the place.
    case units
    /// A weight or a product of the marked neuron.
    case terms
    /// A weight of the place's kernel.
    case weights
  }

  /// What its places are.
  package let kind: Kind
  /// Places across.
  package let columns: Int
  /// Places in all.
  package let count: Int

  /// A picture of `count` places in rows of `columns`.
  package init(kind: Kind, columns: Int, count: Int) {
    self.kind = kind
    self.columns = columns
    self.count = count
  }

  /// The place that lies so many columns and rows from another; at the edges it goes no further.
  package func index(from index: Int, across: Int, down: Int) -> Int {
    let start = min(max(0, index), count - 1)
    let (row, column) = start.quotientAndRemainder(dividingBy: columns)
    let last = (count - 1) / columns
    let moved = (
      row: min(max(0, row + down), last), column: min(max(0, column + across), columns - 1)
    )
    return min(moved.row * columns + moved.column, count - 1)
  }
}

extension Lens {
  /// The picture that a view of a moment draws and in which one can point; nil where there is none.
  package func picture(of moment: Moment) -> PointedPicture? {
    guard moment.missing.isEmpty else { return nil }
    switch shown(for: moment) {
    case .event: return Self.ofEvent(moment)
    case .products, .weights: return Self.ofWeights(moment)
    case .temperature, .unshifted: return Self.units(moment, columns: 1)
    case .masks: return Self.units(moment, columns: UnitGrid.columns(for: moment.unitCount))
    // In a life one points at the weights of a neuron; in that of masks at neurons, by bands of them.
    case .life:
      if EventKind(moment) == .dropout { return Self.units(moment, columns: 100) }
      return moment.cursor.unit == nil ? nil : Self.ofWeights(moment)
    case .ink:
      return moment.cursor.place == .input ? Self.ofEvent(moment) : nil
    case .border, .gradientCheck, .batch, .diagram, .whatIf, .ledger, .ranking,
      .afterMask, .curve, .loss, .moved, .incoming, .elsewhere:
      return nil
    }
  }

  private static func ofEvent(_ moment: Moment) -> PointedPicture? {
    let count = moment.unitCount
    switch moment.cursor.place {
    case .input:
      return PixelGrid(moment.arrangement, inputs: moment.input.count).flatMap {
        units(moment, columns: $0.columns)
      }
    case .forward:
      switch EventKind(moment) {
      case .softmax: return units(moment, columns: 1)
      case .dropout: return units(moment, columns: UnitGrid.columns(for: count))
      case .layer, .activation: return unitPicture(moment)
      case .sum: return ofWeights(moment)
      case .input, .loss, .blame, .gradient, .update, .again: return nil
      }
    case .blame: return unitPicture(moment)
    case .gradient(let parameter):
      return moment.network.parameters[parameter].isKernel
        ? ofWeights(moment) : unitPicture(moment)
    case .update: return ofWeights(moment)
    case .loss, .again: return nil
    }
  }

  /// Neurons: rows with bars where they are few, else a grid.
  private static func unitPicture(_ moment: Moment) -> PointedPicture? {
    let count = moment.unitCount
    return units(
      moment, columns: count <= UnitGrid.mostRows ? 1 : UnitGrid.columns(for: count))
  }

  private static func units(_ moment: Moment, columns: Int) -> PointedPicture? {
    let count = moment.unitCount
    return count > 1 ? PointedPicture(kind: .units, columns: columns, count: count) : nil
  }

  /// The weights of the marked neuron from pixels.
  ///
  /// Of a whole layer the picture is of its weights, of which one leads to another view.
  private static func ofWeights(_ moment: Moment) -> PointedPicture? {
    guard let layer = moment.layerOfKernel,
      let grid = InputNames(moment.network, moment.arrangement, layer: layer).grid,
      EventKind(moment) != .layer
    else { return nil }
    return PointedPicture(kind: .terms, columns: grid.columns, count: grid.columns * grid.rows)
  }
}

extension Moment {
  /// The layer whose kernel the place is about.
  fileprivate var layerOfKernel: Int? {
    switch cursor.place {
    case .forward(let layer): network.kernel(ofLayer: layer) == nil ? nil : layer
    case .gradient(let parameter), .update(let parameter):
      network.parameters[parameter].isKernel ? network.parameters[parameter].layer : nil
    case .input, .loss, .blame, .again: nil
    }
  }
}
