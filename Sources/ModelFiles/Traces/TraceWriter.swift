import NeuralCore

/// An observer that writes every number down: JSON Lines, a header and then one event a line.
///
/// The format is described in <doc:TraceFormat>. Numbers go out as they are told; no step is kept.
public struct TraceWriter: TrainingObserver {
  /// Where it goes.
  public let output: TraceOutput
  private let header: TraceHeader
  private var step = 0

  /// Writes the header of a trace.
  public init(_ header: TraceHeader, to output: TraceOutput) {
    self.header = header
    self.output = output
    writeHeader()
  }

  /// Whether updates are written.
  public var wantsUpdates: Bool { header.includes(.update) }

  private func writeHeader() {
    func field(_ name: StaticString, _ text: String) {
      output.write(",\"" as StaticString)
      output.write(name)
      output.write("\":" as StaticString)
      output.write(quoted: text)
    }
    output.write(#"{"format":"wadachi-trace","version":"# as StaticString)
    output.write(TraceHeader.version)
    field("network", "\(header.network)")
    field("loss", "\(header.loss)")
    field("optimizer", "\(header.optimizer)")
    output.write(#","batch":\#(header.batch),"seed":\#(header.seed)"#)
    field("data", header.data)
    if header.detail != .layer { field("detail", header.detail.rawValue) }
    if let only = header.only {
      output.write(#","only":"# as StaticString)
      output.writeArray(TraceEventKind.allCases.filter(only.contains)) {
        output.write(quoted: $0.rawValue)
      }
    }
    if !header.held.isEmpty {
      output.write(#","held":"# as StaticString)
      output.writeArray(header.held) { output.write(quoted: $0) }
    }
    output.write(#","parameters":"# as StaticString)
    output.writeArray(header.network.parameters) { slice in
      output.write(#"{"name":"\#(slice.name)","shape":"#)
      output.writeArray(slice.shape) { output.write($0) }
      output.write("}" as StaticString)
    }
    output.write("}\n" as StaticString)
  }
}

// MARK: - Events

extension TraceWriter {
  /// Writes how many rows the step has, and the numbers of their examples in the data.
  public mutating func stepBegan(step: Int, examples: Span<Int>) {
    self.step = step
    guard begin(.stepBegan) else { return }
    output.write(#","rows":\#(examples.count),"examples":"#)
    examples.withUnsafeBufferPointer { output.writeArray($0) { output.write($0) } }
    end()
  }

  /// Writes what goes in.
  public mutating func input(_ values: Span<Float>, shape: (Int, Int)) {
    whole(.input, values, shape)
  }

  /// Writes what should come out.
  public mutating func target(_ values: Span<Float>, shape: (Int, Int)) {
    whole(.target, values, shape)
  }

  /// Writes z of a dense layer.
  public mutating func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    write(.preactivation, layer, values, shape)
  }

  /// Writes a of an activation layer.
  public mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    write(.activation, layer, values, shape)
  }

  /// Writes p of a last softmax.
  public mutating func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    write(.softmax, layer, values, shape)
  }

  /// Writes a mask as applied.
  public mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    write(.mask, layer, values, shape)
  }

  /// Writes the mean loss, that of each row, and the penalty.
  public mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) {
    guard begin(.loss) else { return }
    output.write(#","shape":[],"values":["# as StaticString)
    output.write(mean)
    output.write(#"],"per_example":"# as StaticString)
    perExample.withUnsafeBufferPointer { output.writeArray($0) { output.write($0) } }
    output.write(#","penalty":"# as StaticString)
    output.write(penalty)
    end()
  }

  /// Writes ∂L/∂ a layer's output.
  public mutating func activationGradient(
    layer: Int, _ values: Span<Float>, shape: (Int, Int)
  ) {
    write(.activationGradient, layer, values, shape)
  }

  /// Writes δ of a dense layer.
  public mutating func preactivationGradient(
    layer: Int, _ values: Span<Float>, shape: (Int, Int)
  ) {
    write(.preactivationGradient, layer, values, shape)
  }

  /// Writes ∂L/∂ a parameter.
  public mutating func gradient(parameter: Int, _ values: Span<Float>) {
    let slice = header.network.parameters[parameter]
    values.withUnsafeBufferPointer { values in
      lines(.gradient, "parameter", slice.name, slice.shape) { numbers in
        field("values", values, numbers)
      }
    }
  }

  /// Writes a parameter before and after its update, and what the optimizer keeps for it.
  public mutating func update(
    parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>
  ) {
    let slice = header.network.parameters[parameter]
    before.withUnsafeBufferPointer { before in
      after.withUnsafeBufferPointer { after in
        slots.withUnsafeBufferPointer { slots in
          lines(.update, "parameter", slice.name, slice.shape) { numbers in
            field("before", before, numbers)
            field("after", after, numbers)
            self.slots(slots, numbers, count: slice.count)
          }
        }
      }
    }
  }

  /// Writes the end of a step.
  public mutating func stepEnded(step: Int) {
    guard begin(.stepEnded) else { return }
    end()
  }
}

// MARK: - Lines

extension TraceWriter {
  /// Begins the line of an event, if such events are written and there is still somewhere to write.
  private func begin(_ event: TraceEventKind) -> Bool {
    guard header.includes(event), output.accepts else { return false }
    output.write(#"{"step":"# as StaticString)
    output.write(step)
    output.write(#","event":""# as StaticString)
    output.write(event.rawValue)
    output.write("\"" as StaticString)
    return true
  }

  private func end() { output.write("}\n" as StaticString) }

  /// Writes an event that no layer and no parameter has, in one line whatever the detail.
  private func whole(_ event: TraceEventKind, _ values: Span<Float>, _ shape: (Int, Int)) {
    guard begin(event) else { return }
    output.write(#","shape":[\#(shape.0),\#(shape.1)]"#)
    values.withUnsafeBufferPointer { field("values", $0, stride(from: 0, to: $0.count, by: 1)) }
    end()
  }

  private func write(
    _ event: TraceEventKind, _ layer: Int, _ values: Span<Float>, _ shape: (Int, Int)
  ) {
    values.withUnsafeBufferPointer { values in
      lines(event, "layer", header.network.layerNames[layer], [shape.0, shape.1]) { numbers in
        field("values", values, numbers)
      }
    }
  }

  /// Writes a line for the whole event, or one for each unit: the last dimension of `shape`.
  ///
  /// `body` gets the places of a line's numbers in the event's.
  private func lines(
    _ event: TraceEventKind, _ kind: StaticString, _ name: String, _ shape: [Int],
    _ body: (StrideTo<Int>) -> Void
  ) {
    let count = shape.reduce(1, *)
    func line(_ unit: Int?, _ shape: [Int], _ numbers: StrideTo<Int>) {
      guard begin(event) else { return }
      output.write(",\"" as StaticString)
      output.write(kind)
      output.write(#"":""# as StaticString)
      output.write(name)
      output.write("\"" as StaticString)
      if let unit { output.write(#","unit":\#(unit)"#) }
      output.write(#","shape":"# as StaticString)
      output.writeArray(shape) { output.write($0) }
      body(numbers)
      end()
    }
    switch header.detail {
    case .layer: line(nil, shape, stride(from: 0, to: count, by: 1))
    case .unit:
      let units = shape[shape.count - 1]
      for unit in 0..<units {
        line(unit, shape.dropLast(), stride(from: unit, to: count, by: units))
      }
    }
  }

  private func field(
    _ name: StaticString, _ values: UnsafeBufferPointer<Float>, _ numbers: StrideTo<Int>
  ) {
    output.write(",\"" as StaticString)
    output.write(name)
    output.write("\":" as StaticString)
    output.writeArray(numbers) { output.write(values[$0]) }
  }

  /// Writes an object with the numbers of each slot, which lie `count` apart.
  private func slots(
    _ values: UnsafeBufferPointer<Float>, _ numbers: StrideTo<Int>, count: Int
  ) {
    output.write(#","slots":{"# as StaticString)
    for (index, name) in header.optimizer.rule.slotNames.enumerated() {
      if index > 0 { output.write("," as StaticString) }
      output.write(quoted: name)
      output.write(":" as StaticString)
      output.writeArray(numbers) { output.write(values[index * count + $0]) }
    }
    output.write("}" as StaticString)
  }
}
