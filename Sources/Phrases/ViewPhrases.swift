/// What is said in the views of a moment: an area for each family of views.
public struct ViewPhrases: Sendable {
  /// What the views are called.
  public let titles: any ViewTitlePhrases
  /// What stands around the view: where we are, the network, the step as a line.
  public let frame: any FramePhrases
  /// What changed since the last press.
  public let changes: any ChangesViewPhrases
  /// What several views say.
  public let common: any CommonViewPhrases
  /// What goes in.
  public let input: any InputViewPhrases
  /// Weighted sums.
  public let sum: any SumViewPhrases
  /// Activations.
  public let activation: any ActivationViewPhrases
  /// Softmax, and what if it were another one.
  public let softmax: any SoftmaxViewPhrases
  /// Dropout.
  public let dropout: any DropoutViewPhrases
  /// The loss.
  public let loss: any LossViewPhrases
  /// The rows of a batch.
  public let batch: any BatchViewPhrases
  /// Blame.
  public let blame: any BlameViewPhrases
  /// Gradients, and whether they are right.
  public let gradient: any GradientViewPhrases
  /// Updates.
  public let update: any UpdateViewPhrases
  /// The second look.
  public let again: any AgainViewPhrases
  /// Weights as a whole.
  public let weights: any WeightsViewPhrases
  /// Weights and masks over the steps.
  public let life: any LifeViewPhrases
  /// A small network with its edges.
  public let diagram: any DiagramViewPhrases
  /// What would be otherwise.
  public let whatIf: any WhatIfViewPhrases
}

extension ViewPhrases {
  /// What the views say in English.
  static let english = ViewPhrases(
    titles: EnglishViewTitles(), frame: EnglishFrame(), changes: EnglishChangesView(),
    common: EnglishCommonView(),
    input: EnglishInputView(), sum: EnglishSumView(), activation: EnglishActivationView(),
    softmax: EnglishSoftmaxView(), dropout: EnglishDropoutView(), loss: EnglishLossView(),
    batch: EnglishBatchView(), blame: EnglishBlameView(), gradient: EnglishGradientView(),
    update: EnglishUpdateView(), again: EnglishAgainView(), weights: EnglishWeightsView(),
    life: EnglishLifeView(), diagram: EnglishDiagramView(),
    whatIf: EnglishWhatIfView())
}
