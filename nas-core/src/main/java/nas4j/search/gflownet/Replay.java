package nas4j.search.gflownet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.search.Observation;
import nas4j.space.Genotype;

/** All observations, to draw batches from. Deterministic in the generator. */
final class Replay {
    /** Genotypes of a batch: 2,016 pairs. */
    private static final int BATCH = 64;

    private final boolean hasOneObjective;
    private final RandomGenerator random;
    private final List<Observation> observations = new ArrayList<>();

    Replay(int objectives, RandomGenerator random) {
        hasOneObjective = objectives == 1;
        this.random = random;
    }

    void add(Observation observation) {
        observations.add(observation);
    }

    int size() {
        return observations.size();
    }

    /** A batch of {@value #BATCH}, drawn without replacement; all where there are no more. There must be one. */
    Contest draw() {
        int size = observations.size();
        for (int k = 0; k < BATCH && BATCH < size; k++) {
            Collections.swap(observations, k, random.nextInt(k, size));
        }
        List<Observation> batch = observations.subList(0, Math.min(BATCH, size));
        List<Genotype> genotypes = batch.stream()
                .map(observation -> observation.suggestion().genotype())
                .toList();
        return hasOneObjective
                ? Contest.ofPairs(genotypes, Standing.places(batch))
                : Contest.ofFront(genotypes, Standing.fronts(batch));
    }
}
