package nas4j.results.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or cannot be written: real ones, of 6 MB, in a mount namespace of their own, which needs no root. */
final class DiskTest {
    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsSaidAndHarmsNothing() throws Exception {
        List<String> said = onSmallDisk(FillDisk.class);
        assertThat(said).hasSize(7);
        assertThat(said.get(0)).isEqualTo("full after some trials");
        assertThat(said.get(1))
                .startsWith("StoreException cannot write [" + folder.resolve("full/search-1.trials") + "]: ")
                .endsWith("What was kept before is safe. Maybe free some space, and go on.");
        assertThat(said.get(2)).isEqualTo("all as they were");
        String database = folder.resolve("results.mv.db").toString();
        assertThat(said.get(3)) // the last bytes of the disk may do for it
                .matches("the database: (done|cannot bring \\[" + Pattern.quote(database) + "].*)");
        assertThat(said.get(4)).isEqualTo("went on when there was space again");
        assertThat(said.get(5)).isEqualTo("the database was kept");
        assertThat(said.get(6)).isEqualTo("the database has all");
    }

    @Test
    void aDiskThatCannotBeWrittenIsSaidAndCanBeRead() throws Exception {
        List<String> said = onSmallDisk(ReadOnlyDisk.class);
        assertThat(said)
                .containsExactly(
                        "InputException the folder of results [" + folder + "] cannot be written"
                                + " Maybe choose another one, or let its owner give you the right to write there.",
                        "1 trial can be read");
    }

    /** What the program says; it finds the disk of 6 MB at {@link #folder}. */
    private List<String> onSmallDisk(Class<?> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=6m none \"$0\" && exec \"$@\"",
                folder.toString()));
        command.addAll(ChildJvm.command(program, folder.toString()));
        assumeTrue(canMount(), "this system lets nobody but root mount a disk in a namespace");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(said.toString()).isZero();
        return said;
    }

    private boolean canMount() throws InterruptedException {
        try {
            return new ProcessBuilder(
                                    "unshare",
                                    "--map-root-user",
                                    "--mount",
                                    "mount",
                                    "-t",
                                    "tmpfs",
                                    "none",
                                    folder.toString())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
