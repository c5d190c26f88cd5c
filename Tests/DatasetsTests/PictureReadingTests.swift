import CPNG
import Datasets
import Foundation
import TestSupport
import Testing

/// The kinds of pixels that libpng writes, as its header counts them.
private enum PNGFormat {
  static let (gray, grayAndAlpha, colour, colourAndAlpha): (UInt32, UInt32, UInt32, UInt32) = (
    0, 1, 2, 3
  )
}

/// Pictures of any size and polarity, read and prepared as MNIST was.
@Suite struct PictureReadingTests {
  private func fault(_ bytes: [UInt8]) -> String {
    do {
      let picture = try GrayPicture(bytes, named: "x")
      return "read \(picture.width) × \(picture.height)"
    } catch {
      return "\(error)"
    }
  }

  private func read(_ text: String) throws -> GrayPicture {
    try GrayPicture(Array(text.utf8), named: "x")
  }

  /// A PNG as libpng writes it.
  private func png(
    _ pixels: [UInt8], width: Int, height: Int, format: UInt32 = PNGFormat.gray
  ) -> [UInt8] {
    var image = png_image()
    image.version = cpng_version()
    (image.width, image.height, image.format) = (UInt32(width), UInt32(height), format)
    var count = 0
    png_image_write_to_memory(&image, nil, &count, 0, pixels, 0, nil)
    var bytes = [UInt8](repeating: 0, count: count)
    png_image_write_to_memory(&image, &bytes, &count, 0, pixels, 0, nil)
    return Array(bytes.prefix(count))
  }

  private static let gray: [UInt8] = [0, 51, 102, 153, 204, 255]
  private static let shares: [Float] = [0, 0.2, 0.4, 0.6, 0.8, 1]

  @Test func pngInGreyColourAndWithTransparency() throws {
    let plain = try GrayPicture(png(Self.gray, width: 3, height: 2), named: "x")
    #expect(plain.width == 3 && plain.height == 2 && plain.values == Self.shares)
    let colour = Self.gray.flatMap { [$0, $0, $0] }
    #expect(
      try GrayPicture(
        png(colour, width: 3, height: 2, format: PNGFormat.colour), named: "x"
      ).values == Self.shares)
    // Black ink on nothing: the paper behind it is white. White ink: black.
    let alpha = PNGFormat.grayAndAlpha
    let black = png([0, 255, 0, 0], width: 2, height: 1, format: alpha)
    #expect(try GrayPicture(black, named: "x").values == [0, 1])
    let white = png([255, 255, 255, 0], width: 2, height: 1, format: alpha)
    #expect(try GrayPicture(white, named: "x").values == [1, 0])
  }

  /// Grey values are taken as they stand: of 16 bits as of 8, and whatever gamma is written beside them.
  @Test(arguments: [
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAABEAAAAACMx4xSAAAAEUlEQVR4nGNgYAgNXbXq/38AC1MD/ZeMkKUAAAAASUVORK5CYII=",
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAABCAAAAADcV1ARAAAABGdBTUEAAYagMeiWXwAAAA1JREFUeJxjYAhd9R8AA1cB/y1mcu8AAAAASUVORK5CYII=",
  ])
  func pngOfSixteenBitsAndOfAnotherGamma(_ text: String) throws {
    let bytes = Array(try #require(Data(base64Encoded: text)))
    let values = try GrayPicture(bytes, named: "x").values
    #expect(zip(values, [0, 85, 170, 255] as [Float]).allSatisfy { abs($0 * 255 - $1) < 0.01 })
    #expect(values.count == 4)
  }

  @Test func pgmAndPPM() throws {
    let plain = try read("P2\n# a comment\n3 2 #more\n255\n0 51 102\n153 204 255\n")
    #expect(plain.values == Self.shares)
    #expect(try GrayPicture(Array("P5 3 2 255\n".utf8) + Self.gray, named: "x") == plain)
    #expect(
      try GrayPicture(Array("P5 1 2 65535\n".utf8) + [0, 0, 255, 255], named: "x").values == [0, 1])
    let green = try GrayPicture(Array("P6 1 1 255\n".utf8) + [0, 255, 0], named: "x")
    #expect(green.values == [0.7152])
  }

  @Test func tablesOfNumbers() throws {
    #expect(try read("0;51;102\n153;204;255\n").values == Self.shares)
    #expect(try read("0,0.2\n0.4,1").values == [0, 0.2, 0.4, 1])
    let line = (0..<49).map(String.init).joined(separator: ",")
    #expect(try read(line).width == 7)
    #expect(
      fault(Array((line + ",3").utf8)).hasSuffix("but its line has 50 numbers: leave out the class")
    )
    #expect(
      fault(Array("\(line)\n\(line)".utf8))
        .hasSuffix("but it has 2 lines of 49 numbers, pictures of 7 × 7"))
    #expect(
      fault(Array("1,2\n3\n".utf8))
        == "x: line 2 must have 2 numbers, as those before, but it has 1")
    #expect(
      fault(Array("1,2\n3,x\n".utf8))
        == "x: field 2 of line 2 must be a number from 0 to 255, but it is “x”")
  }

  @Test func whatIsNoPictureIsNamed() {
    for (bytes, words) in [
      ([0xFF, 0xD8, 0xFF, 0xE0], "this is a JPEG picture: save it as PNG"),
      (Array("GIF89a".utf8), "this is a GIF picture: save it as PNG"),
      (Array("%PDF-1.4".utf8), "this is a PDF document"), ([], "it is empty"),
      ([1, 0, 2, 0], "this is none of them, nor a text"),
    ] as [([UInt8], String)] {
      #expect(fault(bytes) == "x: a picture is a PNG, a PGM or a table of numbers, but \(words)")
    }
  }

  /// A header that promises more than anybody has costs nothing.
  @Test func sizesAreCheckedFirst() {
    #expect(
      fault(png([UInt8](repeating: 9, count: 4_097), width: 4_097, height: 1))
        == "x: a picture has sides of 1 to 4096 pixels, but this one says 4097 × 1")
    #expect(
      fault(Array("P5 100000 100000 255\n".utf8))
        == "x: a picture has sides of 1 to 4096 pixels, but this one says 100000 × 100000")
    #expect(
      fault(Array("P2 4096 4096 255\n0".utf8))
        == "x: a picture of 4096 × 4096 must have 16777216 numbers, but the file ends first")
    #expect(
      fault(Array("P5 2 2 255\n".utf8) + [1])
        == "x: a picture of 2 × 2 must have 4 bytes of pixels, but it has 1")
  }

  @Test func damagedPicturesNeverCrash() {
    var random = SplitMix(state: 23)
    let wholes = [
      png((0..<400).map { UInt8($0 % 251) }, width: 20, height: 20),
      png(
        Self.gray.flatMap { [$0, $0, $0, $0] }, width: 3, height: 2,
        format: PNGFormat.colourAndAlpha
      ),
      Array("P2\n3 2\n255\n0 51 102\n153 204 255\n".utf8),
      Array("P6 1 2 65535\n".utf8) + Self.gray + Self.gray,
      Array("0;0,5\n1;0,25\n".utf8),
    ]
    for round in 0..<600 {
      let whole = wholes[round % wholes.count]
      let isCut = random.next() % 2 == 0
      var bytes = Array(
        isCut ? whole.prefix(Int(random.next() % UInt64(whole.count + 1))) : whole[...])
      for _ in 0..<Int(random.next() % 4) where !bytes.isEmpty {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      #expect(!fault(bytes).contains("\n"))
    }
  }
}

/// What MNIST's makers did to a digit, done to a picture.
@Suite struct PreparedPictureTests {
  /// A bar of ink, `width` × `height` at a corner of paper.
  private func bar(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int, on size: (Int, Int), ink: Float = 0,
    paper: Float = 1
  ) -> GrayPicture {
    let values = (0..<size.1).flatMap { row in
      (0..<size.0).map { column in
        (x..<x + width).contains(column) && (y..<y + height).contains(row) ? ink : paper
      }
    }
    return GrayPicture(width: size.0, height: size.1, values: values)
  }

  private func numbers(_ box: PreparedPicture.Box) -> [Int] {
    [box.x, box.y, box.width, box.height]
  }

  @Test func aBarInACornerIsBroughtToTheMiddle() throws {
    let prepared = try PreparedPicture(bar(3, 5, 20, 80, on: (200, 150)))
    let done = prepared.preparation
    #expect(done.isDarkOnLight && !done.isAsItWas && done.width == 200 && done.height == 150)
    #expect(numbers(done.box) == [3, 5, 20, 80])
    #expect(numbers(done.place) == [12, 4, 5, 20])
    for row in 0..<28 {
      for column in 0..<28 {
        let isInk = (12..<17).contains(column) && (4..<24).contains(row)
        #expect(prepared.pixels[row * 28 + column] == (isInk ? 255 : 0))
      }
    }
  }

  @Test func polarityPaleInkAndSizeMakeNoDifference() throws {
    let one = try PreparedPicture(bar(30, 50, 20, 80, on: (200, 150))).pixels
    #expect(try PreparedPicture(bar(3, 5, 20, 80, on: (60, 90), ink: 1, paper: 0)).pixels == one)
    #expect(
      try PreparedPicture(bar(3, 5, 20, 80, on: (60, 90), ink: 0.4, paper: 0.8)).pixels == one)
    #expect(try PreparedPicture(bar(1, 1, 5, 20, on: (9, 30))).pixels == one)
    #expect(try PreparedPicture(bar(1, 1, 1, 4, on: (9, 9))).pixels == one)
  }

  /// MNIST's own digits are left as they are, to the byte.
  @Test func digitsOfMNISTAreLeft() throws {
    let digits = try MNIST.shipped().test
    var left = 0
    for index in 0..<200 {
      let pixels = digits.pixels(index)
      let picture = GrayPicture(width: 28, height: 28, values: pixels.map(Preprocessing.normalize))
      let prepared = try PreparedPicture(picture)
      #expect(!prepared.preparation.isDarkOnLight)
      guard prepared.preparation.isAsItWas else { continue }
      left += 1
      #expect(prepared.pixels == pixels)
      let negative = GrayPicture(width: 28, height: 28, values: picture.values.map { 1 - $0 })
      #expect(try PreparedPicture(negative).pixels == pixels)
    }
    #expect(left > 180, "\(left) of 200")
  }

  @Test func theCentreOfMassIsInTheMiddle() throws {
    var random = SplitMix(state: 5)
    for _ in 0..<50 {
      let values = (0..<40 * 30).map { _ in random.next() % 7 == 0 ? Float(0) : 1 }
      let prepared = try PreparedPicture(GrayPicture(width: 40, height: 30, values: values))
      let ink = prepared.pixels.map(Float.init)
      let sum = ink.reduce(0, +)
      let x = ink.indices.reduce(Float(0)) { $0 + ink[$1] * (Float($1 % 28) + 0.5) } / sum
      let y = ink.indices.reduce(Float(0)) { $0 + ink[$1] * (Float($1 / 28) + 0.5) } / sum
      #expect(abs(x - 14) <= 0.51 && abs(y - 14) <= 0.51, "\(x), \(y)")
    }
  }

  @Test func aBlankPictureIsRefused() {
    #expect(throws: FitError.self) { try PreparedPicture(bar(0, 0, 0, 0, on: (28, 28))) }
    #expect(throws: FitError.self) {
      try PreparedPicture(bar(5, 5, 3, 3, on: (28, 28), ink: 0.95, paper: 1))
    }
  }

  /// What is not read is named, whatever it would look like as a table.
  @Test(arguments: [
    ("P1\n2 2\n0 1 1 0\n", "a PBM, a picture of bits: save it as PGM or PNG"),
    ("P4\n8 1\n\u{7}", "a PBM, a picture of bits: save it as PGM or PNG"),
    ("P7\nWIDTH 2\n", "a PAM picture: save it as PGM or PNG"),
    ("Pf\n2 2\n-1.0\n", "a PFM picture: save it as PGM or PNG"),
    ("PF\n2 2\n-1.0\n", "a PFM picture: save it as PGM or PNG"),
    ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "an SVG, a drawing of lines: save it as PNG"),
    ("<?xml version=\"1.0\"?>\n<!-- x -->\n<svg/>", "an SVG, a drawing of lines: save it as PNG"),
    ("<!DOCTYPE html><html><svg/>", "a web page, not a data file: download it again"),
  ])
  func relativesAreNamed(text: String, name: String) {
    let error = #expect(throws: FileError.self) {
      try GrayPicture(Array(text.utf8), named: "p")
    }
    #expect(error?.found == "this is \(name)")
  }

  @Test func asItIsNothingIsMoved() throws {
    var ink = [Float](repeating: 0, count: 784)
    ink[3] = 1
    ink[30] = 0.2
    let picture = GrayPicture(width: 28, height: 28, values: ink)
    let left = try PreparedPicture(asItIs: picture)
    #expect(left.pixels[3] == 255 && left.pixels[30] == 51 && left.pixels.count { $0 > 0 } == 2)
    #expect(left.preparation.isUntouched)
    #expect(try PreparedPicture(picture).pixels != left.pixels)
    #expect(throws: FitError.self) {
      try PreparedPicture(asItIs: GrayPicture(width: 2, height: 2, values: [0, 1, 0, 1]))
    }
  }
}
