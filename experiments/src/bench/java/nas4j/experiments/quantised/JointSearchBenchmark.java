package nas4j.experiments.quantised;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.djl.data.Splits;
import nas4j.djl.data.file.IdxFolder;
import nas4j.evaluate.pareto.Hypervolume;
import nas4j.evaluate.pareto.NonDominatedSorting;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Precision;
import nas4j.graph.quantize.PrecisionCost;
import nas4j.graph.quantize.Precisions;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.KnownLosses;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.search.evolution.Nsga2Provider;
import nas4j.search.linas.LinasProvider;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.cost.NetworkCosts;
import nas4j.spaces.Catalogue;
import nas4j.spaces.yaml.SpaceReader;
import nas4j.spaces.yaml.YamlFile;

/**
 * The architecture and the bits of its weights together, against the architecture alone, of which the front is rounded to 8 bits
 * afterwards, or all that was tried, as many evaluations more; and the bits of the largest network alone; by error, latency and
 * bytes. Arguments: folder of images, their side, epochs, strategy
 * ({@code nsga2} or {@code linas}), trials, first seed, seeds, epochs of training with rounding (0, and networks are calibrated).
 */
final class JointSearchBenchmark {
    private static final String BITS = """

            quantize: {weights: {one-of: [4, 8]}, activations: 8}
            """;

    private static final Map<String, SearcherProvider> PROVIDERS =
            Map.of("nsga2", new Nsga2Provider(), "linas", new LinasProvider());

    private static final int LOSSES = 3;
    private static final double POPULATION = 20;
    private static final double GREATEST_ERROR = .2;
    private static final double HALF_POINT = .005;

    /** Bytes are counted, so that a searcher need not guess them. */
    private record KnownBytes(SearchSpace space) implements KnownLosses {
        @Override
        public double of(Genotype genotype, int objective) {
            ComputationGraph graph = space.decode(genotype).graph();
            if (!space.violations(genotype, NetworkCosts.of(graph)).isEmpty()) {
                return Double.POSITIVE_INFINITY;
            }
            return objective == LOSSES - 1 ? PrecisionCost.of(graph).modelBytes() : Double.NaN;
        }
    }

    private final Splits splits;
    private final SearcherProvider provider;
    private final double epochs;
    private final double roundedEpochs;
    private final int trials;
    private final SearchSpace floats;
    private final SearchSpace joint;
    private final SearchSpace policies;

    /** A network, and what the search saw of it. */
    private record Tried(Genotype genotype, Rounded seen) {}

    private JointSearchBenchmark(String[] arguments) throws IOException {
        splits = IdxFolder.read(Path.of(arguments[0])).carve(.2, 1);
        epochs = Double.parseDouble(arguments[2]);
        provider = Objects.requireNonNull(PROVIDERS.get(arguments[3]), arguments[3]);
        trials = Integer.parseInt(arguments[4]);
        roundedEpochs = Double.parseDouble(arguments[7]);
        String space = space("[1, %1$s, %1$s]".formatted(arguments[1]));
        floats = compiled(space);
        joint = compiled(space + BITS);
        policies = compiled(largest(space) + BITS);
    }

    /** Prints, for each seed, the hypervolume of each way, and the knees. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        JointSearchBenchmark benchmark = new JointSearchBenchmark(arguments);
        long first = Long.parseLong(arguments[5]);
        for (long seed = first; seed < first + Long.parseLong(arguments[6]); seed++) {
            benchmark.run(seed);
        }
    }

    private static String space(String image) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue/mobile-mini.yaml"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("[1, 28, 28]", image);
        }
    }

    /** Every decision at the side of more multiply-adds that the limits of the space leave. */
    private static String largest(String space) {
        return space.replace("{one-of: [0.5, 0.75, 1.0], ordered: true}", "1.0")
                .replace("{one-of: [relu, hswish]}", "hswish")
                .replace("{one-of: [1, 2, 3]}", "3")
                .replace("{one-of: [3, 6]}", "6")
                .replace("{one-of: [3, 5]}", "5")
                .replace("{one-of: [0, 0.25]}", "0")
                .replace("        skip:\n          identity: {channels: channels, stride: stride@first}\n", "")
                .replaceAll("(?s)constraints:.*", "");
    }

    private static SearchSpace compiled(String text) {
        return SpaceCompiler.compile(SpaceReader.read(YamlFile.read("mobile-mini", text)));
    }

    private void run(long seed) throws IOException, InterruptedException {
        try (RoundedEvaluations evaluations = new RoundedEvaluations(splits, epochs, roundedEpochs, seed)) {
            List<Tried> together = front(search(joint, seed, evaluations));
            List<Tried> inFloat = search(floats, seed, evaluations);
            Map<String, List<Tried>> ways = new LinkedHashMap<>();
            ways.put("joint", together);
            ways.put("architecture, then its front in 8 bits", front(rounded(front(inFloat), evaluations)));
            ways.put("architecture, then all in 8 bits", front(rounded(inFloat, evaluations)));
            ways.put("bits of the largest", front(search(policies, seed, evaluations)));
            print(seed, ways, front(inFloat), evaluations);
        }
    }

    private static List<Tried> rounded(List<Tried> inFloat, RoundedEvaluations evaluations)
            throws InterruptedException {
        List<Tried> rounded = new ArrayList<>();
        for (Tried tried : inFloat) {
            ComputationGraph eight = Precisions.everywhere(tried.seen().graph(), new Precision(8, 8));
            rounded.add(new Tried(tried.genotype(), evaluations.seen(tried.genotype(), eight)));
        }
        return rounded;
    }

    private List<Tried> search(SearchSpace space, long seed, RoundedEvaluations evaluations)
            throws InterruptedException {
        BlackBoxSearcher searcher = provider.open(
                new SearchProblem(space, LOSSES, 0, trials, seed, new KnownBytes(space), null),
                Settings.of(provider.settings(), Map.of("population", POPULATION)));
        List<Tried> all = new ArrayList<>();
        while (all.size() < trials) {
            List<Suggestion> next = searcher.suggest(1);
            if (next.isEmpty()) {
                break;
            }
            Genotype genotype = next.getFirst().genotype();
            ComputationGraph graph = space.decode(genotype).graph();
            if (!space.violations(genotype, NetworkCosts.of(graph)).isEmpty()) {
                searcher.observe(new Observation(next.getFirst(), List.of()));
                continue;
            }
            Rounded seen = evaluations.seen(genotype, graph);
            searcher.observe(new Observation(next.getFirst(), seen.losses()));
            all.add(new Tried(genotype, seen));
        }
        return all;
    }

    private static List<Tried> front(List<Tried> all) {
        int[] ranks = NonDominatedSorting.ranks(
                all.stream().map(each -> each.seen().losses()).toList());
        List<Tried> front = new ArrayList<>();
        for (int k = 0; k < ranks.length; k++) {
            if (ranks[k] == 0) {
                front.add(all.get(k));
            }
        }
        return front;
    }

    private static List<Rounded> judged(List<Tried> front, RoundedEvaluations evaluations) throws InterruptedException {
        List<Rounded> judged = new ArrayList<>();
        for (Tried tried : front) {
            judged.add(evaluations.judged(tried.genotype(), tried.seen()));
        }
        return judged;
    }

    private static void print(
            long seed, Map<String, List<Tried>> ways, List<Tried> inFloat, RoundedEvaluations evaluations)
            throws InterruptedException {
        Map<String, List<Rounded>> fronts = new LinkedHashMap<>();
        for (Map.Entry<String, List<Tried>> way : ways.entrySet()) {
            fronts.put(way.getKey(), judged(way.getValue(), evaluations));
        }
        List<Rounded> floatFront = judged(inFloat, evaluations);
        double latency = most(fronts, floatFront, 1);
        double bytes = most(fronts, floatFront, 2);
        fronts.forEach((name, front) -> System.out.printf(
                "seed %d, %s: %.4f of the box, %d networks%n",
                seed,
                name,
                Hypervolume.of(front.stream().map(Rounded::losses).toList(), List.of(GREATEST_ERROR, latency, bytes))
                        / (GREATEST_ERROR * latency * bytes),
                front.size()));
        Tried knee = knee(inFloat);
        List<Tried> joint = Objects.requireNonNull(ways.get("joint"));
        Tried smallest = joint.stream()
                .filter(each -> each.seen().error() <= knee.seen().error() + HALF_POINT)
                .min(Comparator.comparingDouble(each -> each.seen().bytes()))
                .orElse(knee);
        Map<String, Tried> chosen = new LinkedHashMap<>();
        chosen.put("knee in single precision", knee);
        chosen.put("knee of the joint search", knee(joint));
        chosen.put("smallest as accurate", smallest);
        for (Map.Entry<String, Tried> each : chosen.entrySet()) {
            Tried tried = each.getValue();
            System.out.printf(
                    "seed %d, %s: %s%n",
                    seed,
                    each.getKey(),
                    evaluations.judged(tried.genotype(), tried.seen()).text());
        }
    }

    private static double most(Map<String, List<Rounded>> ways, List<Rounded> inFloat, int loss) {
        double most = 0;
        List<List<Rounded>> all = new ArrayList<>(ways.values());
        all.add(inFloat);
        for (List<Rounded> front : all) {
            for (Rounded each : front) {
                most = Math.max(most, each.losses().get(loss));
            }
        }
        return most * 1.01;
    }

    /** The nearest to the best of each loss, each over its range on the front, by what the search saw. */
    private static Tried knee(List<Tried> front) {
        double[] least = new double[LOSSES];
        double[] range = new double[LOSSES];
        for (int k = 0; k < least.length; k++) {
            int loss = k;
            DoubleSummaryStatistics all = front.stream()
                    .mapToDouble(each -> each.seen().losses().get(loss))
                    .summaryStatistics();
            least[k] = all.getMin();
            range[k] = all.getMax() - all.getMin();
        }
        return front.stream()
                .min(Comparator.comparingDouble(each -> {
                    double sum = 0;
                    for (int k = 0; k < least.length; k++) {
                        double above = each.seen().losses().get(k) - least[k];
                        sum += range[k] > 0 ? Math.pow(above / range[k], 2) : 0;
                    }
                    return sum;
                }))
                .orElseThrow();
    }
}
