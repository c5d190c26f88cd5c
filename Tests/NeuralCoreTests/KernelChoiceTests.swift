import CUpdateKernels
import Foundation
import NeuralCore
import Testing

/// Which of OpenBLAS's kernels multiply.
@Suite struct KernelChoiceTests {
  @Test(.enabled(if: update_widest_instructions() != UPDATE_BASIC))
  func `a processor newer than the library is not given its oldest kernels`() {
    let wish = ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"]
    #expect(wish.map { $0 == MatrixProduct.kernels } ?? (MatrixProduct.kernels != "Prescott"))
  }
}
