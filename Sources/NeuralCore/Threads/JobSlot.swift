/// What is done in tasks that any thread may take.
package protocol ParallelJob: SendableMetatype {
  /// Does one task, counted from 0; no two tasks of a job write to one place.
  func perform(_ task: Int)
}

/// Where jobs of one kind are put for threads to take their tasks: made once, so that running a job
/// allocates nothing.
///
/// `@unchecked`: the job that is pointed to outlives the run that it is put there for, and the run's
/// beginning and end order what is written before, by its tasks and after. Its owner runs one job at
/// a time.
package final class JobSlot<Job: ParallelJob>: @unchecked Sendable {
  private var job: UnsafePointer<Job>?
  private lazy var work = ParallelWork { [unowned self] in job?.pointee.perform($0) }

  /// Makes a place where no job was put yet.
  package init() {}

  /// Does the tasks 0 ..< `count` of a job, and returns when all are done.
  package func run(_ job: Job, tasks count: Int, on threads: ThreadPool) {
    withUnsafePointer(to: job) { job in
      self.job = job
      threads.run(work, tasks: count)
    }
  }
}
