package nas4j.spaces.bench;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.search.random.RandomSearchProvider;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a trial costs the searcher: to suggest it and to be told of it, in the thousand trials after 100 or 100,000 others.
 * Losses are cheap, and depend on the decisions one by one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
public class SearcherBenchmark {
    private static final int MEASURED = 1_000;

    @Param({"random", "regularized-evolution", "local-search"})
    private String strategy = "";

    @Param({"100", "100000"})
    private int before;

    private SearcherProvider provider = new RandomSearchProvider();
    private SearchSpace space = SpaceCompiler.compile(Catalogue.load("mlp"));
    private BlackBoxSearcher searcher = open(0);
    private long seed;

    @Setup
    public void compile() {
        provider = ServiceLoader.load(SearcherProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(strategy))
                .findFirst()
                .orElseThrow();
        space = SpaceCompiler.compile(Catalogue.load("ofa-mbv3"));
    }

    @Setup(Level.Invocation)
    public void search() {
        searcher = open(++seed);
        run(before);
    }

    private BlackBoxSearcher open(long seed) {
        SearchProblem problem = new SearchProblem(space, 1, before + MEASURED, seed);
        return provider.open(problem, Settings.of(provider.settings(), Map.of()));
    }

    private double run(int trials) {
        double sum = 0;
        for (int trial = 0; trial < trials; trial++) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            double loss = loss(suggestion.genotype());
            searcher.observe(new Observation(suggestion, List.of(loss)));
            sum += loss;
        }
        return sum;
    }

    private double loss(Genotype genotype) {
        double loss = 0;
        for (int k = 0; k < space.decisions().size(); k++) {
            loss += genotype.option(k) == k % 3 ? 0 : 1 + 0.1 * k;
        }
        return loss;
    }

    @Benchmark
    @OperationsPerInvocation(MEASURED)
    public double suggestAndObserve() {
        return run(MEASURED);
    }
}
