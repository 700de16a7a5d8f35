package nas4j.hardware.agents.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.agent.json.Json;
import nas4j.agent.wire.Fields;
import org.jspecify.annotations.Nullable;

/** One question of an agent, and the answer to it. */
record Exchange(HttpExchange http) {
    private static final int MOST_BODY = 64 << 10;
    private static final int BUFFER = 64 << 10;
    private static final String BEARER = "Bearer ";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,12})-");

    String method() {
        return http.getRequestMethod();
    }

    /** As it came, nothing decoded in it. */
    String path() {
        return http.getRequestURI().getRawPath();
    }

    Optional<String> findToken() {
        return Optional.ofNullable(http.getRequestHeaders().getFirst("Authorization"))
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }

    /** The whole number that the address asks for, such as {@code ?wait=50}. */
    int query(String name) {
        String query = String.valueOf(http.getRequestURI().getRawQuery());
        Matcher matcher = Pattern.compile(name + "=(\\d{1,5})").matcher(query);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** From where on; 0 if all is asked for. */
    long rangeStart() {
        Matcher matcher = RANGE.matcher(String.valueOf(http.getRequestHeaders().getFirst("Range")));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /**
     * The body. No more of it is read than is accepted.
     *
     * @throws TooLargeException if there is more
     */
    Fields body() throws IOException, TooLargeException {
        byte[] bytes = http.getRequestBody().readNBytes(MOST_BODY + 1);
        if (bytes.length > MOST_BODY) {
            throw new TooLargeException();
        }
        return new Fields(Json.read(new String(bytes, StandardCharsets.UTF_8)));
    }

    void answer(int status) throws IOException {
        http.sendResponseHeaders(status, -1);
    }

    void answer(int status, Map<String, ? extends @Nullable Object> body) throws IOException {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(status, bytes.length);
        try (OutputStream output = http.getResponseBody()) {
            output.write(bytes);
        }
    }

    /** A file from a place on, without having it in memory. */
    void answer(int status, Path file, long start, long size) throws IOException {
        http.getResponseHeaders().set("Content-Type", "application/octet-stream");
        http.sendResponseHeaders(status, size - start);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                InputStream input = Channels.newInputStream(channel.position(start));
                OutputStream output = http.getResponseBody()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                output.write(buffer, 0, read);
            }
        }
    }

    /** A body that nobody should send. */
    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1;
    }
}
