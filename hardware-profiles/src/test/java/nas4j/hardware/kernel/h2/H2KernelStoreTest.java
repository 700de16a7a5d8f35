package nas4j.hardware.kernel.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.KernelSplit;
import nas4j.hardware.kernel.PlannedKernel;
import nas4j.hardware.kernel.data.KernelTime;
import nas4j.hardware.kernel.data.SampleNetwork;
import nas4j.hardware.kernel.sample.SampleNetworks;
import nas4j.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2KernelStoreTest {
    private static final FusionRules RULES = new FusionRules(Set.of("conv>relu", "conv>norm"), 16);

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("host" + H2KernelStore.SUFFIX);
    }

    private static SampleNetwork network(int number) {
        List<Kernel> kernels =
                KernelSplit.split(SampleNetworks.draw(List.of(), new java.util.SplittableRandom(number)), RULES)
                        .stream()
                        .map(PlannedKernel::kernel)
                        .map(kernel -> number == 1 ? kernel.ofIntegers() : kernel)
                        .toList();
        List<KernelTime> times =
                kernels.stream().map(kernel -> new KernelTime(kernel, .25)).toList();
        return new SampleNetwork(number, "", 1.5, .2, 1_000_000, .75, kernels, times);
    }

    @Test
    void givesBackWhatWasAdded() {
        List<SampleNetwork> networks = List.of(network(0), network(1));
        try (H2KernelStore store = H2KernelStore.open(file())) {
            assertThat(store.findRules()).isEmpty();
            store.putRules(RULES);
            networks.forEach(store::add);
        }
        try (H2KernelStore store = H2KernelStore.open(file())) {
            assertThat(store.networks()).isEqualTo(networks);
            assertThat(store.findRules()).contains(RULES);
        }
    }

    @Test
    void kernelsOfOlderDatabasesAreOfFloats() throws Exception {
        try (H2KernelStore store = H2KernelStore.open(file())) {
            store.add(network(0));
        }
        String url = "jdbc:h2:file:" + folder.resolve("host").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("alter table kernel drop column integers");
        }
        try (H2KernelStore store = H2KernelStore.open(file())) {
            assertThat(store.networks()).containsExactly(network(0));
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidSo() throws Exception {
        Files.writeString(file(), "no database");

        assertThatThrownBy(() -> H2KernelStore.open(file()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining("move the file away");
    }
}
