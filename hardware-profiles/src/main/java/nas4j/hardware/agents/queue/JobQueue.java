package nas4j.hardware.agents.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nas4j.agent.wire.Lease;
import nas4j.agent.wire.Measurement;
import nas4j.agent.wire.Result;
import nas4j.agent.wire.Work;
import org.jspecify.annotations.Nullable;

/**
 * Jobs in the order in which they are given out, leases, and results. What it answers is in the journal before, so it
 * survives this program; a lease that was held when the program ended starts anew. For several threads.
 */
public final class JobQueue implements AutoCloseable {
    private static final double NANOS = 1e9;
    private static final String CHECK = "check-";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, JobState> jobs = new LinkedHashMap<>();

    /** How often each agent asked: who asks again has given up the time before. */
    private final Map<String, Integer> questions = new HashMap<>();

    /** When an agent of each device was heard of last. */
    private final Map<String, Long> heard = new HashMap<>();

    /** Of which device each agent is. */
    private final Map<String, String> devices = new HashMap<>();

    private final Drift drift = new Drift();
    /** Looks at agents in quarantine, which nobody submitted. */
    private final Map<String, Work> checks = new HashMap<>();

    private final long opened;
    private final Journal journal;
    private final LeaseTimes times;
    private final LongSupplier nanos;
    private final Consumer<Work> ended;
    private boolean isClosed;

    private JobQueue(Journal journal, LeaseTimes times, LongSupplier nanos, Consumer<Work> ended) {
        this.ended = ended;
        this.journal = journal;
        this.times = times;
        this.nanos = nanos;
        opened = nanos.getAsLong();
    }

    /**
     * Opens the queue with all that is in its journal.
     *
     * @param nanos a clock of nanoseconds
     * @param ended is told each job that ends
     */
    public static JobQueue open(Path file, LeaseTimes times, LongSupplier nanos, Consumer<Work> ended)
            throws IOException {
        JobQueue queue = new JobQueue(Journal.open(file), times, nanos, ended);
        for (JobEvent event : Journal.read(file)) {
            queue.apply(event);
        }
        queue.jobs.values().forEach(job -> job.leaseEnds = queue.leaseEnd());
        return queue;
    }

    /** Adds a job and returns its name. */
    public String submit(JobRequest request) {
        lock.lock();
        try {
            long order = jobs.size() + 1L;
            String name = "job-" + order;
            record(new JobEvent.Submitted(name, order, request));
            return name;
        } finally {
            lock.unlock();
        }
    }

    /**
     * How a job ends.
     *
     * @throws IllegalArgumentException if there is no such job
     */
    public CompletableFuture<JobOutcome> outcome(String job) {
        lock.lock();
        try {
            JobState state = jobs.get(job);
            if (state == null) {
                throw new IllegalArgumentException("found no job [" + job + "]");
            }
            return state.outcome.copy();
        } finally {
            lock.unlock();
        }
    }

    /** A job that asks for the same and has not ended. */
    public Optional<String> find(JobRequest request) {
        lock.lock();
        try {
            return jobs.values().stream()
                    .filter(job -> !job.isEnded() && job.request.equals(request))
                    .map(job -> job.name)
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Ends a job that nobody wants any more, if it has not ended; what an agent finds of it is dropped. */
    public void withdraw(String job) {
        lock.lock();
        try {
            JobState state = jobs.get(job);
            if (state != null && !state.isEnded() && !isClosed) {
                record(new JobEvent.Withdrawn(job));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether no agent of this device was heard of for as long as a lease lasts, or since the queue was opened. */
    public boolean isAway(String device) {
        lock.lock();
        try {
            return nanos.getAsLong() - heard.getOrDefault(device, opened)
                    > times.lease().toNanos();
        } finally {
            lock.unlock();
        }
    }

    /** The agents of a device on which the reference model takes longer than at first, or less long, with by how many percent. */
    public Map<String, Long> drifted(String device) {
        lock.lock();
        try {
            Map<String, Long> found = new TreeMap<>(drift.drifted());
            found.keySet().removeIf(agent -> !device.equals(devices.get(agent)));
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** What is to be done for the jobs that have not ended, in the order in which they came. */
    public List<Work> unfinished() {
        lock.lock();
        try {
            return jobs.values().stream()
                    .filter(job -> !job.isEnded())
                    .map(job -> job.request.work())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next job for a device; waits for one.
     *
     * @return empty if none came, or the agent asked again meanwhile
     */
    public Optional<Lease> lease(String agent, String device, long waitNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            int question = questions.merge(agent, 1, Integer::sum);
            changed.signalAll();
            Optional<Lease> held = findUnbegun(agent);
            long left = waitNanos;
            heard.put(device, nanos.getAsLong());
            devices.put(agent, device);
            while (held.isEmpty() && !isClosed && question == questions.getOrDefault(agent, 0)) {
                held = drift.isInQuarantine(agent) ? findCheck(agent) : findNext(agent, device);
                if (held.isPresent() || left <= 0) {
                    break;
                }
                left = changed.awaitNanos(left);
            }
            heard.put(device, nanos.getAsLong());
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** An agent has one job at a time. One that it never began it did not get; one that it began it has lost. */
    private Optional<Lease> findUnbegun(String agent) {
        for (JobState job : List.copyOf(jobs.values())) {
            if (job.isLeased() && job.agent().equals(agent)) {
                if (!job.isBegun) {
                    return Optional.of(leaseOf(job));
                }
                record(new JobEvent.Lost(job.name, job.attempt(), false, "the agent had to start anew"));
            }
        }
        return Optional.empty();
    }

    private Optional<Lease> findNext(String agent, String device) {
        Optional<JobState> next = jobs.values().stream()
                .filter(job -> job.isWaiting() && job.request.device().equals(device))
                .min(JobState.ORDER);
        next.ifPresent(job -> record(new JobEvent.Leased(job.name, job.attempt() + 1, agent)));
        return next.map(this::leaseOf);
    }

    private Optional<Lease> findCheck(String agent) {
        return drift.findCheck(agent, nanos.getAsLong()).map(work -> {
            String name = CHECK + (checks.size() + 1);
            checks.put(name, work);
            return lease(name, 1, work);
        });
    }

    private Lease leaseOf(JobState job) {
        job.leaseEnds = leaseEnd();
        return lease(job.name, job.attempt(), job.request.work());
    }

    private Lease lease(String name, int attempt, Work work) {
        return new Lease(
                name,
                attempt,
                work,
                times.lease().toNanos() / NANOS,
                times.beat().toNanos() / NANOS);
    }

    private long leaseEnd() {
        return nanos.getAsLong() + times.lease().toNanos();
    }

    /** The agent goes on with a job. False if it is not its any more. */
    public boolean beat(String agent, String job, int attempt) {
        lock.lock();
        try {
            JobState state = jobs.get(job);
            if (checks.containsKey(job)) {
                return true;
            }
            if (state == null || !state.isHeldBy(agent, attempt)) {
                return false;
            }
            state.isBegun = true;
            heard.put(state.request.device(), nanos.getAsLong());
            state.leaseEnds = leaseEnd();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a result: the first of an attempt counts. One that comes late counts if nobody began another attempt. */
    public Receipt report(String agent, Result result) {
        lock.lock();
        try {
            Work check = checks.get(result.job());
            if (check != null) {
                if (result.measurement() != null) {
                    drift.observe(agent, check, result.measurement(), nanos.getAsLong());
                    changed.signalAll();
                }
                return Receipt.TAKEN;
            }
            JobState job = jobs.get(result.job());
            if (job == null) {
                return Receipt.LOST;
            }
            if (job.isReported(result.attempt())) {
                return Receipt.REPEATED;
            }
            @Nullable Measurement measurement = result.measurement();
            boolean isHeld = job.isHeldBy(agent, result.attempt());
            if (measurement != null && (isHeld || job.isLateOf(agent, result.attempt()))) {
                drift.observe(agent, job.request.work(), measurement, nanos.getAsLong());
                Measurement kept = drift.hasDrifted(agent) ? measurement.asUnstable() : measurement;
                record(new JobEvent.Done(job.name, result.attempt(), kept));
                return Receipt.TAKEN;
            }
            if (measurement == null && isHeld) {
                record(new JobEvent.Lost(job.name, result.attempt(), true, result.failure()));
                return Receipt.TAKEN;
            }
            return Receipt.LOST;
        } finally {
            lock.unlock();
        }
    }

    /** Takes jobs back whose leases are over. To be called often. */
    public void sweep() {
        lock.lock();
        try {
            for (JobState job : List.copyOf(jobs.values())) {
                if (!isClosed && job.isLeased() && nanos.getAsLong() - job.leaseEnds > 0) {
                    record(new JobEvent.Lost(job.name, job.attempt(), false, "the agent was not heard of any more"));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void record(JobEvent event) {
        if (isClosed) {
            throw new IllegalStateException("the queue is closed");
        }
        journal.append(event);
        apply(event);
        JobState job = jobs.get(event.job());
        if (job != null && job.isEnded()) {
            ended.accept(job.request.work());
        }
        changed.signalAll();
    }

    private void apply(JobEvent event) {
        if (event instanceof JobEvent.Submitted submitted) {
            jobs.put(submitted.job(), new JobState(submitted));
            return;
        }
        JobState job = jobs.get(event.job());
        if (job == null) {
            throw new IllegalArgumentException("the journal has no job [" + event.job() + "]");
        }
        job.apply(event);
    }

    /** Who waits for a job gets none. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
            journal.close();
        } finally {
            lock.unlock();
        }
    }
}
