package nas4j.experiments.cli.predictor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.experiments.cli.space.GenotypeFile;
import nas4j.experiments.cli.space.Seeds;
import nas4j.experiments.yaml.Spaces;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which networks of which space are scored. */
final class ScoredGenotypes {
    private static final Where SPACE = new Where("--space", 0, 0, "");

    @Option(
            names = "--space",
            required = true,
            paramLabel = "NAME|FILE",
            description = "A space of the catalogue, or a space file.")
    private String space = "";

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of the draws, the first weights and the batch. Default: 1.")
    private long seed;

    private static final class Which {
        @Option(names = "--count", paramLabel = "N", description = "So many random networks.")
        private @Nullable Integer count;

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = "One genotype a line, or a published benchmark's own string.")
        private @Nullable Path file;

        @Option(names = "--architecture", paramLabel = "GENOTYPE", description = "One genotype.")
        private @Nullable String architecture;
    }

    long seed() {
        return seed;
    }

    /** The space, for networks that take these images. */
    SearchSpace space(ScoredImages images) {
        return SpaceCompiler.compile(images.fit(Spaces.load(space, SPACE), SPACE));
    }

    /** The networks, in the order that they were named or drawn in. */
    List<Genotype> of(SearchSpace compiled) throws IOException {
        List<Genotype> genotypes = new ArrayList<>();
        if (which.file != null) {
            try (GenotypeFile lines = GenotypeFile.open(which.file, compiled)) {
                lines.read(genotypes::add);
            }
        } else if (which.architecture != null) {
            genotypes.add(parse(compiled, which.architecture));
        } else {
            int count = which.count == null ? 0 : which.count;
            if (count < 1) {
                throw new InputException(
                        new Where("--count", 0, 0, ""),
                        "found [" + count + "], accepted: a whole number of at least 1");
            }
            RandomGenerator random = Seeds.generator(seed);
            for (int k = 0; k < count; k++) {
                genotypes.add(compiled.sample(random));
            }
        }
        return genotypes;
    }

    private static Genotype parse(SearchSpace compiled, String text) {
        try {
            return compiled.parse(text);
        } catch (InputException e) {
            throw new InputException(new Where("--architecture", 0, 0, ""), e.problem());
        }
    }
}
