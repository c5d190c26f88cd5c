import LessonKit
import NeuralCore
import Testing

@Suite struct ShippedLessonTests {
  @Test(arguments: ["00", "08", "11"])
  func everyShippedLessonIsGood(_ id: String) throws {
    let lesson = try Course(root: Shipped.lessons).lesson(id)
    let faults = LessonCheck(sources: try Shipped.sources()).faults(of: lesson)
    #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
  }
}
