package nas4j.search.smbo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nas4j.search.Observation;
import nas4j.space.Genotype;

/** What a search was told, in that order, and what it waits for. */
final class Known {
    private final List<Genotype> genotypes = new ArrayList<>();
    private final List<List<Double>> losses = new ArrayList<>();
    /** In flight, each with the losses that are believed of it. */
    private final Map<Genotype, List<Double>> believed = new LinkedHashMap<>();
    /** Of all losses told, one for each objective. */
    private final double[] sums;

    Known(int objectives) {
        sums = new double[objectives];
    }

    void tell(Observation observation) {
        Genotype genotype = observation.suggestion().genotype();
        believed.remove(genotype);
        if (observation.isComplete()) {
            genotypes.add(genotype);
            losses.add(observation.losses());
            Arrays.setAll(sums, k -> sums[k] + observation.losses().get(k));
        }
    }

    /** Nothing is in flight any more. */
    void forget(Genotype genotype) {
        believed.remove(genotype);
    }

    void expect(Genotype genotype, List<Double> losses) {
        believed.put(genotype, losses);
    }

    /** Nothing is known of it but what others have; nothing at all if there are none. */
    void expectMean(Genotype genotype) {
        if (!genotypes.isEmpty()) {
            expect(
                    genotype,
                    Arrays.stream(sums).mapToObj(sum -> sum / genotypes.size()).toList());
        }
    }

    /** Those told of with losses. */
    List<Genotype> genotypes() {
        return genotypes;
    }

    /** Their losses. */
    List<List<Double>> losses() {
        return losses;
    }

    /** Those told of with losses, and after them those in flight. */
    List<Genotype> allGenotypes() {
        List<Genotype> all = new ArrayList<>(genotypes);
        all.addAll(believed.keySet());
        return all;
    }

    /** One loss of each of {@link #allGenotypes}. */
    List<Double> allLosses(int objective) {
        List<Double> all = new ArrayList<>(genotypes.size() + believed.size());
        losses.forEach(vector -> all.add(vector.get(objective)));
        believed.values().forEach(vector -> all.add(vector.get(objective)));
        return all;
    }

    /** The genotypes with the least of some numbers, one for each told of with losses. */
    List<Genotype> best(int count, List<Double> numbers) {
        return IntStream.range(0, genotypes.size())
                .boxed()
                .sorted(Comparator.comparing(numbers::get))
                .limit(count)
                .map(genotypes::get)
                .toList();
    }
}
