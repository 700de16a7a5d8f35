package nas4j.hardware.agents.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nas4j.agent.wire.Fields;
import nas4j.agent.wire.Lease;
import nas4j.agent.wire.Result;
import nas4j.hardware.agents.blob.BlobStore;
import nas4j.hardware.agents.queue.JobQueue;
import nas4j.hardware.agents.token.Enrolled;

/**
 * What agents may ask.
 *
 * @param mostWaitSeconds no question for work is left open for longer
 */
record Endpoints(JobQueue queue, BlobStore blobs, int mostWaitSeconds) {
    private static final int ALREADY_REPORTED = 208;
    private static final int RANGE_BEYOND_END = 416;
    private static final String BLOB = "/v1/blob/";

    void answer(Exchange exchange, Enrolled agent)
            throws IOException, InterruptedException, Exchange.TooLargeException {
        boolean isPost = exchange.method().equals("POST");
        if (isPost && exchange.path().equals("/v1/lease")) {
            lease(exchange, agent);
        } else if (isPost && exchange.path().equals("/v1/beat")) {
            beat(exchange, agent);
        } else if (isPost && exchange.path().equals("/v1/result")) {
            result(exchange, agent);
        } else if (exchange.method().equals("GET") && exchange.path().startsWith(BLOB)) {
            blob(exchange);
        } else {
            exchange.answer(HttpURLConnection.HTTP_NOT_FOUND);
        }
    }

    private void lease(Exchange exchange, Enrolled agent)
            throws IOException, InterruptedException, Exchange.TooLargeException {
        exchange.body();
        int wait = Math.min(exchange.query("wait"), mostWaitSeconds);
        Optional<Lease> lease = queue.lease(agent.name(), agent.device(), TimeUnit.SECONDS.toNanos(wait));
        if (lease.isPresent()) {
            exchange.answer(HttpURLConnection.HTTP_OK, lease.get().toMap());
        } else {
            exchange.answer(HttpURLConnection.HTTP_NO_CONTENT);
        }
    }

    private void beat(Exchange exchange, Enrolled agent) throws IOException, Exchange.TooLargeException {
        Fields fields = exchange.body();
        boolean isHeld = queue.beat(agent.name(), fields.text("job"), fields.number("attempt"));
        exchange.answer(isHeld ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_CONFLICT, Map.of());
    }

    private void result(Exchange exchange, Enrolled agent) throws IOException, Exchange.TooLargeException {
        Result result = Result.of(exchange.body());
        int status =
                switch (queue.report(agent.name(), result)) {
                    case TAKEN -> HttpURLConnection.HTTP_OK;
                    case REPEATED -> ALREADY_REPORTED;
                    case LOST -> HttpURLConnection.HTTP_CONFLICT;
                };
        exchange.answer(status, Map.of());
    }

    private void blob(Exchange exchange) throws IOException {
        Optional<Path> file = blobs.find(exchange.path().substring(BLOB.length()));
        if (file.isEmpty()) {
            exchange.answer(HttpURLConnection.HTTP_NOT_FOUND);
            return;
        }
        long size = Files.size(file.get());
        long start = exchange.rangeStart();
        if (start >= size) {
            exchange.answer(RANGE_BEYOND_END);
            return;
        }
        exchange.http().getResponseHeaders().set("Content-Range", "bytes " + start + "-" + (size - 1) + "/" + size);
        exchange.answer(HttpURLConnection.HTTP_PARTIAL, file.get(), start, size);
    }
}
