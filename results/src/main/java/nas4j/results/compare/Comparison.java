package nas4j.results.compare;

import java.util.List;
import nas4j.results.analysis.Criterion;

/**
 * Methods side by side.
 *
 * @param criterion what the scores are
 * @param methods searches first, then random search
 * @param pairs searches against each other
 * @param target what {@code speed} is the way to, as it was measured; NaN if there is none
 * @param speed of each method; empty where only final scores are known
 * @param remarks sentences that a reader must know to judge the numbers
 */
public record Comparison(
        Criterion criterion,
        List<MethodRow> methods,
        List<PairRow> pairs,
        double target,
        List<SpeedRow> speed,
        List<String> remarks) {
    public Comparison {
        methods = List.copyOf(methods);
        pairs = List.copyOf(pairs);
        speed = List.copyOf(speed);
        remarks = List.copyOf(remarks);
    }
}
