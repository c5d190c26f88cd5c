import TimeTravel

// What is wrong with a page's text in its network: an author is told so, and who reads the page.
extension LessonSession {
  /// Numbers of the text that there are not, curves without one, and code that leads nowhere.
  var textFaults: [LessonError] {
    var closed = 0
    var faults: [LessonError] = []
    for block in page.blocks {
      let facts = self.facts(beforeQuestion: closed)
      switch block {
      case .blank(let table):
        faults += numberFaults(
          in: block.inlines, self.facts(inQuestion: table.questions[0]))
        closed += table.questions.count
        continue
      case .prediction: closed += 1
      case .curve(let curve): faults += curveFaults(curve, facts)
      case .compare(let compare):
        faults += compare.rows.compactMap { compareFault($0.number) }
      case .code(_, _, let links): faults += links.compactMap(linkFault)
      default: break
      }
      faults += numberFaults(in: block.inlines, facts)
    }
    return faults
  }

  private func curveFaults(_ curve: Curve, _ facts: Facts) -> [LessonError] {
    let filled = curve.filled(facts)
    guard curve.places(9).contains(where: { filled.value(at: $0) != nil }) else {
      return [fault(curve.line, "“\(curve.text)” has no number between “from” and “to”")]
    }
    guard filled.markedPlaces.count == curve.marks.count else {
      return [fault(curve.line, "a mark of the curve is not known here, or a question hides it")]
    }
    return []
  }

  /// A comparison asks for what both networks have, once all of the step is known.
  private func compareFault(_ number: LiveNumber) -> LessonError? {
    let facts = self.facts(at: stage.moment.ofWholeStep)
    for each in [number, number.ofOther] {
      do throws(FactError) {
        if try facts.value(each.expression) == nil {
          return fault(number.line, "“\(each.text)” is not known in this step")
        }
      } catch {
        return fault(number.line, error.message)
      }
    }
    return nil
  }

  private func linkFault(_ link: CodeLink) -> LessonError? {
    do throws(LessonError) {
      _ = try stage.target(of: link.spot)
      return nil
    } catch {
      return error
    }
  }

  /// What is wrong with the live numbers of a text where it stands.
  func numberFaults(in inlines: [Inline], _ facts: Facts) -> [LessonError] {
    inlines.liveNumbers.compactMap { number -> LessonError? in
      do throws(FactError) {
        guard try facts.value(number.expression) == nil else { return nil }
        return fault(number.line, "“{{\(number.text)}}” is not known here, or a question hides it")
      } catch {
        return fault(number.line, error.message)
      }
    }
  }

  private func fault(_ line: Int, _ message: String) -> LessonError {
    LessonError(file: lesson.file, line: line, message: message)
  }
}
