package nas4j.experiments.graphs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.input.Where;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import nas4j.spaces.table.TableDescription;
import nas4j.spaces.table.Tables;
import nas4j.spaces.table.TabularBenchmark;

/** All networks of a published table, and what was measured of them. */
final class LabelTable {
    private final SearchSpace space;
    private final TabularBenchmark table;
    private final Split split;
    private final List<Genotype> genotypes;
    private final Map<String, List<Double>> known = new HashMap<>();

    /** @param split where labels are taken from */
    LabelTable(String name, Split split, Path folder) {
        TableDescription description = Tables.describe(name, Where.UNKNOWN);
        this.split = split;
        space = SpaceCompiler.compile(Catalogue.load(description.space()));
        table = TabularBenchmark.read(description, folder, space);
        genotypes = table.genotypes().stream().sorted().map(space::parse).toList();
    }

    SearchSpace space() {
        return space;
    }

    /** Rows in a random order. */
    List<Integer> shuffled(RandomGenerator random) {
        List<Integer> rows =
                new ArrayList<>(IntStream.range(0, genotypes.size()).boxed().toList());
        Collections.shuffle(rows, random);
        return rows;
    }

    List<Genotype> genotypes(List<Integer> rows) {
        return rows.stream().map(genotypes::get).toList();
    }

    /** What was measured at the full budget. */
    List<Double> labels(String measurement, List<Integer> rows) {
        List<Double> all = known.computeIfAbsent(
                measurement,
                name -> genotypes.stream()
                        .map(genotype -> label(genotype, name))
                        .toList());
        return rows.stream().map(all::get).toList();
    }

    private double label(Genotype genotype, String measurement) {
        return table.measurements(genotype, split, 1).stream()
                .filter(found -> found.name().equals(measurement))
                .mapToDouble(Measurement::value)
                .findFirst()
                .orElseThrow();
    }
}
