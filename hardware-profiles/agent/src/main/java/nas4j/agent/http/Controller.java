package nas4j.agent.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import nas4j.agent.json.Json;
import nas4j.agent.wire.BlobRef;
import nas4j.agent.wire.Fields;
import nas4j.agent.wire.Lease;
import nas4j.agent.wire.Result;
import org.jspecify.annotations.Nullable;

/**
 * The controller, as the agent sees it. Each call is one exchange and may fail with an {@link IOException}; then it can be
 * made again.
 *
 * @param address {@code https://host:port}
 * @param token what the agent shows to be known by
 */
public record Controller(URI address, String token, SSLSocketFactory trust) {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 15_000;
    private static final int MOST_ANSWER = 1 << 16;
    private static final int RANGE_BEYOND_END = 416;

    public Controller {
        if (!"https".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("controller [" + address + "], accepted: https://host:port");
        }
    }

    private record Answer(int status, String body) {}

    /**
     * Asks for work, and waits for it.
     *
     * @param waitSeconds the controller answers no later, if it is there
     * @return empty if there is none
     */
    public Optional<Lease> lease(int waitSeconds) throws IOException {
        Answer answer = post("/v1/lease?wait=" + waitSeconds, Map.of(), waitSeconds * 1000 + READ_MILLIS);
        return switch (answer.status()) {
            case HttpURLConnection.HTTP_OK -> Optional.of(Lease.of(new Fields(Json.read(answer.body()))));
            case HttpURLConnection.HTTP_NO_CONTENT -> Optional.empty();
            default -> throw unexpected(answer);
        };
    }

    /** Says that the work goes on. */
    public void beat(Lease lease) throws IOException, LeaseLostException {
        Answer answer = post("/v1/beat", Map.of("job", lease.job(), "attempt", lease.attempt()), READ_MILLIS);
        switch (answer.status()) {
            case HttpURLConnection.HTTP_OK -> {}
            case HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND ->
                throw new LeaseLostException(lease.job());
            default -> throw unexpected(answer);
        }
    }

    /**
     * Delivers a result: once it returns or the lease is lost, the result may be forgotten. It may be delivered twice.
     *
     * @throws LeaseLostException if the result is of no use
     */
    public void deliver(Result result) throws IOException, LeaseLostException {
        Answer answer = post("/v1/result", result.toMap(), READ_MILLIS);
        boolean isTaken = answer.status() == HttpURLConnection.HTTP_OK || answer.status() == 208;
        if (!isTaken && answer.status() >= 400 && answer.status() < 500) {
            throw new LeaseLostException(result.job());
        }
        if (!isTaken) {
            throw unexpected(answer);
        }
    }

    /**
     * The bytes of a file from a place on.
     *
     * @throws FileNotFoundException if the controller has it not
     */
    InputStream blob(BlobRef blob, long from) throws IOException {
        HttpURLConnection connection = open("/v1/blob/" + blob.sha256(), READ_MILLIS);
        connection.setRequestProperty("Range", "bytes=" + from + "-");
        return switch (connection.getResponseCode()) {
            case HttpURLConnection.HTTP_PARTIAL -> connection.getInputStream();
            case HttpURLConnection.HTTP_NOT_FOUND, RANGE_BEYOND_END ->
                throw new FileNotFoundException("the controller does not have the file [" + blob.sha256() + "]");
            default -> throw unexpected(new Answer(connection.getResponseCode(), ""));
        };
    }

    private Answer post(String path, Map<String, ? extends @Nullable Object> body, int readMillis) throws IOException {
        HttpURLConnection connection = open(path, readMillis);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        connection.setFixedLengthStreamingMode(bytes.length);
        try (OutputStream output = connection.getOutputStream()) {
            output.write(bytes);
        }
        int status = connection.getResponseCode();
        return new Answer(status, body(connection, status));
    }

    private static String body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream input = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return input == null ? "" : new String(input.readNBytes(MOST_ANSWER), StandardCharsets.UTF_8);
        }
    }

    private HttpURLConnection open(String path, int readMillis) throws IOException {
        HttpsURLConnection connection =
                (HttpsURLConnection) address.resolve(path).toURL().openConnection();
        connection.setSSLSocketFactory(trust);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(readMillis);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        return connection;
    }

    private static IOException unexpected(Answer answer) {
        if (answer.status() == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw new RefusedException();
        }
        return new IOException("the controller answered [" + answer.status() + "] " + answer.body());
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
