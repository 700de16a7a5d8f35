package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpaceEvolveTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder = Path.of("");

    private Path blocks = Path.of("");

    /** In stage 1 resnet has the least losses, in stage 2 fused-mbconv; wide windows are better and slower. */
    @BeforeEach
    void writeTable() throws IOException {
        StringBuilder text = new StringBuilder(
                "space,stage,block_width,kwe_list,input_shape,kd_nsr_loss_int8,pred_latency_ms_int8\n");
        for (int stage = 1; stage <= 2; stage++) {
            for (String block : List.of("resnet", "fused-mbconv")) {
                boolean isBest = (stage == 1) == block.equals("resnet");
                for (int window = 0; window < 3; window++) {
                    for (int kernel = 3; kernel <= 5; kernel += 2) {
                        int width = 16 + 8 * window;
                        double loss = (isBest ? 0.5 : 0.9) - 0.1 * window - 0.01 * kernel;
                        text.append("mine,stage" + stage + "," + block + "_" + window + "," + kernel + "#" + width
                                + "#1,1x16x" + 32 / stage + "x" + 32 / stage + "," + loss + ","
                                + (1 + window + 0.1 * kernel) + "\n");
                    }
                }
            }
        }
        blocks = Files.writeString(folder.resolve("blocks.csv"), text);
    }

    private Run evolve(String... more) {
        List<String> arguments = new ArrayList<>(List.of("space", "evolve", "--blocks", blocks.toString()));
        arguments.addAll(List.of(
                "--hyperspace", "mine", "--out", folder.resolve("space.yaml").toString()));
        arguments.addAll(List.of(more));
        addUnlessGiven(arguments, "--spaces", "36");
        addUnlessGiven(arguments, "--draws", "500");
        return Run.of(arguments.toArray(String[]::new));
    }

    private static void addUnlessGiven(List<String> arguments, String option, String value) {
        if (!arguments.contains(option)) {
            arguments.addAll(List.of(option, value));
        }
    }

    @Test
    void theBestSpaceIsWrittenAndPassesTheCheck() {
        Run run = evolve("--latency", "20ms", "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode found = JSON.readTree(run.out());

        assertThat(found.get("space").asString()).isEqualTo("mine-01-22");
        assertThat(found.get("stages")
                        .valueStream()
                        .map(stage -> stage.get("block").asString()))
                .containsExactly("resnet", "fused-mbconv");
        assertThat(found.get("score").asDouble())
                .isGreaterThan(found.get("homogeneous").get("score").asDouble());
        assertThat(run.err()).contains("evolution: 36 of 36 spaces").contains("random search: 36 of 36 spaces");
        assertThat(Run.of("space", "check", folder.resolve("space.yaml").toString())
                        .exitCode())
                .isZero();
    }

    @Test
    @Tag("engine")
    void theSpaceThatIsWrittenIsSearched() throws IOException {
        assertThat(evolve("--latency", "20ms").exitCode()).isZero();
        Path file = Files.writeString(folder.resolve("evolved.yaml"), """
                experiment: evolved
                space: "%s"
                data: {generated: glyphs, size: 32, training: 128, test: 64}
                objectives: [maximize: accuracy, minimize: macs]
                search: {strategy: random}
                evaluate: {by: training, epochs: 0.5, final-epochs: 0.5, batch: 16}
                budget: {trials: 2}
                seeds: [1]
                baseline: off
                """.formatted(folder.resolve("space.yaml")));

        Run run = Run.of("run", file.toString(), "--results", folder.toString(), "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"status\": \"finished\"", "\"delivered\": {");
    }

    @Test
    void aTighterLatencyLeadsToNarrowerStages() {
        JsonNode found =
                JSON.readTree(evolve("--latency", "4", "--format", "json").out());

        assertThat(found.get("blocks").valueStream().map(JsonNode::asInt)).containsExactly(0, 1);
        assertThat(found.get("windows").valueStream().mapToInt(JsonNode::asInt).sum())
                .isEqualTo(1);
    }

    @Test
    void textAndCsvNameTheStages() {
        assertThat(evolve("--latency", "20ms").out())
                .contains("score", "random search", "one block type", "fused-mbconv");
        assertThat(evolve("--latency", "20ms,10ms", "--format", "csv").out().lines())
                .hasSize(3);
    }

    /** By the table nothing keeps the limit. */
    @Test
    void latenciesCanBeThoseOfADevice() throws IOException {
        Files.writeString(blocks, Files.readString(blocks).replaceAll(",[0-9.]+\\n", ",1000\n"));
        assertThat(evolve("--latency", "20ms").exitCode()).isEqualTo(2);
        Run run = evolve("--latency", "20ms", "--on", "raspberry-pi-4", "--format", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(JSON.readTree(run.out()).get("space").asString()).isEqualTo("mine-01-22");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--latency -3ms                       | found --latency [-3ms], accepted: milliseconds above 0",
                "--latency 20s                        | found --latency [20s]",
                "--latency 0.001ms                    | no network of any scored space keeps --latency [0.001ms]",
                "--latency 20ms --spaces 0            | found --spaces [0]",
                "--latency 20ms --draws -1            | found --draws [-1]",
                "--latency 20ms --on raspbery-pi-4    | Maybe raspberry-pi-4?",
                "--latency 20ms --on host             | nothing predicts the latency",
            })
    void wrongInputEndsWithCodeTwo(String arguments, String expected) {
        Run run = evolve(arguments.split(" +"));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(expected).doesNotContain("\tat ");
        assertThat(folder.resolve("space.yaml")).doesNotExist();
    }

    @Test
    void anUnknownHyperspaceAndAMissingColumnAreNamed() throws IOException {
        String out = folder.resolve("space.yaml").toString();
        String[] command = {
            "space", "evolve", "--blocks", blocks.toString(), "--hyperspace", "nime", "--latency", "20", "--out", out
        };
        assertThat(Run.of(command).exitCode()).isEqualTo(2);
        assertThat(Run.of(command).err())
                .contains("found no hyperspace [nime], accepted: mine")
                .contains("Maybe mine?");

        Files.writeString(blocks, Files.readString(blocks).replace("kd_nsr_loss_int8", "loss"));
        assertThat(evolve("--latency", "20").err()).contains("blocks.csv:1:1: found no column [kd_nsr_loss_int8]");
    }
}
