package nas4j.hardware.kernel.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.data.KernelTime;
import nas4j.hardware.kernel.data.SampleNetwork;

/** Learns a model from sample networks. Deterministic. */
public final class ModelFit {
    /** With fewer networks nothing is learnt of wholes. */
    private static final int LEAST_NETWORKS = 10;
    /** More are wanted of kinds of which there are fewer rows. */
    private static final int RARE = 40;

    private final FusionRules rules;
    private final List<SampleNetwork> networks;
    private final Map<String, KindFit> kinds = new TreeMap<>();
    private final Map<Kernel, Double> errors = new LinkedHashMap<>();
    private final Map<String, Double> halfWidths = new TreeMap<>();

    private ModelFit(FusionRules rules, List<SampleNetwork> networks) {
        this.rules = rules;
        this.networks = networks.stream().filter(SampleNetwork::isMeasured).toList();
        fitKinds();
    }

    /** Learns each kind of kernels that was measured often enough. */
    public static ModelFit of(FusionRules rules, List<SampleNetwork> networks) {
        return new ModelFit(rules, networks);
    }

    private void fitKinds() {
        Map<String, KindFit.Rows> rows = new TreeMap<>();
        Map<String, List<Kernel>> kernels = new TreeMap<>();
        for (SampleNetwork network : networks) {
            int footprint = Footprint.of(network.plan());
            for (KernelTime time : network.times()) {
                String kind = time.kernel().kind();
                rows.computeIfAbsent(kind, _ -> new KindFit.Rows())
                        .add(network.number(), KernelFeatures.of(time.kernel(), footprint), Math.log(time.relative()));
                kernels.computeIfAbsent(kind, _ -> new ArrayList<>()).add(time.kernel());
            }
        }
        rows.forEach((kind, each) -> {
            List<Kernel> of = Objects.requireNonNull(kernels.get(kind));
            Optional<KindFit> fit =
                    each.size() < KindFit.LEAST_ROWS ? Optional.empty() : Optional.of(KindFit.fit(each));
            fit.ifPresent(found -> {
                kinds.put(kind, found);
                halfWidths.put(kind, Conformal.halfWidth(found.logErrors()));
            });
            for (int k = 0; k < of.size(); k++) {
                double error = fit.isEmpty() || of.size() < RARE
                        ? Double.POSITIVE_INFINITY
                        : Math.abs(fit.get().logErrors().get(k));
                errors.merge(of.get(k), error, Math::max);
            }
        });
    }

    /** Kernels of rare kinds, then those that were predicted worst where they had not been learnt; at most so many. */
    public List<Kernel> worst(int count) {
        return errors.entrySet().stream()
                .sorted(Map.Entry.<Kernel, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The model; empty if there are too few networks. */
    public Optional<KernelModel> findModel() {
        List<double[]> columns = new ArrayList<>();
        List<double[]> macs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (SampleNetwork network : networks) {
            findSums(network).ifPresent(sums -> {
                columns.add(sums.columns());
                expected.add(sums.expectedError());
                macs.add(new double[] {network.macs(), 1});
                ratios.add(network.ratio());
            });
        }
        if (columns.size() < LEAST_NETWORKS) {
            return Optional.empty();
        }
        double[] y = ratios.stream().mapToDouble(Double::doubleValue).toArray();
        double[] f = groups(columns, y);
        double[] m = RelativeFit.fit(macs.toArray(double[][]::new), y);
        List<Double> wholes = errorsOfFolds(columns, y);
        List<Double> shares = IntStream.range(0, y.length)
                .mapToObj(k -> wholes.get(k) / Math.max(expected.get(k), Double.MIN_NORMAL))
                .toList();
        NetworkFactors factors = new NetworkFactors(
                Arrays.stream(f).boxed().toList(),
                new MacsFactors(m[0], m[1]),
                RooflineFactors.fit(networks),
                referenceMs(),
                Conformal.halfWidth(shares));
        Map<String, KindModel> models = new TreeMap<>();
        kinds.forEach((kind, fit) -> models.put(kind, fit.all()));
        return Optional.of(new KernelModel(rules, models, factors, scores(wholes)));
    }

    /** What was predicted of a network's kernels by models that had not learnt from it. */
    private Optional<NetworkSums> findSums(SampleNetwork network) {
        NetworkSums sums = new NetworkSums();
        int footprint = Footprint.of(network.plan());
        for (Kernel kernel : network.plan()) {
            KindFit fit = kinds.get(kernel.kind());
            if (fit == null) {
                return Optional.empty();
            }
            KindModel model = fit.folds().get(network.number() % KindFit.FOLDS);
            sums.add(
                    kernel,
                    Math.exp(model.predict(KernelFeatures.of(kernel, footprint))),
                    Objects.requireNonNull(halfWidths.get(kernel.kind())));
        }
        return Optional.of(sums);
    }

    /** A network takes what its kernels take alone, unless the networks say otherwise. */
    private static double[] groups(List<double[]> columns, double[] ratios) {
        double[] prior = new double[NetworkSums.COLUMNS];
        for (int k = 0; k < NetworkSums.COLUMNS - 1; k += 2) {
            prior[k] = 1;
        }
        return RelativeFit.fit(columns.toArray(double[][]::new), ratios, prior);
    }

    private static List<Double> errorsOfFolds(List<double[]> columns, double[] ratios) {
        Double[] errors = new Double[ratios.length];
        for (int fold = 0; fold < KindFit.FOLDS; fold++) {
            List<double[]> learnt = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (int k = 0; k < ratios.length; k++) {
                if (k % KindFit.FOLDS != fold) {
                    learnt.add(columns.get(k));
                    values.add(ratios[k]);
                }
            }
            double[] y = values.stream().mapToDouble(Double::doubleValue).toArray();
            double[] factors = groups(learnt, y);
            for (int k = fold; k < ratios.length; k += KindFit.FOLDS) {
                double predicted = Math.max(RelativeFit.dot(factors, columns.get(k)), 1e-6);
                errors[k] = Math.log(predicted / ratios[k]);
            }
        }
        return List.of(errors);
    }

    private double referenceMs() {
        double[] sorted = networks.stream()
                .mapToDouble(SampleNetwork::referenceMs)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private ModelScores scores(List<Double> wholes) {
        Map<String, ModelScores.KindScore> scores = new TreeMap<>();
        List<Double> all = new ArrayList<>();
        kinds.forEach((kind, fit) -> {
            all.addAll(fit.logErrors());
            String learner = fit.learner().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            scores.put(
                    kind,
                    new ModelScores.KindScore(
                            HitRates.of(fit.logErrors()), learner, Objects.requireNonNull(halfWidths.get(kind))));
        });
        return new ModelScores(HitRates.of(all), HitRates.of(wholes), scores);
    }
}
