package nas4j.results.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FolderNameTest {
    @Test
    void plainNamesStandForThemselves() {
        for (String name : List.of("a", "7", "mnist-mobile", "nb201_seed-1", "x".repeat(64))) {
            assertThat(FolderName.of(name)).isEqualTo(name);
        }
    }

    @Test
    void othersAreReadableAndTellTheNamesApart() {
        assertThat(FolderName.of("MNIST Mobile v1.2")).isEqualTo("mnist-mobile-v1-2-" + digits("MNIST Mobile v1.2"));
        assertThat(FolderName.of("../../etc")).isEqualTo("etc-" + digits("../../etc"));
        assertThat(FolderName.of("実験")).isEqualTo(digits("実験"));
        assertThat(FolderName.of("mnist-")).isEqualTo("mnist--" + digits("mnist-"));
        assertThat(FolderName.of("x".repeat(65))).isEqualTo("x".repeat(40) + "-" + digits("x".repeat(65)));
        assertThat(FolderName.of("A")).isNotEqualTo(FolderName.of("a"));
    }

    private static String digits(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_16BE)).substring(0, 16);
    }
}
