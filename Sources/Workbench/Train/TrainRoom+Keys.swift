import CellCanvas
import Phrases

// The keys of a training, and what they do.

extension TrainRoom {
  typealias Row = KeyRow<TrainRoom>

  var rows: [KeyRow<TrainRoom>] { train.panes.isInside ? rowsOfPane : rowsOfTime }

  private var rowsOfTime: [KeyRow<TrainRoom>] {
    [
      Row(
        "space", { [isPaused = train.isPaused] in $0.train.runOrPause(isPaused: isPaused) },
        when: hasMore, otherwise: nothingMore,
        .keys("space", asks: { room, _ in room.order { $0.toggleRun() } }).typed(.run)),
      Row(
        "+ −", \.train.changePace, when: hasMore, otherwise: nothingMore,
        .keys("+", "=", asks: { room, _ in room.order { $0.change(pace: $0.pace.faster) } }),
        .keys("-", asks: { room, _ in room.order { $0.change(pace: $0.pace.slower) } })),
      .link { room, _ in .line(room.train.link) },
      Row(
        "→ l ← h", \.train.batches,
        hintNow: { room, house in
          room.train.isFinished ? nil : house.phrases.train.batches.hint
        },
        .keys("Right", "l", asks: { $0.forward(in: &$1) }),
        .keys("Left", "h", asks: { $0.back(to: .batchBack, in: &$1) })),
      Row(
        "] [", \.train.epochs,
        .keys("]", asks: { room, _ in room.order { $0.stand(atEpochsAway: 1) } }),
        .keys("[", asks: { $0.back(to: .epochBack, in: &$1) }).typed(.epochBack)),
      Row(
        "g G", \.train.ends,
        .keys("g", "Home", asks: { room, _ in room.order { $0.stand(at: 0) } }),
        .keys("G", "End", asks: { room, _ in room.order { $0.stand(at: $0.news.furthest) } })),
      Row(":", \.train.byNumber, .keys(":", does: { $0.askForBatch(in: $1) }).typed(.goTo)),
      Row(
        "e E", \.train.wholeEpoch, when: hasMore, otherwise: nothingMore,
        .keys("e", asks: { room, _ in room.order { $0.wholeEpoch(at: $0.pace) } }),
        .keys("E", asks: { room, _ in room.order { $0.wholeEpoch(at: .full) } }).typed(.epoch)),
      Row(
        "m", \.train.trainOn, when: { $0.train.isFinished },
        .keys("m", does: { $0.askForEpochs(in: $1) }).typed(.trainOn)),
      Row(
        "t", \.train.askTest, hintNow: atTheEnd { $0.askTest },
        when: { $0.train.setup.data.hasTestSet },
        .keys("t", asks: { room, _ in room.order { $0.askTest() } }).typed(.askTest)),
      Row(
        "d", \.train.evaluate,
        hintNow: { room, house in
          room.train.isOver
            ? house.phrases.train.hintOfEvaluating(room.train.setup.arrangement) : nil
        },
        when: { $0.train.isOver },
        .keys("d", asks: { $0.evaluate(in: &$1) }).typed(.evaluate)),
      Row(
        "a", \.train.again, hintNow: atTheEnd { $0.again },
        .keys("a", does: { $0.askForSettings(in: $1) }).typed(.again)),
      Row(
        "s Enter", \.train.stepInto,
        .keys("s", "Enter", asks: { $0.standStill(to: .stepInto, in: &$1) }).typed(.into)),
      telling, otherPane, saving,
      Row(
        "Tab", \.train.intoPane, when: { $0.cursorRoom != nil },
        .keys("Tab", does: { room, _ in room.train.panes.isInside = true })),
      neurons,
      Row(
        "L z", { [view = train.curveView] in $0.train.lookAtCurves(view) },
        .keys("L", does: { room, _ in room.train.curveView.isLogarithmic.toggle() }),
        .keys("z", does: { room, _ in room.train.curveView.isRecent.toggle() })),
      Row("b", \.train.stops, .keys("b", asks: { $0.standStill(to: .stops, in: &$1) })),
      Row(
        "c C", \.train.toStops,
        .keys("c", asks: { $0.standStill(to: .nextStop, in: &$1) }),
        .keys("C", asks: { $0.standStill(to: .lastStop, in: &$1) })),
      .help,
      Row(
        "q", \.app.leave,
        .keys("q", asks: { $0.standStill(to: .leave, in: &$1) }).typed(.quit)),
    ]
  }

  private var otherPane: KeyRow<TrainRoom> {
    let count = TrainingPanes.numbered(for: train.setup).count
    let numbered = (1...count).map { number in
      Row.Bound.keys("\(number)", does: { room, _ in room.train.panes.show(number - 1) })
    }
    return Row(
      "v V 1…\(count)", \.train.otherPane,
      all: [
        .keys("v", does: { room, _ in room.train.panes.turn(by: 1) }),
        .keys("V", does: { room, _ in room.train.panes.turn(by: -1) }),
      ] + numbered)
  }

  private var neurons: KeyRow<TrainRoom> {
    Row(
      "n r", \.train.otherNeurons,
      .keys("n", does: { room, _ in room.train.panes.choice += 1 }),
      .keys("r", does: { room, _ in room.train.panes.showsRaw.toggle() }))
  }

  private var rowsOfPane: [KeyRow<TrainRoom>] {
    [
      Row(
        "space", { [isPaused = train.isPaused] in $0.train.runOrPause(isPaused: isPaused) },
        when: hasMore, otherwise: nothingMore,
        .keys("space", asks: { room, _ in room.order { $0.toggleRun() } })),
      .link { room, _ in .line(room.train.link) },
      Row(
        "← h → l ↑ k ↓ j", \.train.withinPane,
        within("Left", "h", down: 0, right: -1), within("Right", "l", down: 0, right: 1),
        within("Up", "k", down: -1, right: 0), within("Down", "j", down: 1, right: 0)),
      Row(
        "Enter", \.train.openExample, when: { $0.exampleAtCursor(in: $0.train) != nil },
        .keys("Enter", asks: { $0.standStill(to: .open, in: &$1) })),
      Row(
        "Enter", \.train.standAtCursor, when: { $0.stepToStandAt != nil },
        .keys(
          "Enter",
          asks: { room, _ in
            let step = room.stepToStandAt
            return room.order { train in step.map { train.stand(at: $0) } }
          })),
      Row(
        "Enter", \.train.openBatch,
        when: { $0.exampleAtCursor(in: $0.train) == nil && $0.stepToStandAt == nil },
        .keys("Enter", asks: { $0.standStill(to: .stepInto, in: &$1) })),
      otherPane, .help,
      .escape { room, _ in
        room.train.panes.isInside = false
        return []
      },
      Row(
        "Tab", \.train.intoPane, hintNow: { _, _ in nil },
        .keys("Tab", does: { room, _ in room.train.panes.isInside = false })),
      Row("q", \.app.leave, .keys("q", asks: { $0.standStill(to: .leave, in: &$1) })),
    ]
  }

  private func within(_ names: String..., down: Int, right: Int) -> KeyRow<TrainRoom>.Bound {
    .keys(names) { room, house in
      room.moveCursor(down: down, right: right, in: house)
      return []
    }
  }

  var saving: KeyRow<TrainRoom> {
    Row(
      "w", \.train.save,
      .keys("w", asks: { $0.standStill(to: .save, in: &$1) }))
  }

  var hasMore: (TrainRoom) -> Bool {
    { !$0.train.isFinished && $0.train.news.end == nil }
  }

  /// The hint of a key that is of use once all epochs are done.
  private func atTheEnd(
    _ text: @escaping (any TrainPhrases) -> KeyText
  ) -> (TrainRoom, House) -> String? {
    { room, house in room.train.isOver ? text(house.phrases.train).hint : nil }
  }

  private var nothingMore: (TrainRoom, House) -> String? {
    { room, house in house.phrases.train.over(room.train.shown) }
  }

  /// Gives the worker the order that a change leads to.
  mutating func order(_ change: (inout TrainState) -> TrainingOrder?) -> [Request] {
    change(&train).map { [.perform(.train($0))] } ?? []
  }
}
