package nas4j.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import nas4j.agent.AgentOptions;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void eachArgumentIsRead() {
        assertThat(Arguments.read(
                        "--controller",
                        "https://a:1",
                        "--token-file",
                        "t",
                        "--ca",
                        "c",
                        "--spool",
                        "s",
                        "--threads",
                        "4"))
                .isEqualTo(new AgentOptions(URI.create("https://a:1"), Path.of("t"), Path.of("c"), Path.of("s"), 4));
        assertThat(Arguments.read("--controller", "https://a:1", "--token-file", "t", "--ca", "c")
                        .threads())
                .isEqualTo(1);
    }

    @Test
    void whatIsMissingOrNotKnownIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(Arguments::read).withMessageContaining("--controller");
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.read("--controller"));
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.read("--what", "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.read(
                        "--controller", "https://a:1", "--token-file", "t", "--ca", "c", "--threads", "0"));
    }
}
