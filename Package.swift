// swift-tools-version: 6.1
import PackageDescription

// Each target may import only what stands above it in this list; `make` builds with
// `--explicit-target-dependency-import-check error`, so an import that is not listed fails.
let package = Package(
  name: "wadachi",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "NeuralCore", targets: ["NeuralCore"]),
    .executable(name: "wadachi", targets: ["wadachi"]),
    // For Tests/Fuzz, a package of its own, which sees only products.
    .library(name: "FuzzedReaders", targets: ["FuzzedReaders"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // System libraries: a module map and a shim of stateless inline helpers.
    .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CMinizip", providers: [.apt(["libminizip-dev"])]),
    .systemLibrary(name: "CPNG", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(
      name: "CCmarkGFM",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CNCurses", providers: [.apt(["libncurses-dev"])]),

    // What text from outside may do.
    .target(name: "Legibility"),

    // The network, and what it is fed.
    .target(name: "CUpdateKernels"),
    .target(name: "CProductKernels", dependencies: ["CUpdateKernels"]),
    .target(
      name: "NeuralCore", dependencies: ["COpenBLAS", "CProductKernels", "CUpdateKernels"]),
    .target(
      name: "Datasets", dependencies: ["NeuralCore", "Legibility", "CZlib", "CPNG"],
      exclude: ["Resources"]),

    // How numbers and formulas are written.
    .target(name: "Notation", dependencies: ["NeuralCore"]),

    // Walking through it, keeping it, teaching it.
    .target(name: "TimeTravel", dependencies: ["Notation", "NeuralCore"]),
    .target(
      name: "ModelFiles",
      dependencies: ["TimeTravel", "Datasets", "NeuralCore", "Legibility", "CMinizip"]),
    .target(
      name: "LessonKit",
      dependencies: [
        "ModelFiles", "TimeTravel", "Notation", "Datasets", "NeuralCore", "Legibility", "CCmarkGFM",
        "Yams",
      ]),

    // Putting it into words: facts and a language in, text out.
    .target(
      name: "Phrases",
      dependencies: [
        "LessonKit", "ModelFiles", "TimeTravel", "Notation", "Datasets", "NeuralCore", "Legibility",
      ]),

    // Showing it.
    .target(name: "CellCanvas", dependencies: ["Legibility"]),
    .target(
      name: "MomentViews",
      dependencies: ["CellCanvas", "Phrases", "TimeTravel", "Notation", "NeuralCore"]),
    .target(
      name: "Workbench",
      dependencies: [
        "MomentViews", "CellCanvas", "Phrases", "LessonKit", "ModelFiles", "TimeTravel",
        "Notation", "Datasets", "NeuralCore",
      ]),
    .target(name: "CTerminalGuard"),
    .target(name: "TerminalDriver", dependencies: ["CellCanvas", "CNCurses", "CTerminalGuard"]),
    .executableTarget(
      name: "wadachi",
      dependencies: [
        "TerminalDriver", "Workbench", "CellCanvas", "Phrases", "LessonKit", "ModelFiles",
        "TimeTravel", "Notation", "Datasets", "NeuralCore", "Legibility",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests.
    .target(name: "TestSupport", dependencies: ["NeuralCore"]),
    .target(name: "CAllocationCounter"),
    .target(
      name: "FuzzedReaders",
      dependencies: [
        "CAllocationCounter", "LessonKit", "ModelFiles", "TimeTravel", "Datasets", "NeuralCore",
        "CellCanvas",
      ]),
    .testTarget(name: "HouseTests", dependencies: ["TestSupport"]),
    .testTarget(name: "LegibilityTests", dependencies: ["Legibility"]),
    .testTarget(
      name: "FuzzedReadersTests",
      dependencies: ["FuzzedReaders", "CAllocationCounter", "TestSupport"]),
    .testTarget(
      name: "NeuralCoreTests",
      dependencies: [
        "NeuralCore", "CProductKernels", "CUpdateKernels", "TestSupport", "Datasets",
        "CAllocationCounter",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "DatasetsTests",
      dependencies: ["Datasets", "NeuralCore", "CZlib", "CPNG", "TestSupport"]),
    .testTarget(name: "NotationTests", dependencies: ["Notation", "TestSupport"]),
    .testTarget(
      name: "TimeTravelTests",
      dependencies: [
        "Phrases", "TimeTravel", "Notation", "Datasets", "NeuralCore", "TestSupport",
      ],
      exclude: ["Goldens"]),
    .testTarget(
      name: "ModelFilesTests",
      dependencies: ["ModelFiles", "TimeTravel", "Datasets", "NeuralCore", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "LessonKitTests",
      dependencies: [
        "Phrases", "LessonKit", "ModelFiles", "TimeTravel", "Notation", "Datasets", "NeuralCore",
        "TestSupport",
      ]),
    .testTarget(name: "PhrasesTests", dependencies: ["Phrases", "CellCanvas", "TestSupport"]),
    .testTarget(
      name: "CellCanvasTests", dependencies: ["CellCanvas", "TestSupport"], exclude: ["Goldens"]),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "Workbench", "MomentViews", "CellCanvas", "Phrases", "LessonKit", "ModelFiles",
        "TimeTravel", "Notation", "Datasets", "NeuralCore", "TestSupport",
      ], exclude: ["Goldens"]),
    .testTarget(
      name: "TerminalDriverTests", dependencies: ["TerminalDriver", "CellCanvas", "TestSupport"]),
    .testTarget(
      name: "ProgramTests", dependencies: ["TestSupport"],
      exclude: ["Trace/check_trace.py", "BrokenCourse", "Goldens"]),
  ],
  swiftLanguageModes: [.v6]
)
