package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictorCommandTest {
    private static final String DEAD = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";
    private static final String SKIPS =
            "|skip_connect~0|+|none~0|nor_conv_1x1~1|+|skip_connect~0|none~1|skip_connect~2|";

    @TempDir
    private Path folder = Path.of("");

    private static Run score(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "predictor";
        all[1] = "score";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Run.of(all);
    }

    @Test
    void predictorsAndProxiesAreListedWithTheirPapers() {
        Run run = Run.of("predictor", "list", "--format", "csv");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("name,kind,summary,paper\n")
                .contains("\ngp,predictor,", "\nsynflow,proxy,", "Tanaka et al. 2020");
        assertThat(Run.of("predictor", "list").out()).contains("synflow (proxy)\n  How much");
    }

    @Test
    @Tag("engine")
    void networksOfAFileAreScored() throws IOException {
        Path file = Files.write(folder.resolve("cells.txt"), List.of("# two cells", SKIPS, "", DEAD));
        Run run = score(
                "--space",
                "nas-bench-201",
                "--file",
                file.toString(),
                "--proxy",
                "parameters,nwot,synflow",
                "--batch",
                "4",
                "--format",
                "csv");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("genotype,published,parameters,nwot,synflow,seconds,problem");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .containsPattern("~2[|],[0-9]+,[0-9.]+,")
                .contains(SKIPS)
                .endsWith(",")
                .doesNotContain(",,");
        assertThat(lines.get(2))
                .contains(DEAD)
                .endsWith("no nwot: it has no activations; no synflow: no output depends on its input");
    }

    @Test
    @Tag("engine")
    void aSeedHasOneScore() {
        String[] arguments = {
            "--space",
            "mobile-mini",
            "--count",
            "2",
            "--seed",
            "3",
            "--proxy",
            "zen,snip",
            "--batch",
            "4",
            "--format",
            "json"
        };
        Run run = score(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        String scores = run.out().replaceAll("\"seconds\": [^,}]*", "");
        assertThat(scores).contains("\"zen\": ", "\"snip\": ").doesNotContain("\"published\"");
        assertThat(score(arguments).out().replaceAll("\"seconds\": [^,}]*", "")).isEqualTo(scores);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --space mobile-mini --count 1 --proxy sinflow               | --proxy: found no proxy called [sinflow], accepted:
            --space mobile-mini --count 0 --proxy macs                  | --count: found [0], accepted: a whole number of at least 1
            --space mobile-mini --count 1 --proxy macs --batch 1        | --batch: found [1], accepted: a whole number of at least 2
            --space mobile-mini --architecture nothing --proxy macs     | --architecture: [nothing] is not path=label
            --space mobile-mini --proxy macs                            | Missing required argument
            --space mobile-mini --count 1 --architecture x --proxy macs | mutually exclusive
            --space mobile-mimi --count 1 --proxy macs                  | Maybe mobile-mini?
            --space mlp --count 1 --proxy snip                          | --space: found a network with inputs [[20]], accepted: one image
            --space mobile-mini --count 1 --proxy snip --data no/where  | --data
            """)
    void whatIsWrongIsSaid(String arguments, String message) {
        Run run = score(arguments.split(" +"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }
}
