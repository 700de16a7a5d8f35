package nas4j.hardware.agents.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** How a job stands. Mutable; the queue's lock guards it. */
final class JobState {
    static final int MOST_ATTEMPTS = 3;

    /** A job that came back first, then by priority, then by age. */
    static final Comparator<JobState> ORDER = Comparator.comparing((JobState job) -> job.attempt == 0)
            .thenComparing(job -> -(long) job.request.priority())
            .thenComparing(job -> job.order);

    final String name;
    final long order;
    final JobRequest request;
    final CompletableFuture<JobOutcome> outcome = new CompletableFuture<>();

    private final Set<Integer> reported = new HashSet<>();
    private final List<String> reasons = new ArrayList<>();
    private Stage stage = Stage.WAITING;
    private int attempt;
    private String agent = "";

    /** When the lease ends, by the queue's clock. */
    long leaseEnds;

    /** Has the agent beaten since it got the lease, or may the answer have been lost on the way? */
    boolean isBegun;

    private enum Stage {
        WAITING,
        LEASED,
        ENDED
    }

    JobState(JobEvent.Submitted submitted) {
        name = submitted.job();
        order = submitted.order();
        request = submitted.request();
    }

    boolean isWaiting() {
        return stage == Stage.WAITING;
    }

    boolean isLeased() {
        return stage == Stage.LEASED;
    }

    boolean isEnded() {
        return stage == Stage.ENDED;
    }

    int attempt() {
        return attempt;
    }

    /** Who has it, or had it last. */
    String agent() {
        return agent;
    }

    boolean isHeldBy(String name, int ofAttempt) {
        return isLeased() && agent.equals(name) && attempt == ofAttempt;
    }

    /** Was that attempt the last, too late, and has nobody begun another? */
    boolean isLateOf(String name, int ofAttempt) {
        return isWaiting() && agent.equals(name) && attempt == ofAttempt;
    }

    boolean isReported(int ofAttempt) {
        return reported.contains(ofAttempt);
    }

    /** Not that the job was submitted: with that it begins. */
    void apply(JobEvent event) {
        switch (event) {
            case JobEvent.Submitted _ -> throw new IllegalArgumentException("job [" + name + "] is submitted twice");
            case JobEvent.Leased leased -> {
                attempt = leased.attempt();
                agent = leased.agent();
                isBegun = false;
                stage = Stage.LEASED;
            }
            case JobEvent.Lost lost -> lose(lost);
            case JobEvent.Withdrawn _ -> {
                reasons.add("it was withdrawn");
                end(new JobOutcome.Failed(reasons));
            }
            case JobEvent.Done done -> {
                reported.add(done.attempt());
                end(new JobOutcome.Measured(agent, done.measurement()));
            }
        }
    }

    private void lose(JobEvent.Lost lost) {
        if (lost.isReported()) {
            reported.add(lost.attempt());
        }
        reasons.add("attempt " + lost.attempt() + " on " + agent + ": " + lost.reason());
        stage = Stage.WAITING;
        if (reasons.size() >= MOST_ATTEMPTS) {
            end(new JobOutcome.Failed(reasons));
        }
    }

    /** Who waits for it is told by another thread, as this one holds the queue's lock. */
    private void end(JobOutcome found) {
        stage = Stage.ENDED;
        outcome.completeAsync(() -> found);
    }
}
