package nas4j.experiments.prepare;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import nas4j.experiments.config.DataSource;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.graph.GraphHash;
import nas4j.space.SearchSpace;
import nas4j.store.Protocol;

/** What must agree before results of two experiments can be compared. */
public final class Protocols {
    private static final int DIGITS = 12;

    private Protocols() {}

    /** The protocol of an experiment. */
    public static Protocol of(PreparedExperiment prepared) {
        Experiment experiment = prepared.experiment();
        return new Protocol(
                space(prepared.space()),
                data(prepared),
                experiment.evaluation().name() + "@" + digest(ExperimentText.evaluation(experiment)),
                words(ExperimentText.budget(experiment)),
                words(experiment.goal().objectives().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(","))));
    }

    /** The name, and a hash of all decisions, all constraints and one of the networks. */
    private static String space(SearchSpace space) {
        String decisions = space.decisions().stream().map(Object::toString).collect(Collectors.joining("\n"));
        String constraints = space.constraints().stream()
                .map(constraint -> constraint.text())
                .collect(Collectors.joining("\n"));
        GraphHash sample =
                GraphHash.of(space.decode(space.sample(new SplittableRandom(0))).graph());
        return space.name() + "@" + digest(decisions + "\n" + constraints + "\n" + sample);
    }

    private static String data(PreparedExperiment prepared) {
        return switch (prepared.experiment().data()) {
            case DataSource.Table table -> "table@" + table.name();
            case DataSource.Predicted _ ->
                "predictor@" + prepared.material().hash().substring(0, DIGITS);
            case DataSource.Glyphs _, DataSource.Folder _, DataSource.Named _ ->
                "images@" + prepared.material().hash().substring(0, DIGITS);
        };
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", "-");
    }

    private static String digest(String text) {
        return Hashes.sha256(text).substring(0, DIGITS);
    }
}
