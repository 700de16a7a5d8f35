package nas4j.experiments.cli.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nas4j.experiments.yaml.Spaces;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;

/**
 * What a process is told of an architecture: a file with its space on the first line and its genotype on the second.
 *
 * @param space a name of the catalogue, or a file
 * @param genotype the space's own text, or that of a published benchmark
 */
record ArchitectureFile(String space, String genotype) {

    void write(Path file) throws IOException {
        Files.write(file, List.of(space, genotype), StandardCharsets.UTF_8);
    }

    static ArchitectureFile read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return new ArchitectureFile(lines.get(0), lines.get(1));
    }

    /**
     * The network, as it is trained.
     *
     * @throws nas4j.input.InputException if there is no such space, or the genotype is none of it
     */
    ComputationGraph graph() {
        SearchSpace compiled = SpaceCompiler.compile(Spaces.load(space, new Where("--space", 0, 0, "")));
        return Simplification.simplify(compiled.decode(compiled.parse(genotype)).graph());
    }
}
