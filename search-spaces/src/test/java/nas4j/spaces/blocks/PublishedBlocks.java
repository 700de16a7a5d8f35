package nas4j.spaces.blocks;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The published table of blocks, where it is. */
final class PublishedBlocks {
    static final Path FILE = Path.of(System.getProperty("nas4j.root", ".."))
            .resolve("../shared/data/benchmarks/spaceevo-int8-blocks.csv.gz");

    private PublishedBlocks() {}

    static BlockTable read(String hyperspace) {
        Assumptions.assumeTrue(Files.exists(FILE), () -> "the published table is not there: " + FILE);
        return BlockTable.read(FILE, hyperspace, true);
    }
}
