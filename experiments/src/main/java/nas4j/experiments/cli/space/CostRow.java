package nas4j.experiments.cli.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.space.Genotype;

/**
 * What is printed of a network's costs.
 *
 * @param latency what tells its latency, if a person asks
 */
record CostRow(Optional<LatencySource> latency) {

    List<String> columns() {
        List<String> columns = new ArrayList<>(Networks.COLUMNS);
        latency.ifPresent(source -> columns.addAll(source.columns()));
        return columns;
    }

    List<Object> values(Genotype genotype) {
        ComputationGraph graph = genotype.space().decode(genotype).graph();
        List<Object> values = new ArrayList<>(Networks.values(genotype, graph));
        latency.ifPresent(source -> values.addAll(source.values(genotype, graph)));
        return values;
    }
}
