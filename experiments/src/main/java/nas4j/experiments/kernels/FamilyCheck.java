package nas4j.experiments.kernels;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.device.LatencyEstimate;
import nas4j.hardware.kernel.measure.NetworkTimer;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.probe.ProbeFailedException;

/** Measures networks of families that a model has not seen, and compares with what it predicts. */
public final class FamilyCheck {
    private final KernelModel model;
    private final NetworkTimer timer;
    private final Consumer<String> progress;

    /** @param progress is told of each network */
    public FamilyCheck(KernelModel model, NetworkTimer timer, Consumer<String> progress) {
        this.model = model;
        this.timer = timer;
        this.progress = progress;
    }

    /**
     * The rows of each family, and of all.
     *
     * @param networks of each family, at least 1
     * @param seed decides which
     * @throws ProbeFailedException if one cannot be measured
     */
    public List<CheckRow> run(int networks, long seed) throws ProbeFailedException, IOException {
        List<CheckRow> rows = new ArrayList<>();
        List<Checked> all = new ArrayList<>();
        for (Family family : Family.values()) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            List<Checked> checked = new ArrayList<>();
            for (int k = 0; k < networks; k++) {
                Checked network = check(family.draw(random));
                checked.add(network);
                progress.accept(String.format(
                        java.util.Locale.ROOT,
                        "%s %d of %d: measured %.3f, predicted %.3f of the reference",
                        family.space(),
                        k + 1,
                        networks,
                        network.measured(),
                        network.predicted()));
            }
            all.addAll(checked);
            rows.addAll(CheckRow.of(family.space(), checked));
        }
        rows.addAll(CheckRow.of("all", all));
        return rows;
    }

    private Checked check(ComputationGraph graph) throws ProbeFailedException, IOException {
        double unit = model.referenceMs();
        LatencyEstimate predicted = model.predict(graph);
        return new Checked(
                timer.time(graph, false).ratio(),
                predicted.ms() / unit,
                predicted.lowMs() / unit,
                predicted.highMs() / unit,
                model.msOfMacs(graph) / unit,
                model.msOfRoofline(graph) / unit);
    }
}
