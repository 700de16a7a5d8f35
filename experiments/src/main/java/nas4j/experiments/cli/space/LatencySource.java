package nas4j.experiments.cli.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.device.LatencyEstimate;
import nas4j.hardware.device.Roofline;
import nas4j.hardware.kernel.model.MissingKernelException;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.hardware.latency.LatencyModel;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Genotype;

/** What a network's latency is told by. */
sealed interface LatencySource {
    /** More would say more than is known. */
    MathContext DIGITS = new MathContext(3);

    /** Of intervals. */
    double COVERAGE = 0.9;

    /** Names of {@link #values}. */
    List<String> columns();

    /** The latency in ms, and an interval where there is one. */
    List<Double> values(Genotype genotype, ComputationGraph graph);

    /** Estimated from a data sheet. */
    record Sheet(Roofline roofline) implements LatencySource {
        @Override
        public List<String> columns() {
            return List.of("estimatedMs", "estimatedLowMs", "estimatedHighMs");
        }

        @Override
        public List<Double> values(Genotype genotype, ComputationGraph graph) {
            LatencyEstimate estimate = roofline.estimate(graph);
            return List.of(rounded(estimate.ms()), rounded(estimate.lowMs()), rounded(estimate.highMs()));
        }
    }

    /** Predicted from what was measured: its kernels, or some networks of the space. */
    record Model(LatencyModel model) implements LatencySource {
        @Override
        public List<String> columns() {
            return List.of("predictedMs", "predictedLowMs", "predictedHighMs");
        }

        @Override
        public List<Double> values(Genotype genotype, ComputationGraph graph) {
            try {
                LatencyInterval expected = model.predict(genotype, graph);
                return List.of(
                        rounded(expected.medianMs()),
                        rounded(expected.quantileMs((1 - COVERAGE) / 2)),
                        rounded(expected.quantileMs((1 + COVERAGE) / 2)));
            } catch (MissingKernelException e) {
                throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Looked up: what it says of how sure it is, nobody knows. */
    record Table(ToDoubleFunction<Genotype> sums) implements LatencySource {
        @Override
        public List<String> columns() {
            return List.of("lookedUpMs");
        }

        @Override
        public List<Double> values(Genotype genotype, ComputationGraph graph) {
            return List.of(rounded(sums.applyAsDouble(genotype)));
        }
    }

    private static double rounded(double milliseconds) {
        return new BigDecimal(milliseconds).round(DIGITS).doubleValue();
    }
}
