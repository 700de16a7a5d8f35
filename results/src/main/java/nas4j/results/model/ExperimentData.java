package nas4j.results.model;

import java.util.List;
import nas4j.evaluate.Descriptor;
import nas4j.evaluate.Objective;
import nas4j.store.Environment;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentRecord;

/**
 * All that is known of an experiment.
 *
 * @param objectives one or more
 * @param descriptors what told networks apart; empty where nothing looked for variety
 * @param runs of any method, each with at least one trial
 * @param sessions where its trials were evaluated
 * @param traces of searches by gradients, by seed; empty where there were none
 */
public record ExperimentData(
        ExperimentRecord record,
        Setup setup,
        List<Objective> objectives,
        List<Descriptor> descriptors,
        List<RunData> runs,
        List<EventRecord> events,
        List<Environment> sessions,
        Networks networks,
        List<WeightTrace> traces) {
    public ExperimentData {
        objectives = List.copyOf(objectives);
        descriptors = List.copyOf(descriptors);
        runs = List.copyOf(runs);
        events = List.copyOf(events);
        sessions = List.copyOf(sessions);
        traces = List.copyOf(traces);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("experiment [" + record.name() + "] has no objective");
        }
    }

    /** One without searches by gradients. */
    public ExperimentData(
            ExperimentRecord record,
            Setup setup,
            List<Objective> objectives,
            List<Descriptor> descriptors,
            List<RunData> runs,
            List<EventRecord> events,
            List<Environment> sessions,
            Networks networks) {
        this(record, setup, objectives, descriptors, runs, events, sessions, networks, List.of());
    }

    /** The same with these searches by gradients. */
    public ExperimentData with(List<WeightTrace> searches) {
        return new ExperimentData(record, setup, objectives, descriptors, runs, events, sessions, networks, searches);
    }

    public String name() {
        return record.name();
    }

    /** The runs of a method by seed. */
    public List<RunData> runs(String method) {
        return runs.stream().filter(run -> run.key().method().equals(method)).toList();
    }
}
