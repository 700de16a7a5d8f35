package nas4j.experiments.cli.device.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.kernels.KernelFiles;
import nas4j.experiments.kernels.Numbers;
import nas4j.experiments.yaml.Spaces;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.lookup.AdditiveTable;
import nas4j.hardware.lookup.LookupCsv;
import nas4j.hardware.lookup.NotAdditiveException;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;

/** {@code nas device profile --table}. */
final class KernelTable {
    private final KernelFiles files;
    private final Output output;

    KernelTable(KernelFiles files, Output output) {
        this.files = files;
        this.output = output;
    }

    int write(String nameOrFile, Path file, long seed) throws IOException {
        KernelModel model = files.require();
        SearchSpace space = SpaceCompiler.compile(Spaces.load(nameOrFile, Where.UNKNOWN));
        try {
            AdditiveTable found = AdditiveTable.of(
                    space, graph -> model.predict(inFormat(space, graph)).ms(), seed);
            Files.writeString(file, LookupCsv.text(found.table()));
            output.err()
                    .printf(
                            java.util.Locale.ROOT,
                            "[%s] has what %d options take; their sums are within %.2f %% of the model%n",
                            file,
                            found.table().size(),
                            100 * found.largestError());
            output.err().flush();
            return ExitCodes.DONE;
        } catch (NotAdditiveException e) {
            throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    private ComputationGraph inFormat(SearchSpace space, ComputationGraph graph) {
        return Numbers.rounds(space) ? graph : Numbers.in(files.format(), graph);
    }
}
