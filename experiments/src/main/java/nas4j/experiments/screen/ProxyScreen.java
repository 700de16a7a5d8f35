package nas4j.experiments.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.worker.JobFiles;
import nas4j.experiments.worker.TrialExecutor;
import nas4j.experiments.worker.TrialJob;
import nas4j.experiments.worker.TrialJob.Purpose;
import nas4j.search.Observation;
import nas4j.search.screen.Keep;
import nas4j.search.screen.LossOrder;
import nas4j.search.screen.Screen;
import nas4j.space.Genotype;

/** Has untrained networks scored by a proxy, in a process of its own. What has no score promises least. */
final class ProxyScreen implements Screen {
    private final TrialExecutor executor;
    private final String proxy;
    private final long seed;
    private final Keep keep;
    private final Predicate<Genotype> wasTaken;

    /**
     * A screen of one search.
     *
     * @param seed of first weights and of noise, the same for all networks
     * @param wasTaken whether a search that is resumed took a genotype before: if as many were as are kept, none is scored
     *     again
     */
    ProxyScreen(TrialExecutor executor, String proxy, long seed, Keep keep, Predicate<Genotype> wasTaken) {
        this.executor = executor;
        this.proxy = proxy;
        this.seed = seed;
        this.keep = keep;
        this.wasTaken = wasTaken;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void observe(Observation observation) {
        // it learns nothing
    }

    @Override
    public List<Integer> order(List<Genotype> genotypes) {
        List<Double> taken = genotypes.stream()
                .map(genotype -> wasTaken.test(genotype) ? 0.0 : 1.0)
                .toList();
        boolean isDecided = taken.stream().filter(each -> each == 0).count() == keep.kept();
        return LossOrder.of(
                (isDecided ? taken : losses(genotypes)).stream().map(List::of).toList());
    }

    private List<Double> losses(List<Genotype> genotypes) {
        List<CompletableFuture<TrialExecutor.Answer>> begun = new ArrayList<>();
        for (Genotype genotype : genotypes) {
            TrialJob job = new TrialJob(genotype.text(), 1, seed, Purpose.SCREENING, JobFiles.NONE);
            begun.add(executor.submit(job, (_, _) -> {}));
        }
        return begun.stream().map(each -> loss(each.join().outcome())).toList();
    }

    private double loss(TrialOutcome outcome) {
        if (!(outcome instanceof TrialOutcome.Completed completed)) {
            return Double.POSITIVE_INFINITY;
        }
        return completed.measurements().stream()
                .filter(found -> found.name().equals(proxy))
                .mapToDouble(Measurement::value)
                .map(score -> -score)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
