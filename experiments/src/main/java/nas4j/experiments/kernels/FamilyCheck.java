package nas4j.experiments.kernels;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.device.LatencyEstimate;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.kernel.measure.NetworkTimer;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.kernel.model.MissingKernelException;
import nas4j.hardware.probe.ProbeFailedException;

/** Measures networks of families that a model has not seen, and compares with what it predicts. */
public final class FamilyCheck {
    private static final String MIXED = ", layers of 8 and 32 bits";

    private final KernelModel model;
    private final NumberFormat format;
    private final NetworkTimer timer;
    private final Consumer<String> progress;

    /**
     * @param format in int8, networks with 8 bits are checked, and networks of which some layers have 32
     * @param progress is told of each network
     */
    public FamilyCheck(KernelModel model, NumberFormat format, NetworkTimer timer, Consumer<String> progress) {
        this.model = model;
        this.format = format;
        this.timer = timer;
        this.progress = progress;
    }

    /**
     * The rows of each family, and of all; without networks that cannot be predicted.
     *
     * @param networks of each family, at least 1
     * @param seed decides which
     * @throws ProbeFailedException if one cannot be measured
     */
    public List<CheckRow> run(int networks, long seed) throws ProbeFailedException, IOException {
        List<CheckRow> rows = new ArrayList<>();
        List<Checked> all = new ArrayList<>();
        for (Family family : Family.values()) {
            for (boolean isMixed : format == NumberFormat.INT8 ? List.of(false, true) : List.of(false)) {
                List<Checked> checked = check(family, isMixed, networks, seed);
                all.addAll(checked);
                if (!checked.isEmpty()) {
                    rows.addAll(CheckRow.of(name(family, isMixed), checked));
                }
            }
        }
        if (!all.isEmpty()) {
            rows.addAll(CheckRow.of("all", all));
        }
        return rows;
    }

    private static String name(Family family, boolean isMixed) {
        return family.space() + (isMixed ? MIXED : "");
    }

    private List<Checked> check(Family family, boolean isMixed, int networks, long seed)
            throws ProbeFailedException, IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Checked> checked = new ArrayList<>();
        for (int k = 0; k < networks; k++) {
            String which = name(family, isMixed) + " " + (k + 1) + " of " + networks + ": ";
            ComputationGraph drawn = family.draw(isMixed, random);
            find(isMixed ? drawn : Numbers.in(format, drawn), which).ifPresent(checked::add);
        }
        return checked;
    }

    /** Empty, and said so, if the network has a kernel of a kind without a model. */
    private Optional<Checked> find(ComputationGraph graph, String which) throws ProbeFailedException, IOException {
        try {
            Checked network = check(graph);
            progress.accept(String.format(
                    Locale.ROOT,
                    "%smeasured %.3f, predicted %.3f of the reference",
                    which,
                    network.measured(),
                    network.predicted()));
            return Optional.of(network);
        } catch (MissingKernelException e) {
            progress.accept(which + "left out, " + e.getMessage());
            return Optional.empty();
        }
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
