// The only file of the core that knows threads.
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Work in tasks that do not depend on each other and may be done by any thread in any order.
///
/// Made once and run often: what a run is about, its tasks find out themselves.
package final class ParallelWork: Sendable {
  fileprivate let perform: @Sendable (_ task: Int) -> Void

  /// Says how one task is done; tasks are counted from 0.
  package init(_ perform: @escaping @Sendable (_ task: Int) -> Void) { self.perform = perform }
}

/// Threads that live as long as the program and share out tasks: nothing is made per step.
///
/// The caller takes tasks like any of them, so a pool of one is the caller alone, and threads that
/// wake too late cost nothing but their help. Who is done looks for more for some fifty microseconds
/// and then sleeps: an idle pool keeps no processor busy. Results must not depend on how many threads
/// there are; so tasks are cut without asking.
package final class ThreadPool: Sendable {
  /// How many threads take tasks, the caller's included.
  package let threads: Int
  private let board: TaskBoard
  private let isTaken = Atomic(false)

  /// Makes a pool; its threads are as nice as the caller's.
  package init(threads: Int) {
    precondition(threads > 0, "a pool has one thread at least: the caller's")
    self.threads = threads
    board = TaskBoard()
    for _ in 1..<threads { board.startThread() }
  }

  deinit { board.close() }

  /// How many threads sleep until there is work.
  package var parkedThreads: Int { board.parkedThreads }

  /// Does the tasks 0 ..< `count` of some work, and returns when all are done.
  ///
  /// A second caller at the same time, which could only wait, does its own tasks alone.
  package func run(_ work: ParallelWork, tasks count: Int) {
    guard count > 1, threads > 1, count <= TaskBoard.mostTasks,
      !isTaken.exchange(true, ordering: .acquiring)
    else {
      for task in 0..<count { work.perform(task) }
      return
    }
    board.run(work, tasks: count)
    isTaken.store(false, ordering: .releasing)
  }
}

extension ThreadPool {
  /// How many processors there are.
  package static let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// The pool of all processors for callers that are as nice as this one.
  ///
  /// Threads inherit their niceness and cannot take it back, so a training in the background and the
  /// screen have each their own.
  package static func shared() -> ThreadPool {
    #if canImport(Glibc)
      let niceness = getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0)
    #else
      let niceness = getpriority(PRIO_PROCESS, 0)
    #endif
    return pools.withLock { pools in
      if let found = pools.first(where: { $0.niceness == niceness }) { return found.pool }
      let pool = ThreadPool(threads: min(processors, affordableThreads))
      pools.append((niceness, pool))
      return pool
    }
  }

  /// How many threads the address space has room for: each has a stack, a heap and BLAS's own memory,
  /// and BLAS waits for ever for what it does not get.
  private static let affordableThreads: Int = {
    var limit = rlimit()
    #if canImport(Glibc)
      let status = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      let status = getrlimit(RLIMIT_AS, &limit)
    #endif
    // What is unlimited is the largest number, or on some systems half of it.
    guard status == 0, limit.rlim_cur < 1 << 62 else { return .max }
    return max(1, Int(limit.rlim_cur >> 28) - 1)
  }()

  private static let pools = Mutex<[(niceness: Int32, pool: ThreadPool)]>([])
}

/// Where threads find tasks, and where they sleep when there are none.
///
/// One atomic word says all about the present job: its number, how many tasks it has, and how many of
/// them are taken. A thread that comes late finds another number there and takes nothing of it.
///
/// The caller takes the tasks from the first one on, the other threads from the last one down. So from
/// stage to stage and from step to step a task mostly finds its numbers where it left them: near the
/// same processor.
private final class TaskBoard: Sendable {
  static let mostTasks = 0xFFFF

  /// The job's number in 16 bits, how many tasks it has in 16, and how many are taken from their end and
  /// from their beginning in 16 each.
  private let job = Atomic<UInt64>(0)
  private let work = Atomic<Unmanaged<ParallelWork>?>(nil)
  private let finished = Atomic(0)
  private let isClosed = Atomic(false)
  private let parked = Atomic(0)
  private let callerIsParked = Atomic(false)
  private let parking = Parking()

  var parkedThreads: Int { parked.load(ordering: .sequentiallyConsistent) }

  /// How often a waiting thread looks before it sleeps: about fifty microseconds.
  private static let patience = 50_000

  // MARK: The caller

  func run(_ work: ParallelWork, tasks count: Int) {
    self.work.store(Unmanaged.passUnretained(work), ordering: .relaxed)
    finished.store(0, ordering: .relaxed)
    let number = job.load(ordering: .relaxed) >> 48 &+ 1
    job.store(number << 48 | UInt64(count) << 32, ordering: .sequentiallyConsistent)
    // Either a thread that is about to park sees the new job, or we see it parked.
    if parked.load(ordering: .sequentiallyConsistent) > 0 { parking.wakeThreads() }
    while let task = takeTask(fromTheEnd: false) {
      work.perform(task)
      finished.add(1, ordering: .acquiringAndReleasing)
    }
    waitUntilFinished(count)
  }

  private func waitUntilFinished(_ count: Int) {
    for _ in 0..<Self.patience where finished.load(ordering: .acquiring) == count { return }
    callerIsParked.store(true, ordering: .sequentiallyConsistent)
    parking.parkCaller { self.finished.load(ordering: .sequentiallyConsistent) < count }
    callerIsParked.store(false, ordering: .relaxed)
  }

  // MARK: The other threads

  func startThread() {
    let passed = Unmanaged.passRetained(self)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = pthread_create(
      &thread, nil,
      { board in
        let board: UnsafeMutableRawPointer? = board
        if let board { Unmanaged<TaskBoard>.fromOpaque(board).takeRetainedValue().serve() }
        return nil
      }, passed.toOpaque())
    // A system that grants no thread leaves the work to the caller.
    guard status == 0 else { return passed.release() }
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
  }

  func close() {
    isClosed.store(true, ordering: .sequentiallyConsistent)
    parking.wakeThreads()
  }

  private func serve() {
    while !isClosed.load(ordering: .acquiring) {
      while let task = takeTask(fromTheEnd: true) { perform(task) }
      if waitForTasks() { continue }
      parked.add(1, ordering: .sequentiallyConsistent)
      parking.parkThread {
        !self.hasTasks(self.job.load(ordering: .sequentiallyConsistent))
          && !self.isClosed.load(ordering: .sequentiallyConsistent)
      }
      parked.subtract(1, ordering: .sequentiallyConsistent)
    }
  }

  private func perform(_ task: Int) {
    // The job cannot end, nor its work go away, before this task is finished.
    work.load(ordering: .relaxed)?._withUnsafeGuaranteedRef { $0.perform(task) }
    finished.add(1, ordering: .sequentiallyConsistent)
    if callerIsParked.load(ordering: .sequentiallyConsistent) { parking.wakeCaller() }
  }

  private func waitForTasks() -> Bool {
    for _ in 0..<Self.patience where hasTasks(job.load(ordering: .relaxed)) { return true }
    return false
  }

  // MARK: Both

  private func hasTasks(_ job: UInt64) -> Bool {
    job & 0xFFFF + job >> 16 & 0xFFFF < job >> 32 & 0xFFFF
  }

  /// Takes the first or the last task of the present job that is left.
  private func takeTask(fromTheEnd: Bool) -> Int? {
    var seen = job.load(ordering: .acquiring)
    while hasTasks(seen) {
      let (isOurs, now) = job.weakCompareExchange(
        expected: seen, desired: seen + (fromTheEnd ? 0x1_0000 : 1),
        ordering: .acquiringAndReleasing)
      if isOurs {
        return fromTheEnd
          ? Int(seen >> 32 & 0xFFFF) - 1 - Int(seen >> 16 & 0xFFFF) : Int(seen & 0xFFFF)
      }
      seen = now
    }
    return nil
  }
}

/// A lock and two conditions of the system's: threads park on the one, the caller on the other.
///
/// `@unchecked`: a pointer is not Sendable, but all that is done with what it points to is the
/// system's own lock and conditions, which are made for several threads.
private final class Parking: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let conditions = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 2)

  init() {
    pthread_mutex_init(lock, nil)
    for i in 0..<2 { pthread_cond_init(conditions + i, nil) }
  }

  deinit {
    for i in 0..<2 { pthread_cond_destroy(conditions + i) }
    pthread_mutex_destroy(lock)
    conditions.deallocate()
    lock.deallocate()
  }

  func parkThread(while condition: () -> Bool) { park(on: conditions, while: condition) }
  func parkCaller(while condition: () -> Bool) { park(on: conditions + 1, while: condition) }
  func wakeThreads() { wake(conditions) }
  func wakeCaller() { wake(conditions + 1) }

  private func park(on condition: UnsafeMutablePointer<pthread_cond_t>, while isNeeded: () -> Bool)
  {
    pthread_mutex_lock(lock)
    while isNeeded() { pthread_cond_wait(condition, lock) }
    pthread_mutex_unlock(lock)
  }

  /// With the lock held, so that nobody is between looking and sleeping.
  private func wake(_ condition: UnsafeMutablePointer<pthread_cond_t>) {
    pthread_mutex_lock(lock)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(lock)
  }
}
