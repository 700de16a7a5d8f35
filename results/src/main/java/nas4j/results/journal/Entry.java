package nas4j.results.journal;

import nas4j.results.journal.frame.FrameBuilder;
import nas4j.results.journal.frame.Payload;
import nas4j.store.ArtifactRecord;
import nas4j.store.Environment;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.StoreException;

/** Something that concerns a whole experiment, in the order it happened. */
public sealed interface Entry {

    /** What the experiment is; always the first. */
    record Created(ExperimentRecord experiment) implements Entry {}

    /** How far it is from here on. */
    record Status(ExperimentStatus status) implements Entry {}

    /** A session of work begins. Sessions are numbered from 0. */
    record Session(Environment environment) implements Entry {}

    /** Something happened. */
    record Event(EventRecord event) implements Entry {}

    /** A file was kept, under a name that may have stood for another before. */
    record Artifact(ArtifactRecord artifact) implements Entry {}

    /** Puts it into a frame. The experiment's name is in the journal's header. */
    default FrameBuilder write(FrameBuilder frame) {
        return switch (this) {
            case Created(ExperimentRecord experiment) ->
                frame.putCount(0)
                        .putText(experiment.config())
                        .putText(experiment.configHash())
                        .putText(experiment.protocol())
                        .putText(experiment.status().name())
                        .putInstant(experiment.created());
            case Status(ExperimentStatus status) -> frame.putCount(1).putText(status.name());
            case Session(Environment at) ->
                frame.putCount(2)
                        .putText(at.codeVersion())
                        .putText(at.jdk())
                        .putText(at.os())
                        .putText(at.cpu())
                        .putLong(at.threads())
                        .putLong(at.workers())
                        .putText(at.dataHash());
            case Event(EventRecord event) ->
                frame.putCount(3).putInstant(event.time()).putText(event.kind()).putText(event.text());
            case Artifact(ArtifactRecord artifact) ->
                frame.putCount(4)
                        .putText(artifact.name())
                        .putText(artifact.sha256())
                        .putCount(artifact.bytes());
        };
    }

    /** Reads what {@link #write} wrote. */
    static Entry read(String experiment, Payload in) {
        int kind = (int) in.readCount();
        return switch (kind) {
            case 0 ->
                new Created(new ExperimentRecord(
                        experiment, in.readText(), in.readText(), in.readText(), readStatus(in), in.readInstant()));
            case 1 -> new Status(readStatus(in));
            case 2 ->
                new Session(new Environment(
                        in.readText(),
                        in.readText(),
                        in.readText(),
                        in.readText(),
                        (int) in.readLong(),
                        (int) in.readLong(),
                        in.readText()));
            case 3 -> new Event(new EventRecord(experiment, in.readInstant(), in.readText(), in.readText()));
            case 4 -> new Artifact(new ArtifactRecord(experiment, in.readText(), in.readText(), in.readCount()));
            default -> throw new StoreException("an experiment has the unknown entry [" + kind + "]");
        };
    }

    private static ExperimentStatus readStatus(Payload in) {
        return ExperimentStatus.valueOf(in.readText());
    }
}
