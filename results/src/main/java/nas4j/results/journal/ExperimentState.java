package nas4j.results.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import nas4j.store.ArtifactRecord;
import nas4j.store.Environment;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;

/** What an experiment has come to, by all entries of its journal. */
public record ExperimentState(
        ExperimentRecord experiment,
        List<Environment> sessions,
        List<EventRecord> events,
        List<ArtifactRecord> artifacts) {
    public ExperimentState {
        sessions = List.copyOf(sessions);
        events = List.copyOf(events);
        artifacts = List.copyOf(artifacts);
    }

    static ExperimentState of(ExperimentRecord experiment, List<Entry> later) {
        ExperimentStatus status = experiment.status();
        List<Environment> sessions = new ArrayList<>();
        List<EventRecord> events = new ArrayList<>();
        NavigableMap<String, ArtifactRecord> artifacts = new TreeMap<>();
        for (Entry entry : later) {
            switch (entry) {
                case Entry.Created _ -> throw new IllegalArgumentException("an experiment is created once");
                case Entry.Status(ExperimentStatus now) -> status = now;
                case Entry.Session(Environment environment) -> sessions.add(environment);
                case Entry.Event(EventRecord event) -> events.add(event);
                case Entry.Artifact(ArtifactRecord artifact) -> artifacts.put(artifact.name(), artifact);
            }
        }
        ExperimentRecord now = new ExperimentRecord(
                experiment.name(),
                experiment.config(),
                experiment.configHash(),
                experiment.protocol(),
                status,
                experiment.created());
        return new ExperimentState(now, sessions, events, List.copyOf(artifacts.values()));
    }
}
