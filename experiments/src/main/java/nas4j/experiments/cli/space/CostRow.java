package nas4j.experiments.cli.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.device.LatencyEstimate;
import nas4j.hardware.device.Roofline;
import nas4j.space.Genotype;

/**
 * What is printed of a network's costs.
 *
 * @param roofline of the device that a person names, if any
 */
record CostRow(Optional<Roofline> roofline) {
    /** More would say more than is known. */
    private static final MathContext DIGITS = new MathContext(3);

    private static final List<String> ESTIMATED = List.of("estimatedMs", "estimatedLowMs", "estimatedHighMs");

    List<String> columns() {
        List<String> columns = new ArrayList<>(Networks.COLUMNS);
        columns.addAll(roofline.isPresent() ? ESTIMATED : List.of());
        return columns;
    }

    List<Object> values(Genotype genotype) {
        ComputationGraph graph = genotype.space().decode(genotype).graph();
        List<Object> values = new ArrayList<>(Networks.values(genotype, graph));
        if (roofline.isPresent()) {
            LatencyEstimate estimate = roofline.get().estimate(graph);
            values.addAll(List.of(rounded(estimate.ms()), rounded(estimate.lowMs()), rounded(estimate.highMs())));
        }
        return values;
    }

    private static double rounded(double milliseconds) {
        return new BigDecimal(milliseconds).round(DIGITS).doubleValue();
    }
}
