package nas4j.experiments.run;

import java.time.InstantSource;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;

/** Opens what evaluates the architectures of an experiment. */
final class EvaluationsOf {
    private EvaluationsOf() {}

    static Evaluations material(PreparedExperiment prepared, InstantSource clock) {
        return switch (prepared.material()) {
            case Material.Published published -> new TableEvaluations(published.table(), prepared.judge(), clock);
            case Material.Images _ -> throw new IllegalStateException("training");
        };
    }
}
