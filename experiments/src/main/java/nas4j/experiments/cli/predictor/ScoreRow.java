package nas4j.experiments.cli.predictor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.predictors.proxy.NoScoreException;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.ZeroCostProxy;
import nas4j.space.CompileException;
import nas4j.space.Genotype;
import nas4j.space.PublishedStrings;
import nas4j.space.SearchSpace;
import nas4j.space.tree.Notation;
import org.jspecify.annotations.Nullable;

/**
 * What is printed of a network.
 *
 * @param seed of the first weights
 */
record ScoreRow(List<ZeroCostProxy> proxies, ProxyBatch batch, long seed) {
    private static final double NANOS = 1e9;
    private static final double LARGEST_WHOLE = 1e15;

    ScoreRow {
        proxies = List.copyOf(proxies);
    }

    List<String> columns(SearchSpace space) {
        List<String> columns = new ArrayList<>(List.of("genotype"));
        if (space.tree().notation() != null) {
            columns.add("published");
        }
        proxies.forEach(proxy -> columns.add(proxy.name()));
        columns.addAll(List.of("seconds", "problem"));
        return columns;
    }

    /** A value for each column; null for a score that there is not. */
    List<@Nullable Object> values(Genotype genotype) throws InterruptedException {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(genotype.text());
        Notation notation = genotype.space().tree().notation();
        if (notation != null) {
            values.add(new PublishedStrings(genotype.space(), notation).text(genotype));
        }
        List<String> problems = new ArrayList<>();
        long start = System.nanoTime();
        Optional<ComputationGraph> graph = findGraph(genotype, problems);
        for (ZeroCostProxy proxy : proxies) {
            values.add(graph.isEmpty() ? null : score(proxy, graph.get(), problems));
        }
        values.add((System.nanoTime() - start) / NANOS);
        values.add(problems.isEmpty() ? null : String.join("; ", problems));
        return values;
    }

    private static Optional<ComputationGraph> findGraph(Genotype genotype, List<String> problems) {
        try {
            return Optional.of(genotype.space().decode(genotype).graph());
        } catch (CompileException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private @Nullable Number score(ZeroCostProxy proxy, ComputationGraph graph, List<String> problems)
            throws InterruptedException {
        try {
            return plain(proxy.score(graph, batch, seed));
        } catch (NoScoreException e) {
            problems.add("no " + proxy.name() + ": " + e.getMessage());
            return null;
        }
    }

    /** What is counted is printed as a whole number. */
    private static Number plain(double score) {
        if (score == Math.rint(score) && Math.abs(score) < LARGEST_WHOLE) {
            return (long) score;
        }
        return score;
    }
}
