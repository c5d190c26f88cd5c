// swift-tools-version: 6.1
import PackageDescription

// A package of its own, because it is linked with libFuzzer and instrumented, which no other build of the
// sources may be. `make fuzz` builds and runs it.
let package = Package(
  name: "wadachi-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "wadachi", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzz", dependencies: [.product(name: "FuzzedReaders", package: "wadachi")],
      path: "Sources")
  ],
  swiftLanguageModes: [.v6]
)
