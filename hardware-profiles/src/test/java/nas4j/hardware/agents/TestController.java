package nas4j.hardware.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nas4j.agent.http.Controller;
import nas4j.agent.http.Trust;
import nas4j.agent.wire.BlobRef;
import nas4j.agent.wire.Protocol;
import nas4j.agent.wire.Work;
import nas4j.hardware.agents.queue.JobOutcome;
import nas4j.hardware.agents.queue.LeaseTimes;

/** A controller on the loopback address with short times, and what its agents need. It can be stopped and started again. */
final class TestController implements AutoCloseable {
    static final String DEVICE = "board";
    static final LeaseTimes SHORT = new LeaseTimes(Duration.ofSeconds(3), Duration.ofMillis(500));
    static final Protocol BRIEF = new Protocol(1, 0, 3, 0, 1, 1, 1, 7, 60);
    static final SecureRandom SECRETS = new SecureRandom();

    private static final String HOST = "127.0.0.1";
    private static final int WAIT_SECONDS = 2;

    private final Path folder;
    private final LeaseTimes times;
    private AgentController controller;

    private TestController(Path folder, LeaseTimes times) throws IOException {
        this.folder = folder;
        this.times = times;
        controller = open(0, InstantSource.system());
        Files.writeString(
                authority(),
                files().certificates(InstantSource.system(), SECRETS).authority());
    }

    static TestController start(Path folder) throws IOException {
        return start(folder, SHORT);
    }

    /** Keys are made once for all tests. */
    static TestController start(Path folder, LeaseTimes times) throws IOException {
        Path tls = Files.createDirectories(folder.resolve("controller/tls"));
        try (Stream<Path> files = Files.list(Keys.FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, tls.resolve(file.getFileName()));
            }
        }
        return new TestController(folder, times);
    }

    private static final class Keys {
        static final Path FOLDER = make();

        private Keys() {}

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("keys");
                AgentFolder files = new AgentFolder(folder);
                files.certificates(InstantSource.system(), SECRETS).context(List.of(HOST));
                return folder.resolve("tls");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    AgentFolder files() {
        return new AgentFolder(folder.resolve("controller"));
    }

    private AgentController open(int port, InstantSource clock) throws IOException {
        ControllerOptions options = new ControllerOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), List.of(HOST), times, WAIT_SECONDS);
        return AgentController.open(files(), options, clock, SECRETS);
    }

    AgentController get() {
        return controller;
    }

    URI address() {
        return controller.address();
    }

    int port() {
        return controller.address().getPort();
    }

    Path authority() {
        return folder.resolve("ca.pem");
    }

    /** On the same port. */
    void restart(InstantSource clock) throws IOException {
        int port = port();
        controller.close();
        controller = open(port, clock);
    }

    String enroll(String agent) throws IOException {
        return files().agents().enroll(agent, DEVICE, SECRETS);
    }

    /** An agent's side of the protocol, without the agent. */
    Controller dial(String token) throws IOException {
        return new Controller(address(), token, Trust.only(authority()));
    }

    /** One job for a model that is held for it alone. */
    String submit(byte[] model, int priority) throws IOException {
        return submit(model, priority, BRIEF);
    }

    String submit(byte[] model, int priority, Protocol protocol) throws IOException {
        BlobRef blob = controller.hold(model);
        String job = controller.submit(DEVICE, priority, new Work(blob, null, protocol));
        controller.release(blob);
        return job;
    }

    JobOutcome outcome(String job, int seconds) throws Exception {
        return controller.outcome(job).get(seconds, TimeUnit.SECONDS);
    }

    Path model(BlobRef blob) {
        return folder.resolve("controller/models").resolve(blob.sha256());
    }

    @Override
    public void close() throws IOException {
        controller.close();
    }
}
