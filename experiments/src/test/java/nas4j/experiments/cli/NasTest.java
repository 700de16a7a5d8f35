package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NasTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "space --help",
                "space check --help",
                "space sample --help",
                "run --help",
                "show --help"
            })
    void everyLevelHasHelpWithAnExample(String command) {
        Run run = Run.of(command.split(" ", -1));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: nas").contains("Example: nas ");
    }

    @Test
    void misspeltCommandsGetTheNearest() {
        Run run = Run.of("spcae");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("spcae").contains("nas space");
    }

    @Test
    void aMissingCommandIsAnError() {
        assertThat(Run.of().exitCode()).isEqualTo(2);
        assertThat(Run.of("space").exitCode()).isEqualTo(2);
    }

    @Test
    void runNeedsAFileOrPrintsTheSchema() {
        assertThat(Run.of("run").exitCode()).isEqualTo(2);
        Run schema = Run.of("run", "--schema");
        assertThat(schema.exitCode()).isZero();
        assertThat(schema.out()).contains("\"title\": \"Experiment\"", "\"final-epochs\"", "\"mobile-mini\"");
    }

    @Test
    void completionIsAScript() {
        assertThat(Run.of("--generate-completion").out()).startsWith("#!/usr/bin/env bash");
    }

    @Test
    void stackTracesAreOnRequest() {
        assertThat(Run.of("space", "check", "none", "--verbose").err()).contains("\tat ");
        assertThat(Run.of("space", "check", "none").err()).doesNotContain("\tat ");
    }
}
