package nas4j.experiments.cli.space;

import java.util.List;
import nas4j.experiments.cli.output.Report;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.GraphHash;
import nas4j.graph.memory.PeakMemory;
import nas4j.graph.quantize.PrecisionCost;
import nas4j.space.Genotype;

/** The columns that say what a network costs. */
final class Networks {
    static final List<String> COLUMNS =
            List.of("genotype", "macs", "parameters", "peakActivationBytes", "modelBytes", "bitOperations", "hash");

    private Networks() {}

    /** Decodes the genotype and prints its costs. */
    static void print(Genotype genotype, Report report) {
        report.row(values(genotype, genotype.space().decode(genotype).graph()).toArray());
    }

    /** A value for each column. */
    static List<Object> values(Genotype genotype, ComputationGraph graph) {
        GraphCost cost = GraphCost.of(graph);
        PrecisionCost rounded = PrecisionCost.of(graph);
        return List.of(
                genotype.text(),
                cost.macs(),
                cost.parameters(),
                PeakMemory.best(graph).peakBytes(),
                rounded.modelBytes(),
                rounded.bitOperations(),
                GraphHash.of(graph).toString());
    }
}
