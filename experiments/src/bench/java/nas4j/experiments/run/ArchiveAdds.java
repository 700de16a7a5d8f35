package nas4j.experiments.run;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import nas4j.search.illumination.Archive;
import nas4j.search.illumination.Axis;
import nas4j.search.illumination.CvtArchive;
import nas4j.search.illumination.Elite;
import nas4j.search.illumination.GridArchive;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/** How many genotypes a second, of CPU time, an archive of 400 cells takes. */
final class ArchiveAdds {
    private static final int ELITES = 10_000;
    private static final int TIMES = 100;

    private ArchiveAdds() {}

    /** A line for each kind of archive: the second of two runs. */
    static List<String> rates(SearchSpace space) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        Genotype genotype = space.sample(random);
        List<Elite> elites = IntStream.range(0, ELITES)
                .mapToObj(_ ->
                        new Elite(genotype, random.nextDouble(), List.of(random.nextGaussian(), random.nextGaussian())))
                .toList();
        List<Axis> axes = List.of(new Axis(-5, 0, 5), new Axis(-5, 0, 5));
        rate(GridArchive.of(axes, 20), elites);
        rate(CvtArchive.of(axes, List.of(), 400, random), elites);
        return List.of(
                line("grid archive", rate(GridArchive.of(axes, 20), elites)),
                line("cvt archive", rate(CvtArchive.of(axes, List.of(), 400, random), elites)));
    }

    private static String line(String name, double rate) {
        return String.format(Locale.ROOT, "%-22s  %,.0f adds/s", name, rate);
    }

    private static double rate(Archive archive, List<Elite> elites) {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int time = 0; time < TIMES; time++) {
            elites.forEach(archive::add);
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
        return (double) TIMES * elites.size() / spent * 1e9;
    }
}
