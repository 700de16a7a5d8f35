package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import nas4j.agent.http.Controller;
import nas4j.agent.http.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Run agent(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "agent";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--folder";
        all[arguments.length + 2] = folder.toString();
        return Run.of(all);
    }

    @Test
    void whoIsEnrolledIsListedAndServed() throws Exception {
        Run enrolled = agent("enroll", "pi-a", "--device", "pi", "--port", "7000");
        assertThat(enrolled.exitCode()).as(enrolled.err()).isZero();
        assertThat(enrolled.out())
                .contains("--controller https://127.0.0.1:7000 --token-file pi-a.token --ca ca.pem")
                .contains("nas-agent.jar");
        assertThat(agent("list", "--format", "csv").out()).isEqualTo("agent,device,seen\npi-a,pi,never\n");

        BlockingQueue<String> said = new ArrayBlockingQueue<>(10);
        Thread server = Thread.ofPlatform()
                .start(() -> Nas.run(
                        new PrintWriter(new Lines(said)),
                        new PrintWriter(Writer.nullWriter()),
                        "agent",
                        "serve",
                        "--port",
                        "0",
                        "--folder",
                        folder.toString()));
        String address = said.poll(60, TimeUnit.SECONDS);
        Path files = folder.resolve("devices/pi-a");
        String token = Files.readString(files.resolve("pi-a.token"));
        Controller dialled =
                new Controller(URI.create(String.valueOf(address).strip()), token, Trust.only(files.resolve("ca.pem")));
        assertThat(dialled.lease(0)).isEmpty();
        assertThat(agent("list", "--format", "csv").out()).containsPattern("pi-a,pi,20\\d\\d-");
        assertThat(agent("serve", "--port", "0").err()).contains("is in use");
        server.interrupt();
        assertThat(server.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        Run run = agent("enroll", "../pi");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("[../pi]");
        assertThat(folder.resolve("devices")).doesNotExist();
    }

    /** What is written between two flushes. */
    private static final class Lines extends Writer {
        private final BlockingQueue<String> said;
        private final StringBuilder line = new StringBuilder();

        Lines(BlockingQueue<String> said) {
            this.said = said;
        }

        @Override
        public void write(char[] letters, int start, int length) {
            line.append(letters, start, length);
        }

        @Override
        public void flush() {
            if (!line.isEmpty()) {
                said.add(line.toString());
                line.setLength(0);
            }
        }

        @Override
        public void close() {
            flush();
        }
    }
}
