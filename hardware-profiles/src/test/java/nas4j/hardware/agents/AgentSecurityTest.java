package nas4j.hardware.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import nas4j.agent.http.Controller;
import nas4j.agent.http.Download;
import nas4j.agent.http.LeaseLostException;
import nas4j.agent.http.RefusedException;
import nas4j.agent.json.Json;
import nas4j.agent.wire.BlobRef;
import nas4j.agent.wire.Lease;
import nas4j.agent.wire.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not come from a well-behaved agent, or not to one. */
class AgentSecurityTest {
    private static final byte[] MODEL = "no model, but bytes".repeat(1000).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder = Path.of("");

    private TestController controller;
    private String token = "";

    AgentSecurityTest(@TempDir Path main) throws IOException {
        controller = TestController.start(main);
    }

    @BeforeEach
    void enroll() throws IOException {
        token = controller.enroll("a");
    }

    @AfterEach
    void close() throws IOException {
        controller.close();
    }

    @Test
    void aWrongTokenIsRefusedWhateverItAsks() throws IOException {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> controller.dial("00".repeat(32)).lease(0));
        for (String path : List.of("/v1/lease?wait=1", "/v1/beat", "/v1/result", "/", "/v1/blob/" + "0".repeat(64))) {
            assertThat(RawConnection.ask(controller, token + "0", "POST", path, "{}"))
                    .isEqualTo(HttpURLConnection.HTTP_UNAUTHORIZED);
        }
        assertThat(RawConnection.ask(controller, token, "POST", "/v1/lease?wait=0", "{}"))
                .isEqualTo(HttpURLConnection.HTTP_NO_CONTENT);
    }

    @Test
    void anOldTokenIsRefusedAfterANewOneAndNoTokenIsOnDisk() throws IOException {
        String renewed = controller.enroll("a");
        assertThatThrownBy(() -> controller.dial(token).lease(0)).isInstanceOf(RefusedException.class);
        assertThat(controller.dial(renewed).lease(0)).isEmpty();
        assertThat(Files.readString(controller.files().path().resolve("agents.jsonl")))
                .doesNotContain(token)
                .doesNotContain(renewed);
    }

    @Test
    void aCertificateThatExpiredIsRefusedByTheAgent() throws IOException {
        Path keys = controller.files().path().resolve("tls/keys.p12");
        Files.delete(keys);
        controller.restart(InstantSource.fixed(Instant.now().minus(Duration.ofDays(500))));
        Files.writeString(
                controller.authority(),
                controller
                        .files()
                        .certificates(InstantSource.system(), TestController.SECRETS)
                        .authority());
        Controller dialled = controller.dial(token);
        assertThatThrownBy(() -> dialled.lease(0))
                .isInstanceOf(SSLException.class)
                .hasStackTraceContaining("NotAfter");
        controller.restart(InstantSource.system());
        assertThat(controller.dial(token).lease(0)).isEmpty();
    }

    @Test
    void anotherAuthorityIsRefusedByTheAgent() throws IOException {
        try (TestController other = TestController.start(Files.createDirectories(folder.resolve("other")))) {
            Path keys = other.files().path().resolve("tls/keys.p12");
            Files.delete(keys);
            String foreign = other.files()
                    .certificates(InstantSource.system(), TestController.SECRETS)
                    .authority();
            Files.writeString(controller.authority(), foreign);
            Controller dialled = controller.dial(token);
            assertThatThrownBy(() -> dialled.lease(0)).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void aRepeatedResultChangesNothingAndAForeignOneIsLost() throws Exception {
        String job = controller.submit(MODEL, 0);
        Lease lease = controller.dial(token).lease(0).orElseThrow();
        Result result = Result.failed(lease, "first");
        controller.dial(token).deliver(result);
        controller.dial(token).deliver(Result.failed(lease, "second"));
        String body = Json.write(result.toMap());
        assertThat(RawConnection.ask(controller, token, "POST", "/v1/result", body))
                .isEqualTo(208);
        String other = controller.enroll("b");
        Lease again = controller.dial(token).lease(0).orElseThrow();
        assertThat(again.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> controller.dial(other).deliver(Result.failed(again, "not mine")))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> controller.dial(other).beat(again)).isInstanceOf(LeaseLostException.class);
        controller.dial(token).beat(again);
        assertThat(controller.get().outcome(job)).isNotDone();
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedAndSoIsNoJson() throws IOException {
        String large = "{\"job\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(RawConnection.ask(controller, token, "POST", "/v1/beat", large))
                .isEqualTo(413);
        String deep = "{\"a\":".repeat(1000) + "1" + "}".repeat(1000);
        for (String body : List.of("", "[]", "{", "{} {}", "{\"job\":7}", "{\"a\":1,\"a\":2}", deep)) {
            assertThat(RawConnection.ask(controller, token, "POST", "/v1/beat", body))
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../journal.jsonl",
                "..%2fjournal.jsonl",
                "%2e%2e/%2e%2e/etc/passwd",
                "/etc/passwd",
                "..%5cjournal.jsonl",
                "AB",
                "",
                ".",
                "0000000000000000000000000000000000000000000000000000000000000000%00",
                "../models/0000000000000000000000000000000000000000000000000000000000000000"
            })
    void aPathReachesNoFile(String path) throws IOException {
        assertThat(RawConnection.ask(controller, token, "GET", "/v1/blob/" + path, ""))
                .isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
    }

    private void download(BlobRef blob) throws IOException, LeaseLostException {
        new Download(controller.dial(token), blob, folder.resolve(blob.sha256())).run(() -> {});
    }

    @Test
    void aModelComesInPiecesAndIsGoneAfterItsLastJob() throws Exception {
        BlobRef blob = controller.get().hold(MODEL);
        Path part = folder.resolve(blob.sha256() + ".part");
        Files.write(part, Arrays.copyOf(MODEL, 7000));
        download(blob);
        assertThat(Files.readAllBytes(folder.resolve(blob.sha256()))).isEqualTo(MODEL);
        controller.get().release(blob);
        assertThat(controller.model(blob)).doesNotExist();
        Files.delete(folder.resolve(blob.sha256()));
        assertThatThrownBy(() -> download(blob)).isInstanceOf(IOException.class);
    }

    @Test
    void aModelThatIsAnotherIsRefused() throws IOException {
        BlobRef blob = controller.get().hold(MODEL);
        byte[] changed = MODEL.clone();
        changed[5]++;
        Files.write(controller.model(blob), changed);
        refused(blob);
        Files.write(controller.model(blob), Arrays.copyOf(MODEL, MODEL.length + 100_000));
        refused(blob);
    }

    private void refused(BlobRef blob) {
        assertThatThrownBy(() -> download(blob))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(blob.sha256());
        assertThat(folder.resolve(blob.sha256())).doesNotExist();
        assertThat(folder.resolve(blob.sha256() + ".part")).doesNotExist();
    }

    @Test
    void aModelThatIsCutOffIsNotTaken() throws IOException {
        BlobRef blob = controller.get().hold(MODEL);
        Files.write(controller.model(blob), Arrays.copyOf(MODEL, 100));
        assertThatThrownBy(() -> download(blob)).isInstanceOf(IOException.class).hasMessageContaining("broke off");
        assertThat(folder.resolve(blob.sha256())).doesNotExist();
    }

    @Test
    void whoSendsSlowlyIsCutOff() throws IOException {
        try (RawConnection head = RawConnection.open(controller.port(), controller.authority());
                RawConnection body = RawConnection.open(controller.port(), controller.authority());
                Socket handshake = new Socket(InetAddress.getLoopbackAddress(), controller.port())) {
            head.send("POST /v1/beat HTTP/1.1\r\nHost: a\r\nX");
            body.send("POST /v1/beat HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Length: 100\r\n\r\n{");
            handshake.getOutputStream().write(new byte[] {22, 3, 1, 2});
            handshake.setSoTimeout(30_000);
            assertThat(controller.dial(token).lease(0)).isEmpty();
            assertThat(head.status()).isEqualTo(-1);
            assertThat(body.status()).isEqualTo(-1);
            assertThat(isClosed(handshake)).isTrue();
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream()); // an alert, maybe
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aThousandIdleConnectionsStopNobody() throws IOException {
        List<Closeable> idle = new ArrayList<>();
        try {
            for (int k = 0; k < 1000; k++) {
                idle.add(
                        k % 20 == 0
                                ? afterARequest()
                                : new Socket(InetAddress.getLoopbackAddress(), controller.port()));
            }
            for (int k = 0; k < 20; k++) {
                assertThat(controller.dial(token).lease(0)).isEmpty();
            }
            ((RawConnection) idle.getFirst()).send(LEASE.formatted(token));
            assertThat(((RawConnection) idle.getFirst()).status()).isEqualTo(HttpURLConnection.HTTP_NO_CONTENT);
        } finally {
            for (Closeable each : idle) {
                each.close();
            }
        }
    }

    private static final String LEASE =
            "POST /v1/lease?wait=0 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s" + "\r\nContent-Length: 2\r\n\r\n{}";

    private RawConnection afterARequest() throws IOException {
        RawConnection connection = RawConnection.open(controller.port(), controller.authority());
        connection.send(LEASE.formatted(token));
        assertThat(connection.status()).isEqualTo(HttpURLConnection.HTTP_NO_CONTENT);
        connection.restOfHead();
        return connection;
    }
}
