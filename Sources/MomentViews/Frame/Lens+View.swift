extension Lens {
  /// Who draws it; nil for the event.
  var view: (any View.Type)? {
    switch self {
    case .event, .elsewhere: nil
    case .gradientCheck: GradientCheckView.self
    case .weights: WeightsView.self
    case .products: ProductsView.self
    case .masks: MasksView.self
    case .temperature: TemperatureView.self
    case .unshifted: UnshiftedView.self
    case .batch: BatchView.self
    case .diagram: DiagramView.self
    case .border: BorderView.self
    case .ink: InkView.self
    case .life: LifeView.self
    case .whatIf: WhatIfView.self
    case .ledger, .ranking: LedgerView.self
    case .incoming: IncomingView.self
    case .afterMask: AfterMaskView.self
    case .curve: CurveView.self
    case .loss: LossView.self
    case .moved: MovedView.self
    }
  }
}
