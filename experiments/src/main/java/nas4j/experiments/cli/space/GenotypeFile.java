package nas4j.experiments.cli.space;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * A file with one genotype a line, or a published benchmark's own string; empty lines and lines that begin with {@code #} say
 * nothing.
 */
public final class GenotypeFile implements AutoCloseable {
    private final Path file;
    private final SearchSpace space;
    private final BufferedReader lines;

    private GenotypeFile(Path file, SearchSpace space, BufferedReader lines) {
        this.file = file;
        this.space = space;
        this.lines = lines;
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it cannot be opened
     */
    public static GenotypeFile open(Path file, SearchSpace space) throws IOException {
        return new GenotypeFile(file, space, Files.newBufferedReader(file));
    }

    /**
     * Shows all genotypes, in their order.
     *
     * @throws InputException if a line is none of the space; it says which
     */
    public void read(Consumer<Genotype> reader) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                reader.accept(genotype(line, number));
            }
        }
    }

    private Genotype genotype(String line, int number) {
        try {
            return space.parse(line);
        } catch (InputException e) {
            throw new InputException(new Where(file.toString(), number, 1, ""), e.problem());
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
