package nas4j.hardware.transfer.score;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.hardware.transfer.KnownDevices;
import nas4j.hardware.transfer.TransferModel;
import nas4j.predict.RankCorrelation;

/**
 * Takes a device of which all is known for a new one: measures few architectures, predicts all others, and scores that. The
 * choice of what is measured never sees the device. Immutable; deterministic.
 */
public final class TransferTrial {
    private static final double COVERAGE = 0.9;
    private static final double TRIMMED = 0.1;
    private static final double FAULTY_SHARE = 0.05;

    private final KnownDevices known;
    private final List<Double> truthsMs;

    /** @param truthsMs the latency of each architecture on the device */
    public TransferTrial(KnownDevices known, List<Double> truthsMs) {
        if (truthsMs.size() != known.size()) {
            throw new IllegalArgumentException("found [" + truthsMs.size() + "] latencies, accepted: " + known.size());
        }
        this.known = known;
        this.truthsMs = List.copyOf(truthsMs);
    }

    /**
     * One trial.
     *
     * @param samples architectures that are measured in total, at least 3 and less than there are
     * @param seed decides the first of them
     */
    public TransferScore run(int samples, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Integer> measured = known.choose(samples, random);
        TransferModel model = TransferModel.fit(
                known, measured, measured.stream().map(truthsMs::get).toList());
        Set<Integer> seen = new HashSet<>(measured);
        List<Predicted> others = IntStream.range(0, known.size())
                .filter(architecture -> !seen.contains(architecture))
                .mapToObj(architecture -> new Predicted(truthsMs.get(architecture), model.predict(architecture)))
                .sorted((one, other) -> Double.compare(one.truthMs, other.truthMs))
                .toList();
        return score(others);
    }

    /** Of one architecture. */
    private record Predicted(double truthMs, LatencyInterval expected) {
        double error() {
            return Math.abs(expected.medianMs() / truthMs - 1);
        }
    }

    private static TransferScore score(List<Predicted> others) {
        int tenth = (int) (TRIMMED * others.size());
        double least = FAULTY_SHARE * others.get(others.size() / 2).truthMs;
        List<Predicted> sound =
                others.stream().filter(one -> one.truthMs >= least).toList();
        List<Double> widths = new ArrayList<>(others.stream()
                .map(one -> one.expected.quantileMs((1 + COVERAGE) / 2) / one.expected.quantileMs((1 - COVERAGE) / 2))
                .sorted()
                .toList());
        return new TransferScore(
                spearman(others),
                RankCorrelation.kendall(truths(others), medians(others)),
                spearman(others.subList(tenth, others.size() - tenth)),
                100 * sound.stream().mapToDouble(Predicted::error).average().orElseThrow(),
                share(sound.stream().filter(one -> one.error() <= 0.1).count(), sound),
                share(
                        others.stream()
                                .filter(one -> one.expected.covers(one.truthMs, COVERAGE))
                                .count(),
                        others),
                widths.get(widths.size() / 2));
    }

    private static double share(long count, List<Predicted> all) {
        return count / (double) all.size();
    }

    private static double spearman(List<Predicted> others) {
        return RankCorrelation.spearman(truths(others), medians(others));
    }

    private static List<Double> truths(List<Predicted> others) {
        return others.stream().map(Predicted::truthMs).toList();
    }

    private static List<Double> medians(List<Predicted> others) {
        return others.stream().map(one -> one.expected.medianMs()).toList();
    }
}
