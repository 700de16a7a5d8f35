package nas4j.hardware.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.hardware.transfer.fit.Moments;
import nas4j.hardware.transfer.fit.VarianceComponents;
import nas4j.predict.Normal;
import nas4j.predict.RankCorrelation;

/**
 * Predicts the latency of architectures on a new device of which few are measured. The log latency is a Gaussian process: a
 * linear function of the principal components in which known devices differ (ridge regression on them, as a prior), and of
 * each block of features, and a smooth function of all features; how much each of them explains is what makes the measured
 * ones most likely. Intervals are widened or narrowed until they fit the measured ones, each predicted from the others. All
 * settings are the same for every device and space; they were chosen on nine devices of HELP's NAS-Bench-201 table and the
 * four on which HELP chose its own, each as a new one among devices of other models.
 *
 * <p>Immutable; deterministic. A fit to 50 of 15,625 architectures takes milliseconds, a prediction O(n²) for n measured ones.
 *
 * <p>The problem, and measuring few architectures on each device: Lee et al. 2021, "Hardware-adaptive efficient latency
 * prediction for NAS via meta-learning" (HELP).
 */
public final class TransferModel {
    private static final int LEAST_MEASURED = 3;

    /** Standard deviations from what the others let expect, above which a measurement is a fault. */
    private static final double FAULT = 5;
    /** One of so many measurements may be a fault. */
    private static final int MEASURED_FOR_A_FAULT = 10;

    private static final VarianceComponents.Prior COMPONENTS = new VarianceComponents.Prior(1, 1);
    private static final VarianceComponents.Prior BLOCK = new VarianceComponents.Prior(0.1, 1.5);
    private static final VarianceComponents.Prior SMOOTH = new VarianceComponents.Prior(0.03, 1.5);
    private static final VarianceComponents.Prior NOISE = new VarianceComponents.Prior(0.05, 1);

    private static final double LEAST_STD = 1e-6;

    private final KnownDevices known;
    private final List<Integer> measured;
    private final List<Integer> faults;
    private final List<Coordinates.Point> points;
    private final Target target;
    private final VarianceComponents process;
    private final double widening;

    private TransferModel(KnownDevices known, List<Integer> measured, List<Integer> faults, Target target) {
        this.known = known;
        this.measured = List.copyOf(measured);
        this.faults = List.copyOf(faults);
        this.target = target;
        points = measured.stream().map(known::point).toList();
        process = VarianceComponents.fit(kernels(points, known.kinds()), priors(known), target.scores());
        widening = Calibration.factor(process.looScores());
    }

    /**
     * Learns from measurements.
     *
     * @param measured numbers of architectures, each once, {@value #LEAST_MEASURED} or more
     * @param latenciesMs of these; what is below a twentieth of their median is raised to that. One in ten may be a fault,
     *     which is left out: it is {@value #FAULT} standard deviations or more from what a model of the others expects
     * @throws IllegalArgumentException if there are too few, some twice, or a latency is not above 0
     */
    public static TransferModel fit(KnownDevices known, List<Integer> measured, List<Double> latenciesMs) {
        if (measured.size() != latenciesMs.size() || measured.size() < LEAST_MEASURED) {
            throw new IllegalArgumentException("found [" + measured.size() + "] architectures and ["
                    + latenciesMs.size() + "] latencies, accepted: one for each, " + LEAST_MEASURED + " or more");
        }
        if (new HashSet<>(measured).size() != measured.size()) {
            throw new IllegalArgumentException("found " + measured + ", accepted: each architecture once");
        }
        TransferModel model = new TransferModel(known, measured, List.of(), Target.of(latenciesMs));
        List<Double> latencies = new ArrayList<>(latenciesMs);
        for (int k = 0; k < measured.size() / MEASURED_FOR_A_FAULT; k++) {
            int suspect = model.worst();
            double latencyMs = latencies.remove(suspect);
            TransferModel without = model.without(suspect, latencies);
            if (without.distance(model.points.get(suspect), latencyMs) < FAULT) {
                return model;
            }
            model = without;
        }
        return model;
    }

    /** The measured one that is farthest from what the others let expect. */
    private int worst() {
        List<Double> scores = process.looScores();
        return IntStream.range(0, scores.size())
                .boxed()
                .max(Comparator.comparingDouble(k -> Math.abs(scores.get(k))))
                .orElseThrow();
    }

    private TransferModel without(int fault, List<Double> latenciesMs) {
        List<Integer> rest = new ArrayList<>(measured);
        List<Integer> faulty = new ArrayList<>(faults);
        faulty.add(rest.remove(fault));
        return new TransferModel(known, rest, faulty, Target.of(latenciesMs));
    }

    /** In standard deviations, before they are widened. */
    private double distance(Coordinates.Point point, double latencyMs) {
        LatencyInterval expected = predict(point);
        return Math.abs(Math.log(latencyMs / expected.medianMs())) * widening / expected.logStd();
    }

    /** Log latencies with mean 0 and variance 1. */
    private static final class Target {
        private final Moments moments;
        private final double[] scores;

        private Target(Moments moments, double[] scores) {
            this.moments = moments;
            this.scores = scores;
        }

        static Target of(List<Double> latenciesMs) {
            double[] logs = LogLatency.of(
                    latenciesMs.stream().mapToDouble(Double::doubleValue).toArray());
            Moments found = Moments.of(logs);
            Moments moments = new Moments(found.mean(), Math.max(LEAST_STD, found.std()));
            return new Target(
                    moments,
                    Arrays.stream(logs)
                            .map(log -> (log - moments.mean()) / moments.std())
                            .toArray());
        }

        double[] scores() {
            return scores.clone();
        }

        double log(double score) {
            return moments.mean() + moments.std() * score;
        }
    }

    private static List<VarianceComponents.Prior> priors(KnownDevices known) {
        List<VarianceComponents.Prior> priors = new ArrayList<>(List.of(COMPONENTS));
        for (int block = 0; block < known.blocks(); block++) {
            priors.add(BLOCK);
        }
        priors.addAll(List.of(SMOOTH, NOISE));
        return priors;
    }

    private static List<double[][]> kernels(List<Coordinates.Point> points, int kinds) {
        int n = points.size();
        double[][][] kernels = new double[kinds][n][n];
        double[] alike = new double[kinds];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                points.get(i).compare(points.get(j), alike);
                for (int kind = 0; kind < kinds; kind++) {
                    kernels[kind][i][j] = alike[kind];
                }
            }
        }
        return List.of(kernels);
    }

    /** The architectures that it learnt from. */
    public List<Integer> measured() {
        return measured;
    }

    /** The architectures whose measurements were taken for faults: to be measured again. */
    public List<Integer> faults() {
        return faults;
    }

    /** What is expected of one of the architectures. */
    public LatencyInterval predict(int architecture) {
        return predict(known.point(architecture));
    }

    /**
     * What is expected of an architecture that no known device has measured: their latencies are predicted as well.
     *
     * @param features blocks as long as those of {@link KnownDevices}
     */
    public LatencyInterval predict(List<double[]> features) {
        return predict(known.point(features));
    }

    /**
     * What is expected of another architecture.
     *
     * @param latenciesMs on the known devices, above 0; NaN where it is not known
     * @param features blocks as long as those of {@link KnownDevices}
     */
    public LatencyInterval predict(double[] latenciesMs, List<double[]> features) {
        return predict(known.point(latenciesMs, features));
    }

    private LatencyInterval predict(Coordinates.Point point) {
        double[] covariances = covariances(point, points);
        double std = process.std(covariances, covariances(point, List.of(point))[0]);
        return new LatencyInterval(
                Math.exp(target.log(process.mean(covariances))), widening * std * target.moments.std());
    }

    private double[] covariances(Coordinates.Point point, List<Coordinates.Point> others) {
        double[] alike = new double[known.kinds()];
        double[] covariances = new double[others.size()];
        for (int k = 0; k < covariances.length; k++) {
            point.compare(others.get(k), alike);
            covariances[k] = 1;
            for (int kind = 0; kind < alike.length; kind++) {
                covariances[k] += process.variance(kind) * alike[kind];
            }
        }
        return covariances;
    }

    /** How good it is, as far as the measured architectures tell. */
    public TransferQuality quality() {
        List<Double> truths = Arrays.stream(target.scores()).boxed().toList();
        double reach = widening * Normal.quantile((1 + Calibration.COVERAGE) / 2);
        long covered = process.looScores().stream()
                .filter(score -> Math.abs(score) <= reach)
                .count();
        return new TransferQuality(
                measured.size(),
                RankCorrelation.spearman(truths, process.looMeans(target.scores())),
                covered / (double) measured.size(),
                logStd(process, points),
                withMore());
    }

    /** Over all architectures, on average. */
    private double logStd(VarianceComponents process, List<Coordinates.Point> seen) {
        return IntStream.range(0, known.size())
                        .mapToDouble(architecture -> {
                            Coordinates.Point point = known.point(architecture);
                            return process.std(covariances(point, seen), covariances(point, List.of(point))[0]);
                        })
                        .average()
                        .orElseThrow()
                * widening
                * target.moments.std();
    }

    /** What {@link #logStd} will be after the next ones, whatever is measured: it does not depend on that. */
    private double withMore() {
        List<Integer> taken = new ArrayList<>(measured);
        taken.addAll(faults);
        List<Integer> all = new ArrayList<>(measured);
        all.addAll(known.chooseMore(taken, Math.min(TransferQuality.MORE, known.size() - taken.size())));
        List<Coordinates.Point> seen = all.stream().map(known::point).toList();
        List<Double> variances = IntStream.rangeClosed(0, known.kinds())
                .mapToObj(process::variance)
                .toList();
        VarianceComponents later =
                VarianceComponents.of(variances, kernels(seen, known.kinds()), new double[seen.size()]);
        return logStd(later, seen);
    }
}
