package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.spaces.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpaceCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private static JsonNode json(String... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void listNamesEverySpaceOfTheCatalogue() {
        JsonNode list = json("space", "list", "--format", "json");

        assertThat(list.valueStream().map(space -> space.get("space").asString()))
                .containsExactlyElementsOf(Catalogue.names());
    }

    @Test
    void samplesOfOneSeedAreTheSame() {
        String[] command = {"space", "sample", "nas-bench-201", "-n", "5", "--seed", "7", "--format", "json"};
        JsonNode samples = json(command);

        assertThat(samples).hasSize(5).isEqualTo(json(command));
        assertThat(samples.get(0).propertyNames())
                .containsExactly(
                        "genotype", "macs", "parameters", "peakActivationBytes", "modelBytes", "bitOperations", "hash");
        assertThat(samples.get(0).get("macs").isIntegralNumber()).isTrue();
    }

    @Test
    void costReadsGenotypesAndPublishedStrings() throws IOException {
        Path genotypes = file("genotypes.txt", """
                # the second row of the benchmark's table
                |nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|

                cell/2-3=skip_connect cell/0-1=nor_conv_3x3 cell/0-2=nor_conv_3x3 cell/1-2=avg_pool_3x3 \
                cell/0-3=skip_connect cell/1-3=nor_conv_3x3
                """);
        JsonNode costs = json("space", "cost", "nas-bench-201", "--file", genotypes.toString(), "--format", "json");

        assertThat(costs).hasSize(2);
        assertThat(costs.get(0)).isEqualTo(costs.get(1));
        assertThat(costs.get(0).get("parameters").asLong()).isEqualTo(802_426);
    }

    @Test
    void aWrongGenotypeIsNamedWithItsLine() throws IOException {
        Path genotypes = file("genotypes.txt", "# none\ncell/0-1=nor_conv_3x4\n");
        Run run = Run.of("space", "cost", "nas-bench-201", "--file", genotypes.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(genotypes + ":2:1: [nor_conv_3x4] is no option of [cell/0-1]")
                .contains("Maybe nor_conv_3x3?")
                .doesNotContain("\tat ");
    }

    @Test
    void checkCountsNasBench201() {
        JsonNode report = json("space", "check", "nas-bench-201", "--format", "json");

        assertThat(report.get("size").asLong()).isEqualTo(15_625);
        assertThat(report.get("exact").asBoolean()).isTrue();
        assertThat(report.get("distinct").asLong()).isEqualTo(4_930);
        assertThat(report.get("feasibleShare").asDouble()).isEqualTo(1);
        assertThat(report.get("errors")).isEmpty();
    }

    @Test
    void sizesBeyondTwoToTheFiftyThirdAreTexts() {
        assertThat(json("space", "show", "fbnet", "--format", "json")
                        .get("size")
                        .asString())
                .isEqualTo("984770902183611232881");
        assertThat(json("space", "show", "fbnet", "--format", "json")
                        .get("size")
                        .isString())
                .isTrue();
        assertThat(json("space", "show", "nas-bench-201", "--format", "json")
                        .get("size")
                        .isIntegralNumber())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".svg", ".dot"})
    void showDrawsANetwork(String ending) throws IOException {
        Path picture = folder.resolve("network" + ending);
        Run run = Run.of("space", "show", "mobile-mini", "--picture", picture.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("3353805 genotypes");
        assertThat(Files.readString(picture)).startsWith(ending.equals(".svg") ? "<svg" : "digraph");
    }

    @Test
    void aSpaceWithoutFeasibleNetworkEndsWithCodeTwo() throws IOException {
        Path space = file("space.yaml", """
                space: tight
                input: {image: [3, 8, 8]}
                network:
                  - conv: {channels: {one-of: [8, 16]}}
                  - global-pool
                constraints: [parameters <= 10]
                """);
        Run run = Run.of("space", "check", space.toString(), "--format", "json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(JSON.readTree(run.out()).get("feasible").asBoolean()).isFalse();
        assertThat(JSON.readTree(run.out()).get("errors")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "netwrk: [norm]            | network",
                "network: [nrm]            | norm",
                "network: [{conv: {chanels: 3}}] | channels",
                "network: [{conv: 16 / (3 - 3)}] | division by zero",
            })
    void wrongFilesAreNamedWithTheirPlace(String wrong, String expected) throws IOException {
        Path space = file("space.yaml", "space: wrong\ninput: {image: [3, 8, 8]}\n" + wrong + "\n");
        Run run = Run.of("space", "check", space.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(space + ":3:").contains(expected).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"nas-bench-202, Maybe nas-bench-201?", "missing.yaml, accepted: a space file that exists"})
    void unknownSpacesEndWithCodeTwo(String name, String expected) {
        Run run = Run.of("space", "check", name);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(expected);
    }

    @Test
    void schemaIsJson() {
        assertThat(json("space", "schema").get("$schema").asString()).contains("2020-12");
    }

    @Test
    void csvHasOneLineARow() {
        assertThat(Run.of("space", "sample", "darts", "-n", "3", "--format", "csv")
                        .out()
                        .lines())
                .hasSize(4);
    }
}
