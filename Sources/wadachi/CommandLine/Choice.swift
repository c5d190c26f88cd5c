import ArgumentParser
import ModelFiles
import Workbench

/// One of a few words behind an option, in any case.
protocol Choice: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension Choice {
  /// Reads its word.
  public init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}

extension Showing.Grain: Choice {}
extension TraceDetail: Choice {}
extension ExportForm: Choice {}
